import { createHash } from 'node:crypto'
import type { Hints, SnapshotHead } from '../schemas/snapshot.ts'

type Known = {
  url?: string | null | undefined
  finalUrl?: string | null
  contentType?: string | null
  status?: number
  headers?: Record<string, string>
  fetchedAt: string
  hints?: Hints
}

/** Describes bytes that were just got, from wherever. */
export function describeBytes(bytes: Uint8Array, known: Known): SnapshotHead {
  return {
    sha256: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
    url: known.url ?? null,
    finalUrl: known.finalUrl ?? null,
    status: known.status ?? null,
    contentType: known.contentType ?? null,
    headers: known.headers ?? {},
    fetchedAt: known.fetchedAt,
    byteLength: bytes.byteLength,
    hints: known.hints ?? {},
  }
}
