import { discover } from '../fetch/discover/discover.ts'
import { type Found, InvalidSource } from '../fetch/discover/types.ts'
import type { SourceKind } from '../schemas/source.ts'

export type DiscoverTask = {
  /** `url` is where the bytes came from, after redirects. */
  source: { kind: SourceKind; url: string; linkSelector: string | null }
  response: { body: Uint8Array; contentType: string | null }
}

/** Errors lose their class between threads, so that they travel as values. */
export type DiscoverResult = { ok: true; found: Found } | { ok: false; message: string }

export default function run({ source, response }: DiscoverTask): DiscoverResult {
  try {
    return { ok: true, found: discover(source, response) }
  } catch (error) {
    if (error instanceof InvalidSource) return { ok: false, message: error.message }
    throw error
  }
}
