import { brotliDecompressSync } from 'node:zlib'
import { z } from 'zod'
import { readAsset } from '../assets.ts'
import type { Span } from '../types.ts'
import { featureKeys } from './features.ts'
import type { Word } from './words.ts'

/** A word or pair of words that the classifier knows. */
export type Feature = { id: number; span: Span }

const header = z.object({
  /** Codes of second-level topics. */
  topics: z.array(z.string()),
  bias: z.array(z.number()),
  /** By language: words, and pairs of words with a space between, parted by line breaks. */
  features: z.record(z.string(), z.string()),
  /** How much a feature counts, in the order of the languages' features. */
  rarity: z.array(z.number()),
  /** weight = byte × scale */
  scale: z.number(),
  weights: z.int(),
})
export type ClassifierHeader = z.infer<typeof header>

/** Sparse weights: those of feature f stand from `starts[f]` to `starts[f + 1]`. */
export type Classifier = {
  topics: readonly string[]
  bias: readonly number[]
  ids: ReadonlyMap<string, ReadonlyMap<string, number>>
  rarity: readonly number[]
  scale: number
  starts: Uint32Array
  columns: Uint8Array
  bytes: Int8Array
}

/** @throws {Error} when the file is none of ours */
export function decodeClassifier(packed: Uint8Array): Classifier {
  const plain = new Uint8Array(brotliDecompressSync(packed))
  const headerLength = new DataView(plain.buffer).getUint32(0, true)
  const head = header.parse(JSON.parse(new TextDecoder().decode(plain.subarray(4, 4 + headerLength))))
  let next = 0
  const ids = new Map(
    Object.entries(head.features).map(([language, list]) => [
      language,
      new Map(list.split('\n').map((feature) => [feature, next++])),
    ]),
  )
  let at = 4 + headerLength
  const take = (length: number) => {
    at += length
    return plain.slice(at - length, at)
  }
  const starts = new Uint32Array(take(4 * (next + 1)).buffer)
  const columns = take(head.weights)
  const bytes = new Int8Array(take(head.weights).buffer)
  return { topics: head.topics, bias: head.bias, ids, rarity: head.rarity, scale: head.scale, starts, columns, bytes }
}

let loaded: Classifier | null = null

/** The trained classifier, read once from the file beside this code. */
function classifier(): Classifier {
  loaded ??= decodeClassifier(readAsset(new URL('./data/classifier.bin', import.meta.url)))
  return loaded
}

/** In order of place. */
export function findFeatures(words: readonly Word[], language: string): Feature[] {
  const known = classifier().ids.get(language)
  const found: Feature[] = []
  if (known === undefined) return found
  for (const { key, from, to } of featureKeys(words)) {
    const id = known.get(key)
    if (id !== undefined) found.push({ id, span: [words[from]!.span[0], words[to - 1]!.span[1]] })
  }
  return found
}

/**
 * How likely each second-level topic is by the words of a text, multinomial logistic regression over words and pairs
 * of words weighted by rarity; each counts once, with the weight of the first layer that has it. Null without any.
 */
export function classify(
  layers: readonly { features: readonly Feature[]; weight: number }[],
): ReadonlyMap<string, number> | null {
  const model = classifier()
  const strengths = new Map<number, number>()
  for (const { features, weight } of layers) {
    for (const { id } of features) if (!strengths.has(id)) strengths.set(id, weight * model.rarity[id]!)
  }
  if (strengths.size === 0) return null
  let square = 0
  for (const strength of strengths.values()) square += strength * strength
  const norm = model.scale / Math.sqrt(square)
  const scores = Float64Array.from(model.bias)
  for (const [id, strength] of strengths) {
    for (let i = model.starts[id]!; i < model.starts[id + 1]!; i++) {
      scores[model.columns[i]!]! += strength * norm * model.bytes[i]!
    }
  }
  const shares = softmax(scores)
  return new Map(model.topics.map((topic, i) => [topic, shares[i]!]))
}

function softmax(scores: Float64Array): Float64Array {
  const highest = Math.max(...scores)
  let total = 0
  for (let i = 0; i < scores.length; i++) {
    scores[i] = Math.exp(scores[i]! - highest)
    total += scores[i]!
  }
  for (let i = 0; i < scores.length; i++) scores[i]! /= total
  return scores
}
