import type pg from 'pg'
import type { Logger } from 'pino'
import type { Client } from '../fetch/client.ts'
import { discover } from '../fetch/discover/discover.ts'
import { type FoundItem, InvalidSource } from '../fetch/discover/types.ts'
import { canonicalUrl } from '../pipeline/url.ts'
import { discoverJob } from '../schemas/job.ts'
import { addPages, type NewPage, type Page } from '../store/pages.ts'
import { finishRun, type RunEnd, startRun } from '../store/runs.ts'
import type { StoredSource } from '../store/sources.ts'
import type { JobHandler } from './backend.ts'
import type { Politeness } from './politeness.ts'

/** Sitemaps that one run follows from an index; the protocol allows 50,000. */
const MAX_SITEMAPS = 200
/** From the most exact to the least: what a podcast's transcript is read from when it is offered in several forms. */
const TRANSCRIPT_TYPES = [
  'text/vtt',
  'application/json',
  'application/x-subrip',
  'application/srt',
  'text/html',
  'text/plain',
]

export type DiscoverDeps = {
  pool: pg.Pool
  client: Client
  politeness: Politeness
  enqueueFetch(pages: Page[]): Promise<void>
  log: Logger
}

/** Looks into a source and puts the pages it names into the frontier. */
export function discoverHandler({ pool, client, politeness, enqueueFetch, log }: DiscoverDeps): JobHandler {
  async function get(url: string, validators: { etag?: string | null; lastModified?: string | null } = {}) {
    const visit = await politeness.visitWhenFree(url)
    try {
      return await client.get(url, { ...validators, checkHop: visit.checkHop })
    } finally {
      await visit.leave()
    }
  }

  async function look(source: StoredSource): Promise<Omit<RunEnd, 'run'>> {
    const visited = new Set<string>()
    const toVisit = [source.url]
    const items: FoundItem[] = []
    let validators: RunEnd['validators']
    for (let url = toVisit.shift(); url !== undefined && visited.size < MAX_SITEMAPS; url = toVisit.shift()) {
      if (visited.has(url)) continue
      visited.add(url)
      const isFirst = url === source.url
      const response = await get(url, isFirst ? source : {})
      if (response.outcome !== 'fetched') {
        if (response.outcome === 'unchanged') return { code: 'unchanged' }
        // One sitemap of many that cannot be had must not hide what the others name.
        if (isFirst) return { code: 'fetch_failed', detail: `${response.outcome}: ${response.detail}` }
        log.warn({ source: source.name, url, outcome: response.outcome, detail: response.detail }, 'sitemap not read')
        continue
      }
      if (isFirst) validators = { etag: response.etag, lastModified: response.lastModified }
      const contentType = response.headers['content-type'] ?? null
      const found = discover({ ...source, url: response.finalUrl }, { body: response.body, contentType })
      items.push(...found.items)
      toVisit.push(...found.sitemaps.map((sitemap) => sitemap.url))
    }
    const pages = pagesOf(items, source.name).slice(0, source.maxPagesPerRun)
    const { added } = await addPages(pool, pages)
    await enqueueFetch(added)
    return { code: 'discovered', found: pages.length, added: added.length, ...(validators && { validators }) }
  }

  return async (job) => {
    const { run } = discoverJob.parse(job.data)
    const source = await startRun(pool, run)
    if (source === null) return
    const end = await look(source).catch((error: unknown): Omit<RunEnd, 'run'> => {
      if (error instanceof InvalidSource) return { code: 'invalid_feed', detail: error.message }
      throw error
    })
    await finishRun(pool, { run, ...end })
    log.info({ source: source.name, ...end }, 'discover')
  }
}

/** The items' pages and their transcripts; what is no web address is left out. */
function pagesOf(items: FoundItem[], source: string): NewPage[] {
  return items.flatMap(({ url, title, publishedAt, transcripts = [] }) => {
    const transcript = transcripts.toSorted((a, b) => rank(a.type) - rank(b.type))[0]
    const hints = { ...(title !== undefined && { title }), ...(publishedAt !== undefined && { publishedAt }) }
    return [url, ...(transcript === undefined ? [] : [transcript.url])].flatMap((address) =>
      URL.canParse(address) ? [{ url: canonicalUrl(address), source, hints }] : [],
    )
  })
}

function rank(type: string | null): number {
  const index = TRANSCRIPT_TYPES.indexOf(type ?? '')
  return index === -1 ? TRANSCRIPT_TYPES.length : index
}
