import {
  COLUMNS,
  ForwardBackward,
  HEADS,
  isInside,
  mayFollow,
  ROLES,
  type Role,
  SINGLE,
  type Transitions,
} from '../../src/pipeline/attribute/finder/chain.ts'
import { FeatureSink } from '../../src/pipeline/attribute/finder/hash.ts'
import { LABEL_FEATURES, labelFeatures } from '../../src/pipeline/attribute/finder/label-features.ts'
import { WeightAverage } from './average.ts'
import type { Paragraph } from './corpus.ts'
import { Random } from './random.ts'

const EPOCHS = 6
const RATE = 0.03
const DROP_HALF = 0x8000_0000 // half of the features are dropped for each token: worth six points of triples
const AVERAGE_FROM = 2
const NEGLIGIBLE = 0.003

export type Examples = {
  paragraphs: Paragraph[]
  /** Feature rows of all tokens, `width` for each. */
  rows: Int32Array
  width: number
  /** First token of each paragraph. */
  offsets: number[]
  /** Gold label of each token and head: tokens × HEADS.length. */
  labels: Uint8Array
}

export type LabelTraining = { table: Float32Array; transitions: Transitions[]; bits: number }

function label(
  out: Uint8Array,
  base: number,
  count: number,
  head: number,
  spans: readonly (readonly [number, number])[],
  first: number,
) {
  const at = (i: number) => (base + i) * HEADS.length + head
  for (const [start, end] of [...spans].sort((a, b) => b[1] - b[0] - (a[1] - a[0]))) {
    if (head > 0 && out[at(start)] !== 0) continue // nested: the outermost span counts
    for (let i = start; i < end; i++) out[at(i)] = i === start ? first : first + 1
  }
  for (let i = 0; i < count; i++) {
    const y = out[at(i)]!
    if (isInside(y) && (i === 0 || !mayFollow(out[at(i - 1)]!, y))) out[at(i)] = y - 1
  }
}

export function prepareExamples(paragraphs: Paragraph[], bits: number): Examples {
  const offsets: number[] = []
  let total = 0
  for (const { tokens } of paragraphs) {
    offsets.push(total)
    total += tokens.count
  }
  const sink = new FeatureSink(LABEL_FEATURES, bits)
  const probe = paragraphs.find((p) => p.tokens.count > 0)!
  labelFeatures(probe.encoded, 0, sink)
  const width = sink.length
  const rows = new Int32Array(total * width)
  const labels = new Uint8Array(total * HEADS.length)
  paragraphs.forEach(({ encoded, tokens, spans }, p) => {
    const base = offsets[p]!
    for (let i = 0; i < tokens.count; i++) {
      labelFeatures(encoded, i, sink)
      rows.set(sink.indexes.subarray(0, width), (base + i) * width)
    }
    // In the joint head a later role takes the token.
    for (const role of ['content', 'speaker', 'cue'] as const) {
      label(labels, base, tokens.count, 0, spans[role], 1 + 2 * ROLES.indexOf(role))
    }
    ROLES.forEach((role: Role) => {
      label(labels, base, tokens.count, HEADS.indexOf(SINGLE[role]), spans[role], 1)
    })
  })
  return { paragraphs, rows, width, offsets, labels }
}

/** AdaGrad on the log-likelihood of all heads with half of the features dropped, averaged over the later epochs. */
export function trainLabels(examples: Examples, chosen: readonly number[], bits: number, seed: number): LabelTraining {
  const { rows, width, offsets, labels, paragraphs } = examples
  const size = 2 ** bits * COLUMNS
  const table = new Float32Array(size)
  const squares = new Float32Array(size)
  const average = new WeightAverage(size)
  const transitions: Transitions[] = HEADS.map(({ labels: n }) => ({
    pairs: new Float32Array(n * n),
    first: new Float32Array(n),
  }))
  const squaredSteps = HEADS.map(({ labels: n }) => ({ pairs: new Float32Array(n * n), first: new Float32Array(n) }))
  const passes = HEADS.map((head, h) => new ForwardBackward(head, transitions[h]!))
  const random = new Random(seed)
  const order = chosen.filter((p) => paragraphs[p]!.tokens.count > 0)
  const longest = Math.max(...order.map((p) => paragraphs[p]!.tokens.count))
  const kept = new Int32Array(longest * width)
  const keptFrom = new Int32Array(longest + 1)
  const emissions = new Float64Array(longest * COLUMNS)
  const probabilities = new Float32Array(longest * COLUMNS)
  const columns = new Int32Array(COLUMNS)
  const gradients = new Float64Array(COLUMNS)

  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    random.shuffle(order)
    const rate = RATE * (1 - (0.7 * epoch) / (EPOCHS - 1))
    order.forEach((p, done) => {
      const count = paragraphs[p]!.tokens.count
      const base = offsets[p]!
      let length = 0
      for (let i = 0; i < count; i++) {
        keptFrom[i] = length
        for (let k = (base + i) * width; k < (base + i + 1) * width; k++) {
          if (random.bits() >= DROP_HALF) kept[length++] = rows[k]! * COLUMNS
        }
        const e = i * COLUMNS
        emissions.fill(0, e, e + COLUMNS)
        for (let k = keptFrom[i]!; k < length; k++) {
          const row = kept[k]!
          for (let c = 0; c < COLUMNS; c++) emissions[e + c]! += table[row + c]!
        }
        for (let c = 0; c < COLUMNS; c++) emissions[e + c]! *= 2
      }
      keptFrom[count] = length
      HEADS.forEach((_, h) => {
        passes[h]!.load(transitions[h]!)
        passes[h]!.run(emissions, count, probabilities)
      })
      for (let i = 0; i < count; i++) {
        let active = 0
        HEADS.forEach(({ offset, labels: n }, h) => {
          const gold = labels[(base + i) * HEADS.length + h]!
          for (let y = 0; y < n; y++) {
            const g = (y === gold ? 1 : 0) - probabilities[i * COLUMNS + offset + y]!
            if (g > -NEGLIGIBLE && g < NEGLIGIBLE) continue
            columns[active] = offset + y
            gradients[active++] = g
          }
        })
        for (let a = 0; a < active; a++) {
          const g = gradients[a]!
          const square = g * g
          const step = rate * g
          const column = columns[a]!
          for (let k = keptFrom[i]!; k < keptFrom[i + 1]!; k++) {
            const x = kept[k]! + column
            const sum = squares[x]! + square
            squares[x] = sum
            table[x]! += step / Math.sqrt(sum + 1e-3)
          }
        }
      }
      HEADS.forEach((head, h) => {
        stepTransitions(
          head.labels,
          passes[h]!,
          transitions[h]!,
          squaredSteps[h]!,
          rate,
          count,
          (i) => labels[(base + i) * HEADS.length + h]!,
        )
      })
      const half = Math.floor(order.length / 2)
      if (epoch >= AVERAGE_FROM && (done + 1) % half === 0) average.add(table)
    })
  }
  return { table: average.mean(), transitions, bits }
}

function stepTransitions(
  n: number,
  pass: ForwardBackward,
  weights: Transitions,
  squares: Transitions,
  rate: number,
  count: number,
  goldAt: (i: number) => number,
): void {
  const { alpha, beta, emitted, scales, steps } = pass
  const climb = (w: Float32Array, s: Float32Array, k: number, g: number) => {
    if (g > -NEGLIGIBLE && g < NEGLIGIBLE) return
    s[k]! += g * g
    w[k]! += (rate * g) / Math.sqrt(s[k]! + 1e-3)
  }
  for (let i = 0; i < count; i++) {
    const gold = goldAt(i)
    if (i === 0) {
      for (let y = 0; y < n; y++) climb(weights.first, squares.first, y, (y === gold ? 1 : 0) - alpha[y]! * beta[y]!)
      continue
    }
    const previous = goldAt(i - 1)
    for (let x = 0; x < n; x++) {
      for (let y = 0; y < n; y++) {
        const k = x * n + y
        if (steps[k] === 0) continue
        const expected = (alpha[(i - 1) * n + x]! * steps[k]! * emitted[i * n + y]! * beta[i * n + y]!) / scales[i]!
        climb(weights.pairs, squares.pairs, k, (x === previous && y === gold ? 1 : 0) - expected)
      }
    }
  }
}
