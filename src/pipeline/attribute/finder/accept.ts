import { overlapAny } from '../../spans.ts'
import { ACCEPT_FEATURES, acceptFeatures } from './accept-features.ts'
import { type Candidate, contentOf } from './candidates.ts'
import { FeatureSink } from './hash.ts'
import { equal, shared, sizeOf, type TokenSpan } from './spans.ts'

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
const WEIGHTS = [0.2, 0.3, 0.09, 0.21, 0.2, 0]

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
    const { indexes, length } = this.#sink
    const sums = new Float64Array(QUESTIONS.length)
    for (let k = 0; k < length; k++) {
      const row = indexes[k]! * QUESTIONS.length
      for (let q = 0; q < QUESTIONS.length; q++) sums[q]! += table[row + q]!
    }
    const answers = Array.from(sums, (sum) => sigmoid(sum * scale))
    const score = answers.reduce((total, answer, q) => total + WEIGHTS[q]! * answer, 0)
    return { ...candidate, content: contentOf(candidate.placed), score, right: answers.at(-1)! }
  }
}

/** Two contents are one when they share this much of the shorter. */
const SAME = 0.7

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
const HINTED = 0.9

const isHinted = ({ hint, content }: Proposal): boolean => hint !== null && equal(hint.content, content)

/** One that was chosen, and the one in whose content it is reported. */
export type Chosen = { proposal: Proposal; within: Proposal | null }

/**
 * Takes proposals from the best down to the threshold, leaving out what conflicts with a better one, but for what
 * somebody is reported to report; in order of text.
 */
export function select(all: readonly Proposal[], threshold: number): Chosen[] {
  const chosen: Chosen[] = []
  for (const proposal of [...all].sort((a, b) => b.score - a.score)) {
    if (proposal.score < (isHinted(proposal) ? HINTED * threshold : threshold)) continue
    const against = chosen.filter((other) => conflict(other.proposal, proposal))
    const [outer] = against
    if (outer === undefined) chosen.push({ proposal, within: null })
    else if (against.length === 1 && outer.within === null && isReportedIn(proposal, outer.proposal))
      chosen.push({ proposal, within: outer.proposal })
  }
  return chosen.sort((a, b) => a.proposal.cue[0]![0] - b.proposal.cue[0]![0])
}

/** "X said that Y had promised …": all of the inner report, its speaker too, is a part of what the outer one says. */
function isReportedIn({ cue, content, placed, hint }: Proposal, outer: Proposal): boolean {
  if (placed.speaker === null || !hint) return false
  const inner = [...cue, ...content, placed.speaker]
  return (
    inner.every(([start, end]) => outer.content.some((piece) => piece[0] <= start && end <= piece[1])) &&
    sizeOf(content) < SAME * sizeOf(outer.content)
  )
}
