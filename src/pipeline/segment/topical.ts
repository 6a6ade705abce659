import type { Word } from '../tag/words.ts'
import { likeness, type Subject, subjectOf, sumOf } from './subjects.ts'

/** A turn, or a paragraph of a report. */
export type Unit = {
  words: readonly Word[]
  isQuestion: boolean
  /** Whether a new topic may begin with it. */
  mayBegin: boolean
}

/**
 * Where the topic changes: indexes of the units that begin another one. Where questions are asked, each is judged by
 * itself; elsewhere the deepest valleys of likeness count (after TextTiling, Hearst 1997).
 */
export function topicalStarts(units: readonly Unit[], language: string): Set<number> {
  const text = new Stretches(units, language)
  const asked = units.flatMap(({ isQuestion, mayBegin }, at) => (isQuestion && mayBegin && at > 0 ? [at] : []))
  if (asked.length > 0) return new Set(asked.filter((at) => beginsTopic(units, at, text)))
  return valleys(
    units.flatMap(({ mayBegin }, at) => (mayBegin && at > 0 ? [at] : [])),
    text,
  )
}

/** For each number the sum of all up to it. */
export function runningSums(values: readonly number[]): number[] {
  let sum = 0
  return values.map((value) => {
    sum += value
    return sum
  })
}

/** Units with their lengths, and what stretches of them are about. */
class Stretches {
  readonly lengths: readonly number[]
  readonly total: number
  readonly #ends: readonly number[]
  readonly #subjects: readonly Subject[]

  constructor(units: readonly Unit[], language: string) {
    this.#subjects = units.map(({ words }) => subjectOf(words, language))
    this.lengths = units.map(({ words }) => words.length)
    this.#ends = runningSums(this.lengths)
    this.total = this.#ends.at(-1) ?? 0
  }

  /** How alike what comes before and after is, each at least so many words long. */
  likenessAt(at: number, window: number): number {
    return likeness(this.#around(at - 1, -1, window), this.#around(at, 1, window))
  }

  wordsBetween(from: number, to: number): number {
    return (this.#ends[to - 1] ?? 0) - (this.#ends[from - 1] ?? 0)
  }

  #around(from: number, step: -1 | 1, window: number): Subject {
    const chosen: Subject[] = []
    for (let at = from, words = 0; at >= 0 && at < this.lengths.length && words < window; at += step) {
      chosen.push(this.#subjects[at]!)
      words += this.lengths[at]!
    }
    return sumOf(chosen)
  }
}

const EXCHANGE_WINDOW_WORDS = 120
/** Weights of the signs, tuned on news conferences with printed headings (docs/models/topics.md). */
const ADDRESS = 1
const FOLLOW_UP = 1
const SHORT_QUESTION = 1
const SHORT_ANSWER = 0.5
const LIKENESS = 2
const LEAST = -0.5
const SHORT_QUESTION_WORDS = 8
const SHORT_ANSWER_WORDS = 12

/** Who asks anew begins with a form of address. */
const FORMS_OF_ADDRESS = new Set(
  'mr mrs ms madam sir dr herr frau monsieur madame señor señora господин госпожа sayın hörmətli cənab'.split(' '),
)
const ADDRESS_WITHIN_WORDS = 4
/** First words of a question that goes on with the last answer. */
const FOLLOWING = new Set(
  'but and so then or well that it he she they you did does is was are why if aber und also dann oder das es er sie warum meinen mais et donc alors ou cela il elle pourquoi pero y entonces o eso él ella но и а то или это он она они почему ama ve yani peki o bu amma'.split(
    ' ',
  ),
)

function beginsTopic(units: readonly Unit[], at: number, text: Stretches): boolean {
  const { words } = units[at]!
  const addressed = words.slice(0, ADDRESS_WITHIN_WORDS).some(({ form }) => FORMS_OF_ADDRESS.has(form))
  const following = !addressed && FOLLOWING.has(words[0]?.form ?? '')
  const answer = text.lengths[at - 1]!
  const score =
    (addressed ? ADDRESS : 0) -
    (following ? FOLLOW_UP : 0) -
    (words.length < SHORT_QUESTION_WORDS ? SHORT_QUESTION : 0) -
    (answer < SHORT_ANSWER_WORDS ? SHORT_ANSWER : 0) -
    LIKENESS * text.likenessAt(at, EXCHANGE_WINDOW_WORDS)
  return score > LEAST
}

/** Windows and passages grow with the text, from those of a short report to those of a meeting of two hours. */
const WINDOW = { share: 1 / 8, least: 60, most: 400 }
const PASSAGE = { share: 1 / 6, least: 120, most: 1_500 }
/** How much deeper than the mean a valley must be, in standard deviations. */
const DEEPER = 1.5

type Bounds = { share: number; least: number; most: number }
const within = ({ share, least, most }: Bounds, total: number) => Math.min(most, Math.max(least, total * share))

function valleys(starts: readonly number[], text: Stretches): Set<number> {
  const window = within(WINDOW, text.total)
  const least = within(PASSAGE, text.total)
  const likenesses = starts.map((at) => text.likenessAt(at, window))
  const depths = likenesses.map((value, i) => climb(likenesses, i, -1) + climb(likenesses, i, 1) - 2 * value)
  const mean = depths.reduce((sum, depth) => sum + depth, 0) / Math.max(1, depths.length)
  const deviation = Math.sqrt(depths.reduce((sum, depth) => sum + (depth - mean) ** 2, 0) / Math.max(1, depths.length))
  const deepest = [...depths.entries()]
    .filter(([, depth]) => depth > mean + DEEPER * deviation)
    .sort(([, a], [, b]) => b - a)
  const chosen = new Set<number>()
  for (const [i] of deepest) {
    const at = starts[i]!
    const ends = [0, ...chosen, text.lengths.length]
    if (ends.every((end) => text.wordsBetween(Math.min(at, end), Math.max(at, end)) >= least)) chosen.add(at)
  }
  return chosen
}

/** The highest likeness on the way up from a valley. */
function climb(values: readonly number[], from: number, step: -1 | 1): number {
  let at = from
  while (values[at + step] !== undefined && values[at + step]! >= values[at]!) at += step
  return values[at]!
}
