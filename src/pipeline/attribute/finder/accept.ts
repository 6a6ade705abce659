import { ACCEPT_FEATURES, acceptFeatures } from './accept-features.ts'
import { type Candidate, contentOf } from './candidates.ts'
import { FeatureSink } from './hash.ts'
import { equal, overlapAny, shared, sizeOf, type TokenSpan } from './spans.ts'

/** The questions asked of each candidate; each is a logistic regression over the same features. */
export const QUESTIONS = [
  'cue exact',
  'all three overlap',
  'content found',
  'content exact',
  'speaker exact',
  'content and speaker right',
] as const

/** What the answers count for how good it is to have a candidate; the last is for the confidence alone. */
const WEIGHTS = [0.2, 0.3, 0.1, 0.2, 0.2, 0]

export type AcceptWeights = { table: Int8Array | Float32Array; bits: number; scale: number }

export type Proposal = Candidate & {
  content: TokenSpan[]
  /** 0 to 1. */
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

  judge(candidate: Candidate): Proposal {
    const { table, scale } = this.#weights
    acceptFeatures(candidate, this.#sink)
    const sums = QUESTIONS.map(() => 0)
    for (let k = 0; k < this.#sink.length; k++) {
      const row = this.#sink.indexes[k]! * QUESTIONS.length
      for (let q = 0; q < QUESTIONS.length; q++) sums[q]! += table[row + q]!
    }
    const answers = sums.map((sum) => sigmoid(sum * scale))
    const score = answers.reduce((total, answer, q) => total + WEIGHTS[q]! * answer, 0)
    return { ...candidate, content: contentOf(candidate.placed), score, right: answers.at(-1)! }
  }
}

/** Two contents are one when they share this much of the shorter. */
const SAME = 0.8

/** Two attributions exclude each other when their cues overlap, the cue of one lies in the content of the other, or their contents are one. */
function conflict(a: Proposal, b: Proposal): boolean {
  return (
    overlapAny(a.cue, b.cue) ||
    overlapAny(a.cue, b.content) ||
    overlapAny(b.cue, a.content) ||
    shared(a.content, b.content) >= SAME * Math.min(sizeOf(a.content), sizeOf(b.content))
  )
}

/** Read by the rules just so, a candidate needs this much of the score that others need. */
const HINTED = 0.7

const isHinted = ({ hint, content }: Proposal): boolean => hint !== null && equal(hint.content, content)

/** Takes proposals from the best down to the threshold, leaving out what conflicts with a better one; in order of text. */
export function select(all: readonly Proposal[], threshold: number): Proposal[] {
  const chosen: Proposal[] = []
  for (const proposal of [...all].sort((a, b) => b.score - a.score)) {
    if (proposal.score < (isHinted(proposal) ? HINTED * threshold : threshold)) continue
    if (!chosen.some((other) => conflict(other, proposal))) chosen.push(proposal)
  }
  return chosen.sort((a, b) => a.cue[0]![0] - b.cue[0]![0])
}
