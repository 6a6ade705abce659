import { absolute, alternate, found, type RawItem } from './feed-map.ts'
import { MAX_ITEMS } from './links.ts'
import { parseMarkup } from './markup.ts'
import type { Found } from './types.ts'

type OpenItem = {
  link?: string
  links: { href?: string | undefined; rel?: string | undefined; type?: string | undefined }[]
  guid?: string
  isPermaLink: boolean
  title?: string
  dates: { published?: string; updated?: string }
  transcripts: { url?: string | undefined; type?: string | undefined }[]
  enclosures: { url?: string | undefined; type?: string | undefined }[]
}

const ROOTS: Record<string, 'rss' | 'atom' | 'rdf'> = { rss: 'rss', channel: 'rss', feed: 'atom', rdf: 'rdf' }
const ITEMS = new Set(['item', 'entry'])
/** Children whose own title and link are not the feed's. */
const ASIDES = new Set(['image', 'textinput', 'author', 'contributor', 'source'])
/** Elements whose text is kept, and as what. */
const FIELDS: Record<string, 'title' | 'link' | 'guid' | 'published' | 'updated'> = {
  title: 'title',
  link: 'link',
  guid: 'guid',
  id: 'guid',
  pubdate: 'published',
  published: 'published',
  issued: 'published',
  'dc:date': 'published',
  created: 'published',
  updated: 'updated',
  modified: 'updated',
  'dcterms:modified': 'updated',
}
const MAX_FIELD_LENGTH = 10_000

/** RSS, Atom or RDF out of XML that no XML parser takes. Null when there is no feed's element in it. */
export function parseTolerantly(text: string, url: string): Found | null {
  let kind: Found['kind'] | null = null
  let prefix = ''
  let title: string | undefined
  let item: OpenItem | null = null
  let aside: string | null = null
  let field: { name: string; as: (typeof FIELDS)[string]; text: string } | null = null
  const items: RawItem[] = []

  parseMarkup(
    text,
    {
      onopentag(qualified, attributes) {
        if (kind === null) {
          const local = qualified.slice(qualified.indexOf(':') + 1)
          kind = ROOTS[local] ?? null
          if (local !== 'rdf') prefix = qualified.slice(0, qualified.length - local.length)
          if (kind === null) return
        }
        const name = localName(qualified, prefix)
        if (ITEMS.has(name)) {
          // An item inside an item: the first one was never closed.
          closeItem()
          item = { links: [], isPermaLink: true, dates: {}, transcripts: [], enclosures: [] }
          if (attributes.href !== undefined) item.link = attributes.href
          if (attributes['rdf:about'] !== undefined) item.guid = attributes['rdf:about']
        } else if (aside !== null) {
          return
        } else if (ASIDES.has(name)) {
          aside = name
        } else if (item !== null && name === 'enclosure') {
          item.enclosures.push({ url: attributes.url, type: attributes.type })
        } else if (item !== null && name === 'podcast:transcript') {
          item.transcripts.push({ url: attributes.url, type: attributes.type })
        } else if (item !== null && (name === 'link' || name === 'atom:link') && attributes.href !== undefined) {
          const { href, rel, type } = attributes
          if (rel === 'enclosure') item.enclosures.push({ url: href, type })
          else item.links.push({ href, rel, type })
        } else if (field === null && FIELDS[name] !== undefined) {
          field = { name: qualified, as: FIELDS[name], text: '' }
          if (item !== null && name === 'guid') item.isPermaLink = attributes.ispermalink?.toLowerCase() !== 'false'
        }
      },
      ontext(data) {
        if (field !== null && field.text.length < MAX_FIELD_LENGTH) field.text += data
      },
      onclosetag(qualified) {
        const name = localName(qualified, prefix)
        if (field?.name === qualified) closeField()
        else if (name === aside) aside = null
        else if (ITEMS.has(name)) closeItem()
      },
    },
    { xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true, decodeEntities: true },
  )
  closeItem()
  return kind === null ? null : found(kind, title, items, url)

  function closeField(): void {
    if (field === null) return
    const value = field.text.trim()
    if (value !== '') {
      if (item === null) {
        if (field.as === 'title') title ??= value
      } else if (field.as === 'published' || field.as === 'updated') {
        item.dates[field.as] ??= value
      } else {
        item[field.as] ??= value
      }
    }
    field = null
  }

  function closeItem(): void {
    closeField()
    if (item !== null && items.length < MAX_ITEMS) items.push(toRaw(item))
    item = null
    aside = null
  }
}

function toRaw({ link, links, guid, isPermaLink, title, dates, transcripts, enclosures }: OpenItem): RawItem {
  return {
    links: [link, alternate(links), isPermaLink ? absolute(guid) : undefined],
    title,
    date: dates.published ?? dates.updated,
    transcripts,
    enclosures,
  }
}

function localName(qualified: string, prefix: string): string {
  return prefix !== '' && qualified.startsWith(prefix) ? qualified.slice(prefix.length) : qualified
}
