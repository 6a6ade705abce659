import { type Choice, leftFar, leftNear, rightFar, rightNear, speakerFar, speakerNear } from './boundaries.ts'
import type { CueContext } from './boundary-features.ts'
import type { TokenSpan } from './cues.ts'
import { FeatureSink } from './hash.ts'

export type BoundaryWeights = { table: Int8Array | Float32Array; bits: number; scale: number }

/** Speaker and content placed for a cue, each with the log-probability of its choice. */
export type Placement = {
  speaker: TokenSpan | null
  left: TokenSpan | null
  right: TokenSpan | null
  speakerLog: number
  leftLog: number
  rightLog: number
}

type Option = { span: TokenSpan | null; log: number }

const BEAM = 2
/** Runners-up this far behind (in log-probability) are not followed. */
const BEAM_MARGIN = 3
const NO_CONTENT_PENALTY = 6
/** At most this many features for one candidate. */
export const BOUNDARY_FEATURES = 160

export class Placer {
  readonly #weights: BoundaryWeights
  readonly #sink: FeatureSink

  constructor(weights: BoundaryWeights) {
    this.#weights = weights
    this.#sink = new FeatureSink(BOUNDARY_FEATURES, weights.bits)
  }

  /** The likeliest placement of speaker, content left and content right of a cue. */
  place(c: CueContext): Placement {
    const [speaker] = this.#spans(speakerNear(c), (near) => speakerFar(c, near), 2)
    let best: Placement | null = null
    let bestLog = Number.NEGATIVE_INFINITY
    for (const left of this.#spans(leftNear(c, speaker!.span), (near) => leftFar(c, speaker!.span, near), BEAM)) {
      const [right] = this.#spans(
        rightNear(c, speaker!.span, left.span),
        (near) => rightFar(c, speaker!.span, left.span, near),
        BEAM,
      )
      const empty = left.span === null && right!.span === null
      const log = left.log + right!.log - (empty ? NO_CONTENT_PENALTY : 0)
      if (log <= bestLog) continue
      bestLog = log
      best = {
        speaker: speaker!.span,
        left: left.span,
        right: right!.span,
        speakerLog: speaker!.log,
        leftLog: left.log,
        rightLog: right!.log,
      }
    }
    return best!
  }

  /** The likeliest spans, best first, and always at least the empty choice. */
  #spans(near: Choice, farOf: (near: number) => Choice, beam: number): Option[] {
    const logs = this.#logProbabilities(near)
    const ranked = near.candidates.map((g, i) => ({ g, log: logs[i]! })).sort((a, b) => b.log - a.log)
    const options: Option[] = []
    for (const { g, log } of ranked.slice(0, beam)) {
      if (log < ranked[0]!.log - BEAM_MARGIN) break
      if (g === null) {
        options.push({ span: null, log })
        continue
      }
      const far = farOf(g)
      if (far.candidates.length === 0) continue
      const farLogs = this.#logProbabilities(far)
      const best = farLogs.indexOf(Math.max(...farLogs))
      const other = far.candidates[best]!
      options.push({ span: g < other ? [g, other] : [other, g], log: log + farLogs[best]! })
    }
    if (options.length === 0) options.push({ span: null, log: -NO_CONTENT_PENALTY })
    return options.sort((a, b) => b.log - a.log)
  }

  #logProbabilities({ candidates, features }: Choice): Float64Array {
    const { table, scale } = this.#weights
    const sink = this.#sink
    const scores = new Float64Array(candidates.length)
    let total = 0
    for (let i = 0; i < candidates.length; i++) {
      sink.length = 0
      features(candidates[i]!, sink)
      let sum = 0
      for (let k = 0; k < sink.length; k++) sum += table[sink.indexes[k]!]!
      scores[i] = sum * scale
    }
    const largest = Math.max(...scores)
    for (const score of scores) total += Math.exp(score - largest)
    const log = largest + Math.log(total)
    return scores.map((score) => score - log)
  }
}
