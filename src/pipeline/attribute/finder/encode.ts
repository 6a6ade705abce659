import { hashString } from './hash.ts'
import { type Hint, hintedLabels } from './hints.ts'
import { isQuotationMark } from './quotes.ts'
import { type Columns, rowsOf } from './rows.ts'
import type { Tokens } from './tokens.ts'
import { wordClass } from './word-classes.ts'

/** Places before the first and after the last token, so that templates look around without asking for the ends. */
export const PAD = 4

const BEFORE = hashString('<before>')
const AFTER = hashString('<after>')
const MARK = hashString('<mark>')
const COMMA = hashString(',')
const THAT = new Set(['that', 'dass', 'daß'].map(hashString))

/** How often a lemma is (part of) a cue and of a speaker mention in the training texts, in steps. */
export type LemmaClasses = { cue: number; speaker: number }

/** Steps of `LemmaClasses.cue` from 7 on: at least four in ten of the lemma's tokens are in cues. */
const STRONG_CUE = 7
const UNSEEN: LemmaClasses = { cue: 0, speaker: 0 }

/** A paragraph as numbers, and as what the templates ask for: padded rows of `WIDTH` values. */
export type Encoded = Columns & { rows: Int32Array }

const isVerb = (tag: string): boolean => VERB_TAGS.has(tag)
const VERB_TAGS = new Set(['VERB', 'AUX', 'HAVE', 'SUBJ', 'MOD', 'PAST', 'VT'])

const OTHER = 5

/** 1 digits, 2 capitals, 3 capitalised, 4 lower case, 5 the rest. */
function shapeOf(word: string): number {
  const code = word.charCodeAt(0)
  if (code >= 97 && code <= 122) return 4
  if (code >= 48 && code <= 57) return 1
  if ((code >= 65 && code <= 90) || /^\p{Lu}/u.test(word)) return word.length > 1 && word === word.toUpperCase() ? 2 : 3
  return /^\p{Ll}/u.test(word) ? 4 : OTHER
}

function padded(count: number, before: number, after: number): Int32Array {
  const array = new Int32Array(count + 2 * PAD)
  array.fill(before, 0, PAD)
  array.fill(after, count + PAD)
  return array
}

export function encode(
  tokens: Tokens,
  language: string,
  classesOf: (lemma: number) => LemmaClasses | undefined,
  hints: readonly Hint[],
): Encoded {
  const { count, words, lower: lowerWords, lemmas, tags, quotes, sentenceStarts, sentenceEnds } = tokens
  const lower = padded(count, BEFORE, AFTER)
  const lemma = padded(count, BEFORE, AFTER)
  const tag = padded(count, BEFORE, AFTER)
  const shape = padded(count, 8, 9)
  const suffix2 = padded(count, BEFORE, AFTER)
  const suffix3 = padded(count, BEFORE, AFTER)
  const kind = padded(count, 62, 63)
  const cue = padded(count, 14, 15)
  const speaker = padded(count, 14, 15)
  const quote = padded(count, 8, 9)
  const hinted = padded(count, 14, 15)
  hinted.set(hintedLabels(hints, count), PAD)
  const verbs = new Int32Array(count + 1)
  const commas = new Int32Array(count + 1)
  const marks = new Int32Array(count + 1)
  const thats = new Int32Array(count + 1)
  const strongs = new Int32Array(count + 1)
  for (let i = 0; i < count; i++) {
    const p = i + PAD
    const word = words[i]!
    const low = lowerWords[i]!
    shape[p] = shapeOf(word)
    const mark = shape[p] === OTHER && isQuotationMark(word)
    lower[p] = mark ? MARK : hashString(low)
    lemma[p] = mark || lemmas[i] === low ? lower[p]! : hashString(lemmas[i]!)
    tag[p] = mark ? MARK : hashString(tags[i]!)
    suffix2[p] = hashString(low, Math.max(0, low.length - 2))
    suffix3[p] = hashString(low, Math.max(0, low.length - 3))
    kind[p] = wordClass(language, lemmas[i]!, low)
    const classes = classesOf(lemma[p]!) ?? UNSEEN
    cue[p] = classes.cue
    speaker[p] = classes.speaker
    quote[p] = quotes[i]!
    verbs[i + 1] = verbs[i]! + (isVerb(tags[i]!) ? 1 : 0)
    commas[i + 1] = commas[i]! + (lower[p] === COMMA ? 1 : 0)
    marks[i + 1] = marks[i]! + (mark ? 1 : 0)
    thats[i + 1] = thats[i]! + (THAT.has(lower[p]!) ? 1 : 0)
    strongs[i + 1] = strongs[i]! + (classes.cue >= STRONG_CUE && shape[p]! <= 4 && shape[p]! >= 2 ? 1 : 0)
  }
  const strongBefore = new Int32Array(count).fill(-1)
  const strongAfter = new Int32Array(count).fill(-1)
  const quoted = new Uint8Array(count)
  const isStrong = (i: number) => strongs[i + 1]! > strongs[i]!
  for (let i = 0; i < count; i++) {
    if (i > sentenceStarts[i]!) strongBefore[i] = isStrong(i - 1) ? i - 1 : strongBefore[i - 1]!
    quoted[i] = marks[sentenceEnds[i]!]! > marks[sentenceStarts[i]!]! ? 1 : 0
  }
  for (let i = count - 2; i >= 0; i--) {
    if (i < sentenceEnds[i]! - 1) strongAfter[i] = isStrong(i + 1) ? i + 1 : strongAfter[i + 1]!
  }
  const encoded = {
    tokens,
    count,
    lower,
    lemma,
    tag,
    shape,
    suffix2,
    suffix3,
    kind,
    cue,
    speaker,
    quote,
    hinted,
    strongBefore,
    strongAfter,
    quoted,
    verbs,
    commas,
    marks,
    thats,
    strongs,
  }
  return { ...encoded, rows: rowsOf(encoded, PAD) }
}
