import { brotliCompressSync, constants } from 'node:zlib'
import type { LemmaClasses } from '../../src/pipeline/attribute/finder/encode.ts'
import type { ModelHeader } from '../../src/pipeline/attribute/finder/model.ts'

/** The bytes of a model file, as `decodeModel` reads them once they are decompressed. */
export function encodeModel(
  header: Omit<ModelHeader, 'format' | 'lemmas'>,
  tables: readonly Int8Array[],
  classes: ReadonlyMap<number, LemmaClasses>,
): Buffer {
  const lemmas = [...classes].sort(([a], [b]) => a - b)
  const full: ModelHeader = { format: 1, ...header, lemmas: lemmas.length }
  const head = Buffer.from(JSON.stringify(full))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(head.length)
  const keys = Buffer.alloc(4 * lemmas.length)
  lemmas.forEach(([key], i) => {
    keys.writeInt32LE(key, 4 * i)
  })
  const packed = Buffer.from(lemmas.map(([, { cue, speaker }]) => cue | (speaker << 4)))
  const plain = Buffer.concat([length, head, ...tables.map((table) => Buffer.from(table.buffer)), keys, packed])
  return brotliCompressSync(plain, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
    },
  })
}
