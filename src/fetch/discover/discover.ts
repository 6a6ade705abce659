import { decode } from '../../pipeline/parse/decode/decode.ts'
import type { SourceKind } from '../../schemas/source.ts'
import { parseFeed } from './feed.ts'
import { parseList } from './list.ts'
import { parseListing } from './listing.ts'
import { parseSitemap } from './sitemap.ts'
import { type Found, InvalidSource } from './types.ts'

/** Far enough for a declaration, a style sheet's link and a comment before the first element. */
const SNIFFED_BYTES = 4_096

/**
 * What a source's bytes offer. A feed that is declared a sitemap, or the other way round, is read as what it is.
 *
 * @param source `url` is where the bytes came from, after redirects
 * @throws {InvalidSource} when the bytes are nothing of the kind
 */
export function discover(
  source: { kind: SourceKind; url: string; linkSelector: string | null },
  response: { body: Uint8Array; contentType: string | null },
): Found {
  const { kind, url, linkSelector } = source
  const { body, contentType } = response
  switch (kind) {
    case 'feed':
    case 'sitemap': {
      const actual = sniff(body) ?? kind
      if (actual === 'html') {
        throw new InvalidSource(`${url} is a web page, not a ${kind}; add it as a listing, or find the feed it offers`)
      }
      return actual === 'feed' ? parseFeed(body, contentType, url) : parseSitemap(body, url)
    }
    case 'listing':
      return parseListing(decode(body, contentType).text, url, linkSelector)
    case 'list':
      return parseList(decode(body, contentType).text)
  }
}

function sniff(bytes: Uint8Array): 'feed' | 'sitemap' | 'html' | null {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'sitemap'
  // The zeros of UTF-16 and UTF-32 are dropped: all that is looked for is ASCII.
  const start = Buffer.from(bytes.subarray(0, SNIFFED_BYTES)).toString('latin1').replaceAll('\0', '')
  if (/<(?:\w+:)?(?:urlset|sitemapindex)[\s>]/i.test(start)) return 'sitemap'
  if (/<(?:\w+:)?(?:rss|feed|rdf)[\s>]/i.test(start)) return 'feed'
  return /<(?:!doctype html|html)[\s>]/i.test(start) ? 'html' : null
}
