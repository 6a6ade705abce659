import { decode } from '../../pipeline/parse/decode/decode.ts'
import type { FetchResult } from '../types.ts'
import { discover } from './discover.ts'
import { discoverFeeds } from './offers.ts'
import { type Found, InvalidSource } from './types.ts'

/** A feed or sitemap of a site, read once to see that it is one. */
export type SiteSource = {
  url: string
  kind: 'feed' | 'sitemap'
  title: string | null
  /** Pages it names, or sitemaps where it is an index of them. */
  items: number
  isIndex: boolean
  /** RFC 3339 or a calendar date. */
  newest: string | null
  /** Where it was found. */
  by: 'itself' | 'page' | 'robots.txt' | 'guess'
}

/** Where sites have them that do not say so. */
const USUAL_PATHS = {
  feed: ['/feed', '/rss', '/rss.xml', '/feed.xml', '/atom.xml', '/index.xml', '/feed.json'],
  sitemap: ['/sitemap.xml', '/sitemap_index.xml', '/news-sitemap.xml', '/sitemap-news.xml'],
} as const
const MAX_CANDIDATES = 25

type Candidate = Pick<SiteSource, 'url' | 'kind' | 'by'> & { title: string | null }

/**
 * The feeds and sitemaps of a site: what the page is itself, what it offers, what robots.txt names, and where nothing
 * is offered what lies at the usual places. Each is read to see that it is one.
 *
 * @param deps.get one polite request
 * @param deps.robotsSitemaps sitemaps that the site's robots.txt names
 * @returns none when nothing was found; `page` says how the page itself was answered
 */
export async function discoverSite(
  url: string,
  deps: { get: (url: string) => Promise<FetchResult>; robotsSitemaps: (url: string) => Promise<string[]> },
): Promise<{ page: FetchResult; sources: SiteSource[] }> {
  const page = await deps.get(url)
  const candidates: Candidate[] = []
  const sources: SiteSource[] = []
  if (page.outcome === 'fetched') {
    const itself = read({ url: page.finalUrl, kind: 'feed', title: null, by: 'itself' }, page)
    if (itself !== null) return { page, sources: [itself] }
    const { text } = decode(page.body, page.headers['content-type'] ?? null)
    candidates.push(...discoverFeeds(text, page.finalUrl).map((offer): Candidate => ({ ...offer, by: 'page' })))
  }
  const named = await deps.robotsSitemaps(page.finalUrl)
  candidates.push(
    ...named.map((sitemap): Candidate => ({ url: sitemap, kind: 'sitemap', title: null, by: 'robots.txt' })),
  )
  for (const kind of ['feed', 'sitemap'] as const) {
    if (candidates.some((candidate) => candidate.kind === kind)) continue
    const guesses = USUAL_PATHS[kind].map(
      (path): Candidate => ({ url: new URL(path, page.finalUrl).href, kind, title: null, by: 'guess' }),
    )
    candidates.push(...guesses)
  }
  const seen = new Set<string>()
  for (const candidate of candidates.slice(0, MAX_CANDIDATES)) {
    if (seen.has(candidate.url)) continue
    seen.add(candidate.url)
    const response = await deps.get(candidate.url)
    const source = response.outcome === 'fetched' ? read(candidate, response) : null
    if (source === null || sources.some((known) => known.url === source.url)) continue
    sources.push(source)
  }
  return { page, sources }
}

function read(
  { kind, title, by }: Candidate,
  response: Extract<FetchResult, { outcome: 'fetched' }>,
): SiteSource | null {
  const { body, headers, finalUrl: url } = response
  let found: Found
  try {
    found = discover({ kind, url, linkSelector: null }, { body, contentType: headers['content-type'] ?? null })
  } catch (error) {
    if (error instanceof InvalidSource) return null
    throw error
  }
  const isSitemap = found.kind === 'sitemap' || found.kind === 'sitemapindex'
  const newest = found.items
    .flatMap(({ publishedAt }) => publishedAt ?? [])
    .toSorted()
    .at(-1)
  return {
    url,
    kind: isSitemap ? 'sitemap' : 'feed',
    title: found.title ?? title,
    items: found.kind === 'sitemapindex' ? found.sitemaps.length : found.items.length,
    isIndex: found.kind === 'sitemapindex',
    newest: newest ?? null,
    by,
  }
}
