import { ExtractError } from '../pipeline/errors.ts'
import { extract } from '../pipeline/extract.ts'
import type { Extraction } from '../pipeline/normalise/normalise.ts'
import type { RunStamp } from '../pipeline/types.ts'
import type { SnapshotHead } from '../schemas/snapshot.ts'

export type ExtractTask = { bytes: Uint8Array; head: SnapshotHead; stamp: RunStamp }

/** Errors lose their class between threads, so that they travel as values. */
export type ExtractResult =
  | { ok: true; extraction: Extraction }
  | { ok: false; code: ExtractError['code']; message: string }

export default async function run({ bytes, head, stamp }: ExtractTask): Promise<ExtractResult> {
  try {
    return { ok: true, extraction: await extract(bytes, head, stamp) }
  } catch (error) {
    if (error instanceof ExtractError) return { ok: false, code: error.code, message: error.message }
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { ok: false, code: 'failed', message: `The extractor failed on this input: ${message}` }
  }
}
