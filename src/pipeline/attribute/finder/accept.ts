import { ACCEPT_FEATURES, acceptFeatures } from './accept-features.ts'
import { type CueContext, cueContext } from './boundary-features.ts'
import { proposeSpans, type TokenSpan } from './cues.ts'
import type { Encoded } from './encode.ts'
import { FeatureSink } from './hash.ts'
import type { Placement, Placer } from './place.ts'
import type { Posteriors } from './posteriors.ts'

/** The questions asked of each proposal; each is a logistic regression over the same features. */
export const QUESTIONS = ['cue exact', 'all three overlap', 'content found', 'content and speaker right'] as const

export type AcceptWeights = { table: Int8Array | Float32Array; bits: number; scale: number }

export type Proposal = {
  cue: TokenSpan
  placed: Placement
  content: TokenSpan[]
  /** Mean answer to the first three questions: how good it is to have this one. */
  score: number
  /** Answer to the last question, not yet calibrated. */
  right: number
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))

export class Acceptor {
  readonly #weights: AcceptWeights
  readonly #sink: FeatureSink

  constructor(weights: AcceptWeights) {
    this.#weights = weights
    this.#sink = new FeatureSink(ACCEPT_FEATURES, weights.bits)
  }

  /** Probabilities that the answers are yes, in the order of `QUESTIONS`. */
  answers(c: CueContext, placed: Placement): number[] {
    const { table, scale } = this.#weights
    acceptFeatures(c, placed, this.#sink)
    const sums = [0, 0, 0, 0]
    for (let k = 0; k < this.#sink.length; k++) {
      const row = this.#sink.indexes[k]! * QUESTIONS.length
      for (let q = 0; q < QUESTIONS.length; q++) sums[q]! += table[row + q]!
    }
    return sums.map((sum) => sigmoid(sum * scale))
  }
}

/** Every cue worth a look with what belongs to it; those without content are left out. */
export function proposals(e: Encoded, posteriors: Posteriors, placer: Placer, acceptor: Acceptor): Proposal[] {
  const found: Proposal[] = []
  for (const cue of proposeSpans(posteriors.cue, e.count)) {
    const context = cueContext(e, posteriors, cue)
    const placed = placer.place(context)
    const content = contentOf(placed)
    if (content.length === 0) continue
    const [exact, overlap, contentFound, right] = acceptor.answers(context, placed)
    found.push({ cue, placed, content, score: (exact! + overlap! + contentFound!) / 3, right: right! })
  }
  return found
}

export function contentOf({ left, right }: Placement): TokenSpan[] {
  const pieces: TokenSpan[] = []
  if (left !== null) pieces.push(left)
  if (right !== null) pieces.push(right)
  return pieces
}

const overlap = (a: TokenSpan, b: TokenSpan): boolean => a[0] < b[1] && b[0] < a[1]

/** Two attributions exclude each other when their cues overlap or the cue of one lies in the content of the other. */
function conflict(a: Proposal, b: Proposal): boolean {
  return (
    overlap(a.cue, b.cue) ||
    b.content.some((piece) => overlap(a.cue, piece)) ||
    a.content.some((piece) => overlap(b.cue, piece))
  )
}

/** Takes proposals from the best down to the threshold, leaving out what conflicts with a better one; in order of text. */
export function select(all: readonly Proposal[], threshold: number): Proposal[] {
  const chosen: Proposal[] = []
  for (const proposal of [...all].sort((a, b) => b.score - a.score)) {
    if (proposal.score < threshold) break
    if (!chosen.some((other) => conflict(other, proposal))) chosen.push(proposal)
  }
  return chosen.sort((a, b) => a.cue[0] - b.cue[0])
}
