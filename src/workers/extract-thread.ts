import { ExtractError } from '../pipeline/errors.ts'
import { extract } from '../pipeline/extract.ts'
import type { Extraction } from '../pipeline/normalise/normalise.ts'
import type { RunStamp } from '../pipeline/types.ts'
import { type Desk, emptyDesk } from '../schemas/desk.ts'
import type { SnapshotHead } from '../schemas/snapshot.ts'

export type ExtractInput = { bytes: Uint8Array; head: SnapshotHead; stamp: RunStamp }
export type ExtractTask = ExtractInput & { desk: Desk; deskVersion: number }

/** Errors lose their class between threads, so that they travel as values. */
export type ExtractResult =
  | { ok: true; extraction: Extraction }
  | { ok: false; code: ExtractError['code']; message: string }

let held = { version: 0, desk: emptyDesk }

export default async function run({ bytes, head, stamp, desk, deskVersion }: ExtractTask): Promise<ExtractResult> {
  if (held.version !== deskVersion) held = { version: deskVersion, desk }
  try {
    return { ok: true, extraction: await extract(bytes, head, stamp, held.desk) }
  } catch (error) {
    if (error instanceof ExtractError) return { ok: false, code: error.code, message: error.message }
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { ok: false, code: 'failed', message: `The extractor failed on this input: ${message}` }
  }
}
