import type { SnapshotHead } from '../../schemas/snapshot.ts'
import { ExtractError } from '../errors.ts'
import type { Parsed } from '../types.ts'
import { decode } from './decode/decode.ts'
import { formatOf } from './format.ts'
import { formatParsers } from './formats/index.ts'
import { parseHtml } from './html/html.ts'

/** The largest real page measured is 3 MB; documents beyond this are archives or attacks. */
const MAX_BYTES = 32 * 1024 * 1024

/**
 * Makes a document of the bytes of one response: what kind they are, their text in blocks, and what they say of
 * themselves.
 *
 * @throws {ExtractError} no_text, no_text_layer, unsupported_type, malformed, too_large
 */
export async function parse(bytes: Uint8Array, head: SnapshotHead): Promise<Parsed> {
  if (bytes.length === 0) throw new ExtractError('no_text', 'The response is empty: there is nothing to extract.')
  if (bytes.length > MAX_BYTES) {
    const size = Math.round(bytes.length / (1024 * 1024))
    throw new ExtractError('too_large', `This document has ${size} MB; the limit is ${MAX_BYTES / (1024 * 1024)} MB.`)
  }
  const format = await formatOf(bytes, head)
  const decoded = () => decode(bytes, head.contentType)
  return format === 'html' ? parseHtml(decoded(), head) : formatParsers[format](bytes, decoded, head)
}
