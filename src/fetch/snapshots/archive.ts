import type { Exchange } from '../types.ts'

/** Where a record stands: a file in the archive's folder, and its gzip member in bytes. */
export type RecordLocation = { file: string; offset: number; length: number }

export type Snapshot = {
  url: string
  /** RFC 3339. */
  fetchedAt: string
  /** Null for bytes that came from no exchange (a file, standard input). */
  exchange: Exchange | null
  body: Uint8Array
  /** "sha256:" and 64 hex digits, of `body`. */
  sha256: string
}

/** A refetch that brought the same payload as an earlier record. */
export type Revisit = Omit<Snapshot, 'body'> & {
  /** The record that holds the payload. */
  refersTo: { url: string; fetchedAt: string }
}

export type Archive = {
  /** Resolves once the record is on disk (fsync). Appends may overlap; each record is whole. */
  append(snapshot: Snapshot): Promise<RecordLocation>
  appendRevisit(revisit: Revisit): Promise<RecordLocation>
  close(): Promise<void>
}

export declare function openArchive(options: {
  dir: string
  /** A new file is begun once the current one holds this many bytes. */
  maxFileBytes?: number
  now?: () => Date
}): Promise<Archive>
