import type { WatchTopic } from '../../../schemas/watch.ts'
import { type Word, wordsOf } from '../words.ts'

/** Examples by their telling words. */
export type ExampleIndex = {
  postings: ReadonlyMap<string, readonly number[]>
  examples: readonly { topic: number; norm: number }[]
}

/** A statement and an example are about the same from this cosine on. */
const LEAST_SIMILAR = 0.45
const SHORTEST = 4
const LONGEST_COUNTED = 10

/** Long words are rare ones, in every language (Zipf 1935), and rare words tell more. */
const weightOf = (stem: string) => Math.min(stem.length, LONGEST_COUNTED) - SHORTEST + 2

const tellingWords = (words: readonly Word[]) =>
  new Set(words.filter(({ form }) => form.length >= SHORTEST).map(({ stem }) => stem))

const normOf = (stems: Iterable<string>) => Math.hypot(...Array.from(stems, weightOf))

export function indexExamples(topics: readonly WatchTopic[], language: string): ExampleIndex {
  const postings = new Map<string, number[]>()
  const examples: { topic: number; norm: number }[] = []
  for (const [topic, { examples: texts }] of topics.entries()) {
    for (const text of texts) {
      const stems = tellingWords(wordsOf(text, language))
      const id = examples.push({ topic, norm: normOf(stems) }) - 1
      for (const stem of stems) postings.set(stem, [...(postings.get(stem) ?? []), id])
    }
  }
  return { postings, examples }
}

/** Topics with an example that the words are like: how much, from 0 to 1, and which words they share. */
export function findSimilar(
  words: readonly Word[],
  { postings, examples }: ExampleIndex,
): Map<number, { similarity: number; shared: readonly Word[] }> {
  const similar = new Map<number, { similarity: number; shared: readonly Word[] }>()
  if (examples.length === 0) return similar
  const stems = tellingWords(words)
  const sums = new Map<number, number>()
  for (const stem of stems) {
    for (const id of postings.get(stem) ?? []) sums.set(id, (sums.get(id) ?? 0) + weightOf(stem) ** 2)
  }
  const norm = normOf(stems)
  for (const [id, sum] of sums) {
    const { topic, norm: own } = examples[id]!
    const similarity = sum / (norm * own)
    if (similarity < LEAST_SIMILAR || similarity <= (similar.get(topic)?.similarity ?? 0)) continue
    similar.set(topic, { similarity, shared: words.filter(({ stem }) => postings.get(stem)?.includes(id)) })
  }
  return similar
}
