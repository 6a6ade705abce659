import {
  type Choice,
  leftFar,
  leftNear,
  rightFar,
  rightNear,
  speakerFar,
  speakerNear,
} from '../../src/pipeline/attribute/finder/boundaries.ts'
import { TRAINING } from '../../src/pipeline/attribute/finder/breadth.ts'
import { type CueContext, cueContext } from '../../src/pipeline/attribute/finder/cue-context.ts'
import { gapFeatures } from '../../src/pipeline/attribute/finder/gap-features.ts'
import { FeatureSink } from '../../src/pipeline/attribute/finder/hash.ts'
import { BOUNDARY_FEATURES } from '../../src/pipeline/attribute/finder/place.ts'
import type { Posteriors } from '../../src/pipeline/attribute/finder/posteriors.ts'
import type { TokenSpan } from '../../src/pipeline/attribute/finder/spans.ts'
import { WeightAverage } from './average.ts'
import type { GoldAttribution, Paragraph } from './corpus.ts'
import { Random } from './random.ts'

const EPOCHS = 8
const RATE = 0.03
const AVERAGE_FROM = 4
const AVERAGED_PER_EPOCH = 4
const DROP = 0.4 * 0x1_0000_0000
const NEGLIGIBLE = 0.002

type Example = { context: CueContext; speaker: TokenSpan | null; left: TokenSpan | null; right: TokenSpan | null }

/** The piece of a cue that the placing starts from: the one with the most telling word. */
export function mainPiece(paragraph: Paragraph, gold: GoldAttribution): TokenSpan | undefined {
  const strength = ([start, end]: TokenSpan) => Math.max(...paragraph.encoded.cue.subarray(start + 4, end + 4))
  return [...gold.cue].sort((a, b) => strength(b) - strength(a) || a[0] - b[0])[0]
}

export function examplesOf(paragraph: Paragraph, posteriors: Posteriors): Example[] {
  const examples: Example[] = []
  for (const gold of paragraph.gold) {
    const cue = mainPiece(paragraph, gold)
    if (cue === undefined || gold.content.length === 0) continue
    const [speaker] = gold.speaker
    if (speaker !== undefined && speaker[0] < cue[1] && cue[0] < speaker[1]) continue
    const lefts = gold.content.filter((span) => span[1] <= cue[0])
    const rights = gold.content.filter((span) => span[0] >= cue[1])
    examples.push({
      context: cueContext(paragraph.encoded, posteriors, cue, TRAINING),
      speaker: speaker ?? null,
      left: lefts.sort((a, b) => b[1] - a[1])[0] ?? null,
      right: rights.sort((a, b) => a[0] - b[0])[0] ?? null,
    })
  }
  return examples
}

/** The chain of choices of one example with the right answers. */
function* choicesOf({
  context: c,
  speaker,
  left,
  right,
}: Example): Generator<[name: string, choice: Choice, gold: number | null]> {
  const leftwards = speaker !== null && speaker[1] <= c.start
  const near = speaker === null ? null : leftwards ? speaker[1] : speaker[0]
  yield ['speaker near', speakerNear(c), near]
  if (speaker !== null) yield ['speaker far', speakerFar(c, near!), leftwards ? speaker[0] : speaker[1]]
  yield ['left near', leftNear(c, speaker), left?.[1] ?? null]
  if (left !== null) yield ['left far', leftFar(c, speaker, left[1]), left[0]]
  yield ['right near', rightNear(c, speaker, left), right?.[0] ?? null]
  if (right !== null) yield ['right far', rightFar(c, speaker, left, right[0]), right[1]]
}

/** Softmax over the candidates of each choice, AdaGrad, 40 % of the features dropped, averaged over the later epochs. */
export function trainBoundaries(
  examples: Example[],
  bits: number,
  seed: number,
  log?: (line: string) => void,
): { table: Float32Array; bits: number; scale: number } {
  const table = new Float32Array(2 ** bits)
  const squares = new Float32Array(2 ** bits)
  const random = new Random(seed)
  const sink = new FeatureSink(BOUNDARY_FEATURES, bits)
  const rows = new Int32Array(BOUNDARY_FEATURES * 64)
  const average = new WeightAverage(table.length)
  const order = [...examples]
  const stretch = Math.floor(order.length / AVERAGED_PER_EPOCH)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    random.shuffle(order)
    const rate = RATE * (1 - (0.85 * epoch) / (EPOCHS - 1))
    const seen = new Map<string, { all: number; out: number; right: number }>()
    for (const [done, example] of order.entries()) {
      if (epoch >= AVERAGE_FROM && (done + 1) % stretch === 0) average.add(table)
      for (const [name, choice, gold] of choicesOf(example)) {
        const stats = seen.get(name) ?? { all: 0, out: 0, right: 0 }
        seen.set(name, stats)
        stats.all++
        const { candidates, decision, varying } = choice
        const answer = candidates.indexOf(gold)
        if (answer < 0) {
          stats.out++
          continue
        }
        const from: number[] = []
        const scores: number[] = []
        let length = 0
        for (const candidate of candidates) {
          sink.length = 0
          if (candidate !== null) gapFeatures(example.context, candidate, decision(candidate), 'both', sink)
          varying(candidate, sink)
          from.push(length)
          let sum = 0
          for (let k = 0; k < sink.length; k++) {
            if (random.bits() < DROP) continue
            const row = sink.indexes[k]!
            rows[length++] = row
            sum += table[row]!
          }
          scores.push(sum / 0.6)
        }
        from.push(length)
        const largest = Math.max(...scores)
        if (scores[answer] === largest) stats.right++
        let total = 0
        for (const score of scores) total += Math.exp(score - largest)
        scores.forEach((score, i) => {
          const g = (i === answer ? 1 : 0) - Math.exp(score - largest) / total
          if (g > -NEGLIGIBLE && g < NEGLIGIBLE) return
          for (let k = from[i]!; k < from[i + 1]!; k++) {
            const row = rows[k]!
            squares[row]! += g * g
            table[row]! += (rate * g) / Math.sqrt(squares[row]! + 1e-3)
          }
        })
      }
    }
    log?.(
      [...seen]
        .map(([n, s]) => `${n} ${((100 * s.right) / s.all).toFixed(1)} (out ${((100 * s.out) / s.all).toFixed(1)})`)
        .join(', '),
    )
  }
  return { table: average.mean(), bits, scale: 1 }
}
