import type { Word } from './words.ts'

/** Words and pairs that a classifier may know, each with the indexes of its first word and of the word after its last. */
export function* featureKeys(words: readonly Word[]): Generator<{ key: string; from: number; to: number }> {
  for (let i = 0; i < words.length; i++) {
    const { stem } = words[i]!
    if (/^\d+$/.test(stem)) continue
    yield { key: stem, from: i, to: i + 1 }
    const next = words[i + 1]
    if (next !== undefined) yield { key: `${stem} ${next.stem}`, from: i, to: i + 2 }
  }
}
