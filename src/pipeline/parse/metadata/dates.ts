import { isoDate } from './iso-date.ts'
import { textOf } from './json-ld.ts'
import { type Found, metaOf, type Sources } from './sources.ts'

const PUBLISHED_META = [
  'article:published_time',
  'og:published_time',
  'datepublished',
  'date',
  'dc.date.issued',
  'dc.date',
  'dcterms.date',
  'dcterms.created',
  'dc.date.created',
  'parsely-pub-date',
  'sailthru.date',
  'pubdate',
  'publish-date',
  'publishdate',
  'publication_date',
  'citation_publication_date',
  'last-modified',
]
const MODIFIED_META = ['article:modified_time', 'og:updated_time', 'datemodified', 'dcterms.modified', 'lastmod']

export function findDates(sources: Sources): { published: Found<string> | null; modified: Found<string> | null } {
  const published =
    fromLinked(sources, 'datePublished') ??
    fromMeta(sources, PUBLISHED_META) ??
    fromTimeElement(sources) ??
    fromUrl(sources)
  const modified = fromLinked(sources, 'dateModified') ?? fromMeta(sources, MODIFIED_META)
  const { publishedAt } = sources.head.hints
  return { published: published ?? (publishedAt ? { value: publishedAt, origin: 'hint' } : null), modified }
}

function fromLinked({ article }: Sources, key: string): Found<string> | null {
  const value = isoDate(textOf(article?.[key]) ?? '')
  return value === null ? null : { value, origin: 'json-ld' }
}

function fromMeta(sources: Sources, names: string[]): Found<string> | null {
  for (const name of names) {
    const value = isoDate(metaOf(sources, name) ?? '')
    if (value !== null)
      return { value, origin: name.startsWith('og:') || name.startsWith('article:') ? 'open-graph' : 'meta' }
  }
  return null
}

function fromTimeElement({ witnesses }: Sources): Found<string> | null {
  for (const { datetime, itemprop } of witnesses.times) {
    const value = isoDate(datetime)
    if (value !== null && !/modified/i.test(itemprop)) return { value, origin: 'time-element' }
  }
  return null
}

function fromUrl({ head }: Sources): Found<string> | null {
  const match = /[/-](20\d\d|19\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?:[/-]|$)/.exec(
    head.finalUrl ?? head.url ?? '',
  )
  const value = match === null ? null : isoDate(`${match[1]}-${match[2]}-${match[3]}`)
  return value === null ? null : { value, origin: 'url' }
}
