import { brotliCompressSync } from 'node:zlib'
import type { ClassifierHeader } from '../../src/pipeline/tag/classifier.ts'

/** Of a feature's weights those are kept that reach this share of its largest, or this size. */
const KEPT_SHARE = 0.2
const KEPT_SIZE = 0.5
/** Weights beyond it are cut: a byte holds 127 steps of it. */
const LARGEST = 6

type Feature = { language: string; key: string; rarity: number }

/** The bytes of data/classifier.bin as `decodeClassifier` reads them; features stand language by language. */
export function packClassifier(
  topics: readonly string[],
  bias: Float32Array,
  features: readonly Feature[],
  weights: Float32Array,
): Buffer {
  const starts = [0]
  const columns: number[] = []
  const bytes: number[] = []
  features.forEach((_, feature) => {
    const row = weights.subarray(feature * topics.length, (feature + 1) * topics.length)
    const largest = row.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0)
    row.forEach((weight, topic) => {
      const byte = Math.max(-127, Math.min(127, Math.round((weight / LARGEST) * 127)))
      if (byte === 0 || (Math.abs(weight) < KEPT_SHARE * largest && Math.abs(weight) < KEPT_SIZE)) return
      columns.push(topic)
      bytes.push(byte)
    })
    starts.push(columns.length)
  })
  const byLanguage = Map.groupBy(features, ({ language }) => language)
  const header: ClassifierHeader = {
    topics: [...topics],
    bias: Array.from(bias, (value) => Number(value.toFixed(4))),
    features: Object.fromEntries(
      Array.from(byLanguage, ([language, own]) => [language, own.map(({ key }) => key).join('\n')]),
    ),
    rarity: features.map(({ rarity }) => Number(rarity.toFixed(3))),
    scale: LARGEST / 127,
    weights: columns.length,
  }
  const head = Buffer.from(JSON.stringify(header))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(head.length)
  const tables = [Uint32Array.from(starts), Uint8Array.from(columns), Int8Array.from(bytes)]
  return brotliCompressSync(Buffer.concat([length, head, ...tables.map(({ buffer }) => Buffer.from(buffer))]))
}
