import { gunzipSync } from 'node:zlib'
import { decode } from '../../pipeline/parse/decode/decode.ts'
import { feedDate } from './dates.ts'
import { ItemCollector, MAX_ITEMS, plainTitle, resolveLink } from './links.ts'
import { parseMarkup } from './markup.ts'
import { type Found, InvalidSource } from './types.ts'

/** The protocol allows 50 MB unpacked. */
const MAX_BYTES = 50 * 1024 * 1024
const MAX_FIELD_LENGTH = 10_000
const FIELDS = new Set(['loc', 'lastmod', 'news:title', 'news:publication_date'])

/**
 * A urlset, a news sitemap or an index of sitemaps, packed with gzip or plain. Read with a parser that forgives what
 * sitemaps get wrong most, a bare "&" in an address.
 *
 * @returns items with the newest first, as far as they are dated
 * @throws {InvalidSource} when the bytes are no sitemap
 */
export function parseSitemap(bytes: Uint8Array, url: string): Found {
  const { text } = decode(unpack(bytes, url), null)
  const collector = new ItemCollector()
  const dates = new Map<string, string>()
  const sitemaps: Found['sitemaps'] = []
  let unaddressed = 0
  let kind: 'sitemap' | 'sitemapindex' | null = null
  let entry: Map<string, string> | null = null
  let field: string | null = null

  parseMarkup(
    text,
    {
      onopentag(qualified) {
        const name = shortName(qualified)
        if (name === 'urlset') kind ??= 'sitemap'
        else if (name === 'sitemapindex') kind ??= 'sitemapindex'
        else if (name === 'url' || name === 'sitemap') entry = new Map()
        else if (FIELDS.has(name)) field = name
      },
      ontext(data) {
        if (entry === null || field === null) return
        const before = entry.get(field) ?? ''
        if (before.length < MAX_FIELD_LENGTH) entry.set(field, before + data)
      },
      onclosetag(qualified) {
        const name = shortName(qualified)
        if (name === field) field = null
        if ((name === 'url' || name === 'sitemap') && entry !== null) {
          take(entry, name)
          entry = null
        }
      },
    },
    { xmlMode: true, lowerCaseTags: true },
  )
  if (kind === null) throw new InvalidSource(`${url} is no sitemap: it has neither a urlset nor a sitemapindex`)
  // A stable sort: what has no date keeps its place behind what has.
  const items = collector.items().sort((a, b) => compare(dates.get(b.url), dates.get(a.url)))
  return { kind, title: null, items, unaddressed, next: null, sitemaps }

  function take(fields: Map<string, string>, name: string): void {
    const loc = resolveLink(fields.get('loc'), url)
    if (loc === null) {
      unaddressed += 1
      return
    }
    const lastModified = feedDate(fields.get('lastmod'))
    if (name === 'sitemap') {
      if (sitemaps.length < MAX_ITEMS) sitemaps.push({ url: loc, ...(lastModified !== undefined && { lastModified }) })
      return
    }
    const title = plainTitle(fields.get('news:title'))
    const publishedAt = feedDate(fields.get('news:publication_date'))
    const date = publishedAt ?? lastModified
    if (date !== undefined) dates.set(loc, date)
    collector.add({
      url: loc,
      ...(title !== undefined && { title }),
      ...(publishedAt !== undefined && { publishedAt }),
    })
  }
}

/** Newest first by calendar and clock as printed: exact enough where all are of one publisher. */
function compare(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** "image:loc" is not the page's; a prefix for the sitemap's own names is. */
function shortName(qualified: string): string {
  const [prefix, name] = qualified.split(':')
  return name === undefined || /^(news|image|video|xhtml)$/.test(prefix!) ? qualified : name
}

function unpack(bytes: Uint8Array, url: string): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_BYTES })
  } catch (cause) {
    const what =
      cause instanceof RangeError ? `is larger than ${MAX_BYTES} bytes unpacked` : 'is damaged: it cannot be unpacked'
    throw new InvalidSource(`${url} ${what}`, { cause })
  }
}
