import { COLUMNS, ForwardBackward, HEADS, JOINT, ROLES, type Role, SINGLE, type Transitions } from './chain.ts'
import type { Encoded } from './encode.ts'
import { FeatureSink } from './hash.ts'
import { LABEL_FEATURES, labelFeatures } from './label-features.ts'

/** What the sequence model believes about one role, per token or per gap (gap g lies before token g). */
export type RolePosterior = {
  /** Probability that a span begins at the token; also of a start at the gap before it. */
  begin: Float32Array
  /** Probability that the token is in a span. */
  inside: Float32Array
  /** Probability that a span ends at the gap. */
  end: Float32Array
}

export type Posteriors = { readonly [role in Role]: RolePosterior }

export type LabelWeights = {
  /** Rows of 16 columns, 2^bits of them, from a multiple of four bytes on. */
  table: Int8Array
  bits: number
  scale: number
  /** One for each of `HEADS`. */
  transitions: Transitions[]
}

const LANES = 0x00ff00ff
/** Turns a signed byte into one from 0 to 255, in each of four at once. */
const BIAS = 0x80808080
const BIAS_OF_ONE = 128

/**
 * Sums the weight rows of each token's features: count × 16 emissions. Four weights are read as one number and added in
 * pairs of 16-bit lanes, which 128 features (`LABEL_FEATURES`) of one byte cannot overflow; half the time of a loop
 * over the columns.
 */
function emissions({ table, bits, scale }: LabelWeights, e: Encoded): Float64Array {
  const words = new Int32Array(table.buffer, table.byteOffset, table.length / 4)
  const sink = new FeatureSink(LABEL_FEATURES, bits)
  const out = new Float64Array(e.count * COLUMNS)
  const even = new Int32Array(COLUMNS / 4)
  const odd = new Int32Array(COLUMNS / 4)
  for (let i = 0; i < e.count; i++) {
    labelFeatures(e, i, sink)
    even.fill(0)
    odd.fill(0)
    for (let k = 0; k < sink.length; k++) {
      const row = sink.indexes[k]! * (COLUMNS / 4)
      for (let c = 0; c < COLUMNS / 4; c++) {
        const four = words[row + c]! ^ BIAS
        even[c]! += four & LANES
        odd[c]! += (four >>> 8) & LANES
      }
    }
    const bias = BIAS_OF_ONE * sink.length
    for (let c = 0; c < COLUMNS / 4; c++) {
      const at = i * COLUMNS + 4 * c
      out[at] = ((even[c]! & 0xffff) - bias) * scale
      out[at + 1] = ((odd[c]! & 0xffff) - bias) * scale
      out[at + 2] = ((even[c]! >>> 16) - bias) * scale
      out[at + 3] = ((odd[c]! >>> 16) - bias) * scale
    }
  }
  return out
}

/** Label probabilities, count × 16. */
export function labelProbabilities(weights: LabelWeights, e: Encoded): Float32Array {
  const emitted = emissions(weights, e)
  const out = new Float32Array(e.count * COLUMNS)
  HEADS.forEach((head, h) => {
    new ForwardBackward(head, weights.transitions[h]!).run(emitted, e.count, out)
  })
  return out
}

/** The mean of what the joint head and the role's own head believe. */
export function posteriors(probabilities: Float32Array, count: number): Posteriors {
  const of = (role: Role): RolePosterior => {
    const joint = JOINT.offset + 1 + 2 * ROLES.indexOf(role)
    const own = SINGLE[role].offset + 1
    const begin = new Float32Array(count + 1)
    const inside = new Float32Array(count + 1)
    const end = new Float32Array(count + 1)
    let before = 0
    for (let i = 0; i < count; i++) {
      const row = i * COLUMNS
      const starts = (probabilities[row + joint]! + probabilities[row + own]!) / 2
      const goesOn = (probabilities[row + joint + 1]! + probabilities[row + own + 1]!) / 2
      begin[i] = starts
      inside[i] = starts + goesOn
      end[i] = Math.max(0, before - goesOn)
      before = starts + goesOn
    }
    end[count] = before
    return { begin, inside, end }
  }
  return { speaker: of('speaker'), cue: of('cue'), content: of('content') }
}
