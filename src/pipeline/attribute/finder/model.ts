import { brotliDecompressSync } from 'node:zlib'
import { readAsset } from '../../assets.ts'
import { Acceptor, type AcceptWeights, QUESTIONS } from './accept.ts'
import { COLUMNS, type ForwardBackward, type Transitions } from './chain.ts'
import type { LemmaClasses } from './encode.ts'
import { type BoundaryWeights, Placer } from './place.ts'
import { type LabelWeights, passesOf } from './posteriors.ts'
import type { Language } from './read-tokens.ts'

/** The head of a model file: a JSON text after its length (4 bytes, little endian), before the tables. */
export type ModelHeader = {
  format: 1
  language: Language
  labels: { bits: number; scale: number; transitions: { pairs: number[]; first: number[] }[] }
  boundaries: { bits: number; scale: number }
  accept: { bits: number; scale: number; threshold: number }
  lemmas: number
  /** Confidence (0–100) for each hundredth of the uncalibrated probability of being right. */
  confidence: number[]
}

export type Model = {
  labels: LabelWeights
  passes: ForwardBackward[]
  placer: Placer
  acceptor: Acceptor
  threshold: number
  confidence: number[]
  classesOf: (lemma: number) => LemmaClasses | undefined
}

const loaded = new Map<Language, Model>()

/** The trained model of a language, read once from the file beside this code. */
export function modelOf(language: Language): Model {
  let model = loaded.get(language)
  if (model === undefined) {
    const file = new URL(`./models/${language}.bin`, import.meta.url)
    model = decodeModel(brotliDecompressSync(readAsset(file)))
    loaded.set(language, model)
  }
  return model
}

/**
 * Header, then the tables: labels (16 columns), boundaries (1), accept (6) as signed bytes, then the lemmas' hashes as
 * 32-bit numbers and their classes as bytes (cue in the low half, speaker in the high half).
 */
export function decodeModel(bytes: Uint8Array): Model {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const headerLength = view.getUint32(0, true)
  const header: ModelHeader = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + headerLength)))
  let offset = 4 + headerLength
  const table = (size: number) => {
    const part = Int8Array.from(new Int8Array(bytes.buffer, bytes.byteOffset + offset, size))
    offset += size
    return part
  }
  const labelTable = table(2 ** header.labels.bits * COLUMNS)
  const boundaryTable = table(2 ** header.boundaries.bits)
  const acceptTable = table(2 ** header.accept.bits * QUESTIONS.length)
  const classes = new Map<number, LemmaClasses>()
  const classesAt = offset + 4 * header.lemmas
  for (let i = 0; i < header.lemmas; i++) {
    const packed = bytes[classesAt + i]!
    classes.set(view.getInt32(offset + 4 * i, true), { cue: packed & 15, speaker: packed >> 4 })
  }
  const transitions: Transitions[] = header.labels.transitions.map(({ pairs, first }) => ({
    pairs: Float32Array.from(pairs),
    first: Float32Array.from(first),
  }))
  const boundaries: BoundaryWeights = { table: boundaryTable, ...header.boundaries }
  const accept: AcceptWeights = { table: acceptTable, bits: header.accept.bits, scale: header.accept.scale }
  return {
    labels: { table: labelTable, bits: header.labels.bits, scale: header.labels.scale, transitions },
    passes: passesOf({ transitions }),
    placer: new Placer(boundaries),
    acceptor: new Acceptor(accept),
    threshold: header.accept.threshold,
    confidence: header.confidence,
    classesOf: (lemma) => classes.get(lemma),
  }
}
