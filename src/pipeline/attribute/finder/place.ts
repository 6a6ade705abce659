import { type Choice, leftFar, leftNear, rightFar, rightNear, speakerFar, speakerNear } from './boundaries.ts'
import type { CueContext } from './cue-context.ts'
import type { Encoded } from './encode.ts'
import { DECISIONS, gapFeatures } from './gap-features.ts'
import { FeatureSink } from './hash.ts'
import type { TokenSpan } from './spans.ts'

export type BoundaryWeights = { table: Int8Array | Float32Array; bits: number; scale: number }

/** What may belong to a cue. */
export type Pieces = { speaker: TokenSpan | null; left: TokenSpan | null; right: TokenSpan | null }

/** Speaker and content placed for a cue, each with the log-probability of its choice. */
export type Placement = Pieces & { speakerLog: number; leftLog: number; rightLog: number }

type Option = { span: TokenSpan | null; log: number }

const BEAM = 2
/** For no content at all, and for a boundary that is not among the candidates. */
const UNLIKELY_LOG = -6
/** At most this many features for one candidate. */
export const BOUNDARY_FEATURES = 160

export class Placer {
  readonly #weights: BoundaryWeights
  readonly #sink: FeatureSink
  /** Sums over the features of gaps: for all cues of a paragraph, and for all placements of one cue. */
  readonly #ofGaps = new GapSums()
  readonly #toCue = new GapSums()
  #paragraph: Encoded | null = null
  #cue: CueContext | null = null

  constructor(weights: BoundaryWeights) {
    this.#weights = weights
    this.#sink = new FeatureSink(BOUNDARY_FEATURES, weights.bits)
  }

  /**
   * Likely placements of speaker, content left and content right of a cue, the likeliest first: several contents with
   * the likeliest speaker, and the likeliest content with its runner-up.
   */
  place(c: CueContext): Placement[] {
    const [first, second] = this.#spans(c, speakerNear(c), (near) => speakerFar(c, near), BEAM)
    return [...this.#around(c, first!, BEAM), ...(second ? this.#around(c, second, 1) : [])].sort(
      (a, b) => logOf(b) - logOf(a),
    )
  }

  #around(c: CueContext, { span: speaker, log: speakerLog }: Option, beam: number): Placement[] {
    const lefts = this.#spans(c, leftNear(c, speaker), (near) => leftFar(c, speaker, near), beam)
    return lefts.flatMap((left) => {
      const farOf = (near: number) => rightFar(c, speaker, left.span, near)
      return this.#spans(c, rightNear(c, speaker, left.span), farOf, beam).map((right) => ({
        speaker,
        left: left.span,
        right: right.span,
        speakerLog,
        leftLog: left.log,
        rightLog: right.log,
      }))
    })
  }

  /** A placement that something else proposes, with its log-probabilities. */
  weigh(c: CueContext, { speaker, left, right }: Pieces): Placement {
    const before = speaker !== null && speaker[1] <= c.start
    const near = speaker === null ? null : before ? speaker[1] : speaker[0]
    const far = speaker === null ? null : before ? speaker[0] : speaker[1]
    return {
      speaker,
      left,
      right,
      speakerLog: this.#logOf(c, speakerNear(c), near) + (near === null ? 0 : this.#logOf(c, speakerFar(c, near), far)),
      leftLog:
        this.#logOf(c, leftNear(c, speaker), left?.[1] ?? null) +
        (left === null ? 0 : this.#logOf(c, leftFar(c, speaker, left[1]), left[0])),
      rightLog:
        this.#logOf(c, rightNear(c, speaker, left), right?.[0] ?? null) +
        (right === null ? 0 : this.#logOf(c, rightFar(c, speaker, left, right[0]), right[1])),
    }
  }

  #logOf(c: CueContext, choice: Choice, chosen: number | null): number {
    const index = choice.candidates.indexOf(chosen)
    return index < 0 ? UNLIKELY_LOG : this.#logProbabilities(c, choice)[index]!
  }

  /** The likeliest spans, best first, and always at least the empty choice. */
  #spans(c: CueContext, near: Choice, farOf: (near: number) => Choice, beam: number): Option[] {
    const logs = this.#logProbabilities(c, near)
    const ranked = near.candidates.map((g, i) => ({ g, log: logs[i]! })).sort((a, b) => b.log - a.log)
    const options: Option[] = []
    for (const { g, log } of ranked.slice(0, beam)) {
      if (log < ranked[0]!.log - c.breadth.margin) break
      if (g === null) {
        options.push({ span: null, log })
        continue
      }
      const far = farOf(g)
      if (far.candidates.length === 0) continue
      const farLogs = this.#logProbabilities(c, far)
      const fars = far.candidates.map((other, i) => ({ other: other!, log: farLogs[i]! })).sort((a, b) => b.log - a.log)
      for (const { other, log: farLog } of fars.slice(0, beam)) {
        if (farLog < fars[0]!.log - c.breadth.margin) break
        options.push({ span: g < other ? [g, other] : [other, g], log: log + farLog })
      }
    }
    if (options.length === 0) options.push({ span: null, log: UNLIKELY_LOG })
    return options.sort((a, b) => b.log - a.log).slice(0, beam)
  }

  #logProbabilities(c: CueContext, { candidates, decision, varying }: Choice): Float64Array {
    const { scale } = this.#weights
    const scores = new Float64Array(candidates.length)
    let largest = Number.NEGATIVE_INFINITY
    for (let i = 0; i < candidates.length; i++) {
      const candidate = candidates[i]!
      const fixed = candidate === null ? 0 : this.#gap(c, candidate, decision(candidate))
      const score = (fixed + this.#sum((sink) => varying(candidate, sink))) * scale
      scores[i] = score
      if (score > largest) largest = score
    }
    let total = 0
    for (const score of scores) total += Math.exp(score - largest)
    const log = largest + Math.log(total)
    for (let i = 0; i < scores.length; i++) scores[i]! -= log
    return scores
  }

  #gap(c: CueContext, gap: number, decision: number): number {
    const { e } = c
    if (e !== this.#paragraph) {
      this.#ofGaps.clear(e.count)
      this.#paragraph = e
    }
    if (c !== this.#cue) {
      this.#toCue.clear(e.count)
      this.#cue = c
    }
    return (
      this.#ofGaps.get(gap, decision, () => this.#sum((sink) => gapFeatures(c, gap, decision, 'shared', sink))) +
      this.#toCue.get(gap, decision, () => this.#sum((sink) => gapFeatures(c, gap, decision, 'own', sink)))
    )
  }

  #sum(features: (sink: FeatureSink) => void): number {
    const { table } = this.#weights
    const sink = this.#sink
    sink.length = 0
    features(sink)
    let sum = 0
    for (let k = 0; k < sink.length; k++) sum += table[sink.indexes[k]!]!
    return sum
  }
}

function logOf({ left, right, speakerLog, leftLog, rightLog }: Placement): number {
  return speakerLog + leftLog + rightLog + (left === null && right === null ? UNLIKELY_LOG : 0)
}

/** What was summed up for a gap and a decision. */
class GapSums {
  #sums = new Float64Array(0)

  clear(count: number): void {
    const size = (count + 1) * DECISIONS
    if (this.#sums.length < size) this.#sums = new Float64Array(size)
    this.#sums.fill(Number.NaN, 0, size)
  }

  get(gap: number, decision: number, sum: () => number): number {
    const at = gap * DECISIONS + decision
    const known = this.#sums[at]!
    if (!Number.isNaN(known)) return known
    const found = sum()
    this.#sums[at] = found
    return found
  }
}
