import { wordsOf } from './words.ts'

/** As much of a statement as it takes to tell whether two are one utterance. */
export type Utterance = {
  text: string
  speaker: { id: string | null; name: string | null }
  /** RFC 3339: when it was said, or else published, or else first seen. */
  saidAt: string
}

const DAY_MS = 24 * 60 * 60 * 1_000
/** Reports follow within days; the same words a month later are said again. */
export const MAX_DAYS_APART = 10

/** Words in a row that count as repeated. */
const MIN_RUN = 2
/** Tuned on scripts/evaluation/same-utterance.tsv: see eval-clusters.ts. */
const RULES = {
  /** The same person: half of the shorter one, and at least four words. */
  same: { overlap: 0.5, words: 4 },
  /** One of them is unnamed, or not resolved: more has to agree. */
  unknown: { overlap: 0.75, words: 6 },
}

/**
 * How much of the shorter utterance stands in the other, from 0 to 1, where that makes them one utterance: verbatim,
 * shortened, or paraphrased around the same words; null where it does not. Translations are not recognised.
 */
export function sameUtterance(a: Utterance, b: Utterance): number | null {
  if (Math.abs(Date.parse(a.saidAt) - Date.parse(b.saidAt)) > MAX_DAYS_APART * DAY_MS) return null
  const speakers = compareSpeakers(a.speaker, b.speaker)
  if (speakers === 'different') return null
  const [left, right] = [wordsOf(a.text), wordsOf(b.text)]
  const [longer, shorter] = left.length < right.length ? [right, left] : [left, right]
  if (!holdsNumbersOf(longer, shorter)) return null
  const shared = sharedWords(longer, shorter)
  const overlap = shared / Math.max(1, shorter.length)
  const rule = RULES[speakers]
  return overlap >= rule.overlap && shared >= rule.words ? overlap : null
}

/** "Berth 3 will be rebuilt" does not repeat "Berth 4 will be rebuilt". Each number as often as it stands there. */
function holdsNumbersOf(longer: string[], shorter: string[]): boolean {
  const rest = [...longer]
  return shorter.every((word) => {
    if (!/\p{N}/u.test(word)) return true
    const at = rest.indexOf(word)
    if (at >= 0) rest.splice(at, 1)
    return at >= 0
  })
}

function compareSpeakers(a: Utterance['speaker'], b: Utterance['speaker']): 'same' | 'different' | 'unknown' {
  if (a.id !== null && a.id === b.id) return 'same'
  if (a.name === null || b.name === null) return 'unknown'
  return wordsOf(a.name).at(-1) === wordsOf(b.name).at(-1) ? 'same' : 'different'
}

/** The number of words in runs of at least two that stand in both, each word counted once (greedy string tiling). */
function sharedWords(a: string[], b: string[]): number {
  const starts = new Map<string, number[]>()
  for (let at = 0; at + MIN_RUN <= b.length; at++) {
    const key = b.slice(at, at + MIN_RUN).join(' ')
    const known = starts.get(key)
    if (known === undefined) starts.set(key, [at])
    else known.push(at)
  }
  const taken = new Set<number>()
  let shared = 0
  for (let at = 0; at + MIN_RUN <= a.length; ) {
    const runs = (starts.get(a.slice(at, at + MIN_RUN).join(' ')) ?? []).map((start) => ({
      start,
      length: runLength(a, at, b, start, taken),
    }))
    const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), { start: 0, length: 0 })
    if (longest.length < MIN_RUN) {
      at += 1
      continue
    }
    for (let k = 0; k < longest.length; k++) taken.add(longest.start + k)
    shared += longest.length
    at += longest.length
  }
  return shared
}

function runLength(a: string[], at: number, b: string[], start: number, taken: Set<number>): number {
  let length = 0
  while (at + length < a.length && start + length < b.length && a[at + length] === b[start + length]) {
    if (taken.has(start + length)) break
    length += 1
  }
  return length
}
