import { parseFeed as parseWithFeedsmith } from 'feedsmith'
import { decode } from '../../pipeline/parse/decode/decode.ts'
import { mapFeed } from './feed-map.ts'
import { parseTolerantly } from './feed-tolerant.ts'
import { type Found, InvalidSource } from './types.ts'
import { decodeWide } from './wide.ts'

/**
 * RSS, Atom, RDF and JSON Feed, in any encoding. What feedsmith does not make out, or finds nothing in, is read again
 * by a parser that forgives broken XML.
 *
 * @param url where the bytes came from; relative links are resolved against it
 * @throws {InvalidSource} when the bytes are no feed
 */
export function parseFeed(bytes: Uint8Array, contentType: string | null, url: string): Found {
  const text = (decodeWide(bytes) ?? decode(bytes, contentType).text).trimStart()
  if (text === '') throw new InvalidSource(`${url} is empty`)
  const found = parseStrictly(text, url)
  if (found !== null && found.items.length > 0) return found
  const second = text.startsWith('{') ? null : parseTolerantly(text, url)
  const better = second ?? found
  if (better === null) throw new InvalidSource(`${url} is neither RSS, Atom, RDF nor JSON Feed`)
  return better
}

function parseStrictly(text: string, url: string): Found | null {
  try {
    return mapFeed(parseWithFeedsmith(text.startsWith('{') ? JSON.parse(text) : text), url)
  } catch {
    // The library throws for anything from a missing title to a byte out of place.
    return null
  }
}
