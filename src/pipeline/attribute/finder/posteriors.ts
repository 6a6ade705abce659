import { COLUMNS, ForwardBackward, HEADS, JOINT, ROLES, type Role, SINGLE, type Transitions } from './chain.ts'
import { type Encoded, PAD } from './encode.ts'
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
  /** The same in steps, padded by `PAD`. */
  begins: Uint8Array
  insides: Uint8Array
  ends: Uint8Array
}

const BELIEF_STEPS = [0.005, 0.03, 0.1, 0.25, 0.5, 0.75, 0.9, 0.97, 0.995]

/** A probability in ten steps. */
export function belief(probability: number): number {
  let step = 0
  while (step < BELIEF_STEPS.length && probability >= BELIEF_STEPS[step]!) step++
  return step
}

/** For what is no token. */
const EDGE = 11

function inSteps(probabilities: Float32Array, count: number): Uint8Array {
  const steps = new Uint8Array(count + 2 * PAD + 1).fill(EDGE)
  for (let i = 0; i < count; i++) steps[i + PAD] = belief(probabilities[i]!)
  return steps
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
 * pairs of 16-bit lanes, which 128 features (`LABEL_FEATURES`) of one byte cannot overflow. The four columns of lanes
 * are written out, so that the sums stay in registers: a third of the time of a loop over them.
 */
function emissions({ table, bits, scale }: LabelWeights, e: Encoded): Float64Array {
  const words = new Int32Array(table.buffer, table.byteOffset, table.length / 4)
  const sink = new FeatureSink(LABEL_FEATURES, bits)
  const { indexes } = sink
  const out = new Float64Array(e.count * COLUMNS)
  for (let i = 0; i < e.count; i++) {
    labelFeatures(e, i, sink)
    const { length } = sink
    let [even0, even1, even2, even3] = [0, 0, 0, 0]
    let [odd0, odd1, odd2, odd3] = [0, 0, 0, 0]
    for (let k = 0; k < length; k++) {
      const row = indexes[k]! << 2
      const four0 = words[row]! ^ BIAS
      const four1 = words[row + 1]! ^ BIAS
      const four2 = words[row + 2]! ^ BIAS
      const four3 = words[row + 3]! ^ BIAS
      even0 = (even0 + (four0 & LANES)) | 0
      even1 = (even1 + (four1 & LANES)) | 0
      even2 = (even2 + (four2 & LANES)) | 0
      even3 = (even3 + (four3 & LANES)) | 0
      odd0 = (odd0 + ((four0 >>> 8) & LANES)) | 0
      odd1 = (odd1 + ((four1 >>> 8) & LANES)) | 0
      odd2 = (odd2 + ((four2 >>> 8) & LANES)) | 0
      odd3 = (odd3 + ((four3 >>> 8) & LANES)) | 0
    }
    const bias = BIAS_OF_ONE * length
    const put = (column: number, even: number, odd: number) => {
      const at = i * COLUMNS + column
      out[at] = ((even & 0xffff) - bias) * scale
      out[at + 1] = ((odd & 0xffff) - bias) * scale
      out[at + 2] = ((even >>> 16) - bias) * scale
      out[at + 3] = ((odd >>> 16) - bias) * scale
    }
    put(0, even0, odd0)
    put(4, even1, odd1)
    put(8, even2, odd2)
    put(12, even3, odd3)
  }
  return out
}

/** Label probabilities, count × 16. */
export function labelProbabilities(weights: LabelWeights, e: Encoded, passes = passesOf(weights)): Float32Array {
  const emitted = emissions(weights, e)
  const out = new Float32Array(e.count * COLUMNS)
  for (const pass of passes) pass.run(emitted, e.count, out)
  return out
}

/** What runs over the emissions of a paragraph, one for each head; its buffers serve the next paragraph too. */
export const passesOf = ({ transitions }: Pick<LabelWeights, 'transitions'>): ForwardBackward[] =>
  HEADS.map((head, h) => new ForwardBackward(head, transitions[h]!))

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
    return {
      begin,
      inside,
      end,
      begins: inSteps(begin, count + 1),
      insides: inSteps(inside, count),
      ends: inSteps(end, count + 1),
    }
  }
  return { speaker: of('speaker'), cue: of('cue'), content: of('content') }
}
