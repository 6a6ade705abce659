import type { RecordLocation } from './archive.ts'

export type RecordHead = {
  type: string
  url: string | null
  fetchedAt: string
  /** "sha256:" and hex digits, from the payload digest. */
  sha256: string | null
  status: number | null
  headers: Record<string, string>
}

/** Reads one record by its place. @throws when the file is missing, or the bytes there are no such record */
export declare function readRecord(
  dir: string,
  location: RecordLocation,
): Promise<{ head: RecordHead; body: Uint8Array }>
