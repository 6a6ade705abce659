import { type ArticlePlace, isForeign } from './around.ts'
import { isoDate } from './iso-date.ts'
import { textOf } from './json-ld.ts'
import { type Found, metaOf, type Sources } from './sources.ts'
import { visibleDate } from './visible-date.ts'
import { writtenDate } from './written-date.ts'

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
]
const MODIFIED_META = ['article:modified_time', 'og:updated_time', 'datemodified', 'dcterms.modified', 'lastmod']
/** Content systems that know one date only send it as this. */
const LAST_RESORT_META = ['last-modified']

/**
 * When the page says that it was published and changed: by machine-readable witnesses first, then the address, then what
 * readers see. A time keeps the zone that is stated with it.
 *
 * @param language primary language of the page
 */
export function findDates(
  sources: Sources,
  place: ArticlePlace,
  language: string | null,
): { published: Found<string> | null; modified: Found<string> | null } {
  const { publishedAt } = sources.head.hints
  const published =
    fromLinked(sources, 'datePublished') ??
    fromMeta(sources, PUBLISHED_META) ??
    fromProperty(sources, /datePublished|dateCreated/) ??
    fromTimeElement(sources, place, language) ??
    fromUrl(sources) ??
    fromText(sources, place, language) ??
    fromMeta(sources, LAST_RESORT_META) ??
    (publishedAt ? { value: publishedAt, origin: 'hint' } : null)
  const modified =
    fromLinked(sources, 'dateModified') ?? fromMeta(sources, MODIFIED_META) ?? fromProperty(sources, /dateModified/)
  return { published, modified }
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

function fromProperty({ witnesses }: Sources, name: RegExp): Found<string> | null {
  for (const property of witnesses.properties) {
    const value = name.test(property.name) ? isoDate(property.value) : null
    if (value !== null) return { value, origin: 'microdata' }
  }
  return null
}

/** Blocks from the headline within which a date is the article's, whatever the elements around it are called. */
const BESIDE_HEADLINE = 3

/** Teasers have such elements too: the one nearest to the headline counts, and none of other articles. */
function fromTimeElement(
  { witnesses, layout }: Sources,
  place: ArticlePlace,
  language: string | null,
): Found<string> | null {
  let best: { value: string; distance: number } | null = null
  for (const { datetime, text, itemprop, block, container } of witnesses.times) {
    const value = /modified/i.test(itemprop) ? null : (isoDate(datetime) ?? writtenDate(text, language)?.value ?? null)
    if (value === null) continue
    const steps = Math.abs(block - place.headline)
    const foreign = isForeign({ container, inlineHints: 0 }, place, layout)
    if (foreign && steps > BESIDE_HEADLINE) continue
    const distance = /published/i.test(itemprop) ? -1 : steps + (foreign ? BESIDE_HEADLINE : 0)
    if (best === null || distance < best.distance) best = { value, distance }
  }
  return best === null ? null : { value: best.value, origin: 'time-element' }
}

function fromUrl({ head }: Sources): Found<string> | null {
  const match = /[/-](20\d\d|19\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?:[/-]|$)/.exec(
    head.finalUrl ?? head.url ?? '',
  )
  const value = match === null ? null : isoDate(`${match[1]}-${match[2]}-${match[3]}`)
  return value === null ? null : { value, origin: 'url' }
}

function fromText(sources: Sources, place: ArticlePlace, language: string | null): Found<string> | null {
  const value = visibleDate(sources, place, language)
  return value === null ? null : { value, origin: 'text' }
}
