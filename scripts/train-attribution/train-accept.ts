import { type AcceptWeights, QUESTIONS } from '../../src/pipeline/attribute/finder/accept.ts'
import { ACCEPT_FEATURES, acceptFeatures } from '../../src/pipeline/attribute/finder/accept-features.ts'
import { TRAINING } from '../../src/pipeline/attribute/finder/breadth.ts'
import { candidates, contentOf } from '../../src/pipeline/attribute/finder/candidates.ts'
import { FeatureSink } from '../../src/pipeline/attribute/finder/hash.ts'
import type { Placer } from '../../src/pipeline/attribute/finder/place.ts'
import type { Posteriors } from '../../src/pipeline/attribute/finder/posteriors.ts'
import { equal, shared, sizeOf, type TokenSpan } from '../../src/pipeline/attribute/finder/spans.ts'
import { WeightAverage } from './average.ts'
import type { GoldAttribution, Paragraph } from './corpus.ts'
import { Random } from './random.ts'

const EPOCHS = 8
const RATE = 0.05
const DECAY = 0.0005
const AVERAGE_FROM = 4

export type AcceptExample = { rows: Int32Array; answers: number[] }

function jaccard(a: readonly TokenSpan[], b: readonly TokenSpan[]): number {
  if (a.length === 0 && b.length === 0) return 1
  const both = shared(a, b)
  return both / (sizeOf(a) + sizeOf(b) - both)
}

/** Candidates of a paragraph as examples, with the answers that the annotation gives. */
export function acceptExamples(
  { encoded, hints, gold }: Paragraph,
  posteriors: Posteriors,
  placer: Placer,
  bits: number,
): AcceptExample[] {
  const sink = new FeatureSink(ACCEPT_FEATURES, bits)
  return candidates(encoded, posteriors, hints, placer, TRAINING).map((candidate) => {
    acceptFeatures(candidate, sink)
    const { cue, placed } = candidate
    const speaker = placed.speaker === null ? [] : [placed.speaker]
    const answers = gold
      .filter(({ content }) => content.length > 0)
      .map((attribution) => answersOf(attribution, cue, speaker, contentOf(placed)))
    return {
      rows: sink.indexes.slice(0, sink.length),
      answers: QUESTIONS.map((_, q) => (answers.some((answer) => answer[q]) ? 1 : 0)),
    }
  })
}

/** In the order of `QUESTIONS`. */
function answersOf(gold: GoldAttribution, cue: TokenSpan[], speaker: TokenSpan[], content: TokenSpan[]): boolean[] {
  const near = shared(gold.cue, cue) > 0 || gold.cue.length === 0
  const found = near && shared(gold.content, content) / sizeOf(gold.content) > 0.3
  return [
    equal(gold.cue, cue),
    jaccard(gold.cue, cue) > 0.5 && jaccard(gold.content, content) > 0.5 && jaccard(gold.speaker, speaker) > 0.5,
    found,
    equal(gold.content, content),
    near && equal(gold.speaker, speaker),
    found && (shared(gold.speaker, speaker) > 0 || gold.speaker.length + speaker.length === 0),
  ]
}

/** Logistic regressions, one for each question, by AdaGrad with a little decay, averaged over the later epochs. */
export function trainAccept(examples: readonly AcceptExample[], bits: number, seed: number): Float32Array {
  const columns = QUESTIONS.length
  const table = new Float32Array(2 ** bits * columns)
  const squares = new Float32Array(2 ** bits * columns)
  const random = new Random(seed)
  const average = new WeightAverage(table.length)
  const order = [...examples]
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    random.shuffle(order)
    const rate = RATE * (1 - 0.1 * epoch)
    for (const { rows, answers } of order) {
      for (let q = 0; q < columns; q++) {
        const g = answers[q]! - answer(table, rows, q)
        for (const row of rows) {
          const x = row * columns + q
          squares[x]! += g * g
          table[x]! += (rate * (g - DECAY * table[x]!)) / Math.sqrt(squares[x]! + 1e-2)
        }
      }
    }
    if (epoch >= AVERAGE_FROM) average.add(table)
  }
  return average.mean()
}

export function answer(table: AcceptWeights['table'], rows: Int32Array, question: number): number {
  let sum = 0
  for (const row of rows) sum += table[row * QUESTIONS.length + question]!
  return 1 / (1 + Math.exp(-sum))
}
