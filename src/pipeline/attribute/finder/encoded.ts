import type { Tokens } from './tokens.ts'

/**
 * A paragraph as numbers. The arrays over tokens are padded: token i stands at i + PAD. The counts are prefix sums over
 * unpadded positions: `verbs[b] - verbs[a]` verbs stand in [a, b).
 */
export type Encoded = {
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
  /** What the templates ask for, padded rows of `WIDTH` values. */
  rows: Int32Array
}
