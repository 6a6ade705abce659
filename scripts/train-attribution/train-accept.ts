import { type AcceptWeights, contentOf, QUESTIONS } from '../../src/pipeline/attribute/finder/accept.ts'
import { ACCEPT_FEATURES, acceptFeatures } from '../../src/pipeline/attribute/finder/accept-features.ts'
import { cueContext } from '../../src/pipeline/attribute/finder/boundary-features.ts'
import { proposeSpans, type TokenSpan } from '../../src/pipeline/attribute/finder/cues.ts'
import { FeatureSink } from '../../src/pipeline/attribute/finder/hash.ts'
import type { Placer } from '../../src/pipeline/attribute/finder/place.ts'
import type { Posteriors } from '../../src/pipeline/attribute/finder/posteriors.ts'
import type { Paragraph } from './corpus.ts'
import { Random } from './random.ts'

const EPOCHS = 8
const RATE = 0.05
const DECAY = 0.0005

export type AcceptExample = { rows: Int32Array; answers: number[] }

const size = (spans: readonly TokenSpan[]) => spans.reduce((sum, [start, end]) => sum + end - start, 0)

function shared(a: readonly TokenSpan[], b: readonly TokenSpan[]): number {
  let sum = 0
  for (const [s, e] of a) for (const [t, f] of b) sum += Math.max(0, Math.min(e, f) - Math.max(s, t))
  return sum
}

function jaccard(a: readonly TokenSpan[], b: readonly TokenSpan[]): number {
  if (a.length === 0 && b.length === 0) return 1
  const both = shared(a, b)
  return both / (size(a) + size(b) - both)
}

/** Proposals of a paragraph as examples, with the answers that the annotation gives. */
export function acceptExamples(
  paragraph: Paragraph,
  posteriors: Posteriors,
  placer: Placer,
  bits: number,
): AcceptExample[] {
  const sink = new FeatureSink(ACCEPT_FEATURES, bits)
  const examples: AcceptExample[] = []
  for (const cue of proposeSpans(posteriors.cue, paragraph.tokens.count)) {
    const context = cueContext(paragraph.encoded, posteriors, cue)
    const placed = placer.place(context)
    const content = contentOf(placed)
    if (content.length === 0) continue
    const speaker = placed.speaker === null ? [] : [placed.speaker]
    acceptFeatures(context, placed, sink)
    const answers = QUESTIONS.map(() => 0)
    for (const gold of paragraph.gold) {
      if (gold.content.length === 0) continue
      if (gold.cue.length === 1 && gold.cue[0]![0] === cue[0] && gold.cue[0]![1] === cue[1]) answers[0] = 1
      const near = shared(gold.cue, [cue]) > 0 || gold.cue.length === 0
      const contentFound = near && shared(gold.content, content) / size(gold.content) > 0.3
      if (
        jaccard(gold.cue, [cue]) > 0.5 &&
        jaccard(gold.content, content) > 0.5 &&
        jaccard(gold.speaker, speaker) > 0.5
      )
        answers[1] = 1
      if (contentFound) answers[2] = 1
      if (contentFound && (shared(gold.speaker, speaker) > 0 || gold.speaker.length + speaker.length === 0))
        answers[3] = 1
    }
    examples.push({ rows: sink.indexes.slice(0, sink.length), answers })
  }
  return examples
}

/** Logistic regressions, one for each question, by AdaGrad with a little decay. */
export function trainAccept(examples: readonly AcceptExample[], bits: number, seed: number): Float32Array {
  const columns = QUESTIONS.length
  const table = new Float32Array(2 ** bits * columns)
  const squares = new Float32Array(2 ** bits * columns)
  const random = new Random(seed)
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
  }
  return table
}

export function answer(table: AcceptWeights['table'], rows: Int32Array, question: number): number {
  let sum = 0
  for (const row of rows) sum += table[row * QUESTIONS.length + question]!
  return 1 / (1 + Math.exp(-sum))
}
