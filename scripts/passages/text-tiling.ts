import type { Word } from '../../src/pipeline/tag/words.ts'

/** Words of a pseudo-sentence and pseudo-sentences of a block, as in Hearst 1997. */
const SENTENCE_WORDS = 20
const BLOCK = 10

/**
 * TextTiling (Hearst 1997) by block comparison, with her depth scores and her cut-off of mean less half a standard
 * deviation; each boundary moves to the nearest unit that may begin a passage. The peer that ours is measured against.
 */
export function textTiling(units: readonly (readonly Word[])[], mayBegin: readonly boolean[]): Set<number> {
  const words = units.flatMap((unit, at) =>
    unit.filter(({ form }) => form.length > 3).map(({ stem }) => ({ stem, at })),
  )
  const sentences = Array.from({ length: Math.ceil(words.length / SENTENCE_WORDS) }, (_, i) =>
    words.slice(i * SENTENCE_WORDS, (i + 1) * SENTENCE_WORDS),
  )
  const scores = sentences.slice(1).map((_, gap) => {
    const before = counts(sentences.slice(Math.max(0, gap + 1 - BLOCK), gap + 1).flat())
    const after = counts(sentences.slice(gap + 1, gap + 1 + BLOCK).flat())
    return cosine(before, after)
  })
  const smooth = scores.map((_, i) => mean(scores.slice(Math.max(0, i - 1), i + 2)))
  const depths = smooth.map((score, i) => climb(smooth, i, -1) + climb(smooth, i, 1) - 2 * score)
  const average = mean(depths)
  const deviation = Math.sqrt(mean(depths.map((depth) => (depth - average) ** 2)))
  const starts = mayBegin.flatMap((may, at) => (may && at > 0 ? [at] : []))
  const found = new Set<number>()
  for (const [i, depth] of depths.entries()) {
    if (depth <= average - deviation / 2 || depth < (depths[i - 1] ?? 0) || depth < (depths[i + 1] ?? 0)) continue
    const unit = sentences[i + 1]![0]!.at
    const nearest = starts.reduce(
      (best, at) => (Math.abs(at - unit) < Math.abs(best - unit) ? at : best),
      starts[0] ?? 0,
    )
    found.add(nearest)
  }
  return found
}

function counts(words: readonly { stem: string }[]): Map<string, number> {
  const counted = new Map<string, number>()
  for (const { stem } of words) counted.set(stem, (counted.get(stem) ?? 0) + 1)
  return counted
}

function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const norm = (counted: ReadonlyMap<string, number>) => Math.hypot(...counted.values())
  let product = 0
  for (const [stem, count] of a) product += count * (b.get(stem) ?? 0)
  return product / (norm(a) * norm(b) || 1)
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

function climb(scores: readonly number[], from: number, step: -1 | 1): number {
  let at = from
  while (scores[at + step] !== undefined && scores[at + step]! >= scores[at]!) at += step
  return scores[at]!
}
