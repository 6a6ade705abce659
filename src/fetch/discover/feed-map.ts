import type { parseFeed } from 'feedsmith'
import { feedDate } from './dates.ts'
import { ItemCollector, plainTitle, resolveLink } from './links.ts'
import type { Found, FoundItem } from './types.ts'

type Parsed = ReturnType<typeof parseFeed<string>>
type Item<Format extends Parsed['format']> = Entries<Extract<Parsed, { format: Format }>['feed']>
type Entries<Feed> = Feed extends { items?: (infer T)[] } ? T : Feed extends { entries?: (infer T)[] } ? T : never

/** What one item of a feed offers, before links are resolved. */
export type RawItem = {
  /** Candidates for the page's address, the best first. */
  links: (string | undefined)[]
  title?: string | undefined
  date?: string | undefined
  transcripts?: { url?: string | undefined; type?: string | undefined }[] | undefined
  enclosures?: { url?: string | undefined; type?: string | undefined }[] | undefined
}

/** feedsmith's result as ours. */
export function mapFeed(parsed: Parsed, url: string): Found {
  switch (parsed.format) {
    case 'rss':
      return found(
        'rss',
        parsed.feed.title,
        parsed.feed.items?.map(fromRss),
        base(parsed.feed.xml?.base, url),
        nextOf(parsed.feed.atom?.links),
      )
    case 'atom':
      return found(
        'atom',
        parsed.feed.title?.value,
        parsed.feed.entries?.map(fromAtom),
        base(parsed.feed.xml?.base, url),
        nextOf(parsed.feed.links),
      )
    case 'rdf':
      return found('rdf', parsed.feed.title, parsed.feed.items?.map(fromRdf), url)
    case 'json':
      return found('json', parsed.feed.title, parsed.feed.items?.map(fromJson), url, parsed.feed.next_url)
  }
}

export function found(
  kind: Found['kind'],
  title: string | undefined,
  raw: RawItem[] = [],
  url: string,
  next?: string,
): Found {
  const collector = new ItemCollector()
  let unaddressed = 0
  for (const item of raw) {
    if (collector.isFull) break
    const resolved = resolveItem(item, url)
    if (resolved === null) unaddressed += 1
    else collector.add(resolved)
  }
  const items = collector.items()
  return { kind, title: plainTitle(title) ?? null, items, unaddressed, next: resolveLink(next, url), sitemaps: [] }
}

/** RFC 5005: the next page of a paged feed. */
function nextOf(links: readonly Link[] | undefined): string | undefined {
  return links?.find(({ rel }) => rel === 'next' || rel === 'prev-archive')?.href
}

function resolveItem(raw: RawItem, base: string): FoundItem | null {
  const transcripts = resolveAll(raw.transcripts, base)
  const enclosure = resolveAll(raw.enclosures, base)[0]
  const title = plainTitle(raw.title)
  const publishedAt = feedDate(raw.date)
  const link = firstResolved(raw.links, base)
  // An episode without a page of its own is known by its transcript; sound alone has nothing to read.
  const readable =
    enclosure !== undefined && !/^(audio|video|image)\//i.test(enclosure.type ?? 'audio/') ? enclosure : null
  const url = link ?? transcripts[0]?.url ?? readable?.url
  if (url === undefined) return null
  return {
    url,
    ...(title !== undefined && { title }),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(transcripts.length > 0 && { transcripts }),
    ...(enclosure !== undefined && { enclosure }),
  }
}

function firstResolved(links: RawItem['links'], base: string): string | undefined {
  for (const link of links) {
    const url = resolveLink(link, base)
    if (url !== null) return url
  }
  return undefined
}

function resolveAll(links: RawItem['transcripts'], base: string): { url: string; type: string | null }[] {
  return (links ?? []).flatMap(({ url, type }) => {
    const resolved = resolveLink(url, base)
    return resolved === null ? [] : [{ url: resolved, type: type ?? null }]
  })
}

function base(xmlBase: string | undefined, url: string): string {
  return resolveLink(xmlBase, url) ?? url
}

/** What only looks like an address when it is resolved ("tag:…", "12345") is no link: a guid must be absolute. */
export function absolute(id: string | undefined): string | undefined {
  return id !== undefined && /^https?:\/\//i.test(id.trim()) ? id : undefined
}

function fromRss(item: Item<'rss'>): RawItem {
  const { guid } = item
  return {
    links: [item.link, alternate(item.atom?.links), guid?.isPermaLink === false ? undefined : absolute(guid?.value)],
    title: item.title,
    date: item.pubDate ?? item.dc?.dates?.[0] ?? item.atom?.published ?? item.atom?.updated,
    transcripts: item.podcast?.transcripts,
    enclosures: item.enclosures,
  }
}

function fromAtom(entry: Item<'atom'>): RawItem {
  return {
    links: [alternate(entry.links), absolute(entry.id)],
    title: entry.title?.value,
    date: entry.published ?? entry.updated,
    enclosures: entry.links?.filter(({ rel }) => rel === 'enclosure').map(({ href, type }) => ({ url: href, type })),
  }
}

function fromRdf(item: Item<'rdf'>): RawItem {
  return { links: [item.link, absolute(item.rdf?.about)], title: item.title, date: item.dc?.dates?.[0] }
}

function fromJson(item: Item<'json'>): RawItem {
  return {
    links: [item.url, absolute(item.id), item.external_url],
    title: item.title,
    date: item.date_published ?? item.date_modified,
    enclosures: item.attachments?.map(({ url, mime_type }) => ({ url, type: mime_type })),
  }
}

type Link = { href?: string | undefined; rel?: string | undefined; type?: string | undefined }

/** RFC 4287, 4.2.7.2: a link without rel is an alternate. HTML goes before other forms of the same. */
export function alternate(links: readonly Link[] | undefined): string | undefined {
  const alternates = (links ?? []).filter(({ rel }) => rel === undefined || rel === '' || rel === 'alternate')
  const page = alternates.find(({ type }) => type === undefined || /html/i.test(type)) ?? alternates[0]
  return page?.href
}
