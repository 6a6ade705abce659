import type { Tokens } from './tokens.ts'

/**
 * A paragraph as numbers. The arrays over tokens are padded: token i stands at i + `PAD` of encode.ts. The counts are prefix sums over
 * unpadded positions: `verbs[b] - verbs[a]` verbs stand in [a, b).
 */
export type Columns = {
  tokens: Tokens
  count: number
  lower: Int32Array
  lemma: Int32Array
  tag: Int32Array
  shape: Int32Array
  suffix2: Int32Array
  suffix3: Int32Array
  kind: Int32Array
  cue: Int32Array
  speaker: Int32Array
  quote: Int32Array
  /** What the rules take the token for, as `hintedLabels` numbers it. */
  hinted: Int32Array
  /** Nearest strong cue word before and after in the sentence, unpadded, -1 for none. */
  strongBefore: Int32Array
  strongAfter: Int32Array
  /** 1 where the sentence holds a quotation mark. */
  quoted: Uint8Array
  verbs: Int32Array
  commas: Int32Array
  marks: Int32Array
  thats: Int32Array
  strongs: Int32Array
}

/** What is known of a token, as places in its row. */
export const COLUMN = {
  one: 0,
  lower: 1,
  lemma: 2,
  tag: 3,
  shape: 4,
  suffix2: 5,
  suffix3: 6,
  kind: 7,
  cue: 8,
  speaker: 9,
  quote: 10,
  hinted: 11,
  // The nearest strong cue before.
  hasBefore: 12,
  sinceBefore: 13,
  lemmaBefore: 14,
  kindBefore: 15,
  wordBehindBefore: 16,
  commasSince: 17,
  verbsSince: 18,
  thatsSince: 19,
  // The nearest strong cue after.
  hasAfter: 20,
  untilAfter: 21,
  lemmaAfter: 22,
  kindAfter: 23,
  wordAheadOfAfter: 24,
  wordBehindAfter: 25,
  commasUntil: 26,
  // The sentence.
  quoted: 27,
  quotedState: 28,
  isFirst: 29,
  isLast: 30,
  untilEnd: 31,
  firstWord: 32,
  lastWord: 33,
  commasBefore: 34,
  verbsBefore: 35,
  opensParagraph: 36,
  closesParagraph: 37,
  zero: 38,
} as const

export const WIDTH = 39

const around =
  (column: number) =>
  (distance = 0): number =>
    distance * WIDTH + column

/** The place of a word's property in the row of the token so many places away. */
export const AT = {
  lower: around(COLUMN.lower),
  lemma: around(COLUMN.lemma),
  tag: around(COLUMN.tag),
  shape: around(COLUMN.shape),
  kind: around(COLUMN.kind),
  cue: around(COLUMN.cue),
  speaker: around(COLUMN.speaker),
  quote: around(COLUMN.quote),
  hinted: around(COLUMN.hinted),
}

/** Distances in words grow coarser with length: 0–3 exact, then 5, 9, 15, 25 and more. */
function step(distance: number): number {
  if (distance <= 3) return distance
  if (distance <= 5) return 4
  if (distance <= 9) return 5
  if (distance <= 15) return 6
  return distance <= 25 ? 7 : 8
}

const NONE = 31
const upTo = Math.min

/** The rows of all tokens with `pad` rows before and after, which know only what a row of words knows. */
export function rowsOf(e: Columns, pad: number): Int32Array {
  const { count, lower, lemma, kind, quote, commas, verbs, thats, tokens } = e
  const rows = new Int32Array((count + 2 * pad) * WIDTH)
  for (let p = 0, row = 0; p < count + 2 * pad; p++, row += WIDTH) {
    rows[row + COLUMN.one] = 1
    rows[row + COLUMN.lower] = lower[p]!
    rows[row + COLUMN.lemma] = lemma[p]!
    rows[row + COLUMN.tag] = e.tag[p]!
    rows[row + COLUMN.shape] = e.shape[p]!
    rows[row + COLUMN.suffix2] = e.suffix2[p]!
    rows[row + COLUMN.suffix3] = e.suffix3[p]!
    rows[row + COLUMN.kind] = kind[p]!
    rows[row + COLUMN.cue] = e.cue[p]!
    rows[row + COLUMN.speaker] = e.speaker[p]!
    rows[row + COLUMN.quote] = quote[p]!
    rows[row + COLUMN.hinted] = e.hinted[p]!
  }
  for (let i = 0, row = pad * WIDTH; i < count; i++, row += WIDTH) {
    const before = e.strongBefore[i]!
    rows[row + COLUMN.hasBefore] = before < 0 ? 0 : 1
    rows[row + COLUMN.sinceBefore] = before < 0 ? NONE : step(i - before)
    rows[row + COLUMN.commasSince] = before < 0 ? NONE : upTo(3, commas[i]! - commas[before]!)
    rows[row + COLUMN.verbsSince] = before < 0 ? NONE : upTo(4, verbs[i]! - verbs[before]!)
    rows[row + COLUMN.thatsSince] = before < 0 ? NONE : upTo(1, thats[i]! - thats[before]!)
    if (before >= 0) {
      rows[row + COLUMN.lemmaBefore] = lemma[before + pad]!
      rows[row + COLUMN.kindBefore] = kind[before + pad]!
      rows[row + COLUMN.wordBehindBefore] = lower[before + pad + 1]!
    }
    const after = e.strongAfter[i]!
    rows[row + COLUMN.hasAfter] = after < 0 ? 0 : 1
    rows[row + COLUMN.untilAfter] = after < 0 ? NONE : step(after - i)
    rows[row + COLUMN.commasUntil] = after < 0 ? NONE : upTo(3, commas[after]! - commas[i]!)
    if (after >= 0) {
      rows[row + COLUMN.lemmaAfter] = lemma[after + pad]!
      rows[row + COLUMN.kindAfter] = kind[after + pad]!
      rows[row + COLUMN.wordAheadOfAfter] = lower[after + pad - 1]!
      rows[row + COLUMN.wordBehindAfter] = lower[after + pad + 1]!
    }
    const start = tokens.sentenceStarts[i]!
    const end = tokens.sentenceEnds[i]!
    rows[row + COLUMN.quoted] = e.quoted[i]!
    rows[row + COLUMN.quotedState] = e.quoted[i]! * 4 + quote[i + pad]!
    rows[row + COLUMN.isFirst] = i === start ? 1 : 0
    rows[row + COLUMN.isLast] = i === end - 1 ? 1 : 0
    rows[row + COLUMN.untilEnd] = upTo(3, end - i)
    rows[row + COLUMN.firstWord] = lower[start + pad]!
    rows[row + COLUMN.lastWord] = lower[end - 1 + pad]!
    rows[row + COLUMN.commasBefore] = upTo(3, commas[i]! - commas[start]!)
    rows[row + COLUMN.verbsBefore] = upTo(3, verbs[i]! - verbs[start]!)
    rows[row + COLUMN.opensParagraph] = start === 0 ? 1 : 0
    rows[row + COLUMN.closesParagraph] = end === count ? 1 : 0
  }
  return rows
}
