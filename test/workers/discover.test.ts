import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createClient } from '../../src/fetch/client.ts'
import { createRobots, memoryRobotsCache } from '../../src/fetch/robots.ts'
import type { NewSource } from '../../src/schemas/source.ts'
import { claimDueSources } from '../../src/store/runs.ts'
import { addSource, getSource, runSourceNow } from '../../src/store/sources.ts'
import type { JobHandler } from '../../src/workers/backend.ts'
import { discoverHandler } from '../../src/workers/discover.ts'
import { type DiscoverPool, openDiscoverPool } from '../../src/workers/discover-pool.ts'
import { createPoliteness } from '../../src/workers/politeness.ts'
import { serve, type TestServer } from '../fetch/support/server.ts'
import { runJob } from '../support/run-job.ts'
import { useDatabase } from '../support/use-database.ts'

const database = useDatabase()
let site: TestServer
let files: Record<string, { body: string; status?: number; headers?: Record<string, string> }> = {}
let discoverPool: DiscoverPool
let handle: JobHandler
let closeClient: () => Promise<void>

beforeAll(async () => {
  site = await serve((request, response) => {
    const file = files[request.url ?? '']
    if (file === undefined) response.writeHead(404).end('no such page')
    else if (file.headers?.ETag !== undefined && request.headers['if-none-match'] === file.headers.ETag) {
      response.writeHead(304).end()
    } else response.writeHead(file.status ?? 200, file.headers ?? {}).end(file.body)
  })
  const client = createClient({
    userAgent: 'Onrecord',
    allowNet: ['127.0.0.1/32'],
    timeoutMs: 5_000,
    maxBytes: 1_000_000,
  })
  closeClient = () => client.close()
  const robots = createRobots({ client, userAgent: 'Onrecord', cache: memoryRobotsCache() })
  const { pool } = database
  const politeness = createPoliteness({ pool, robots, hostDelayMs: 1 })
  discoverPool = openDiscoverPool()
  const log = pino({ level: 'silent' })
  handle = discoverHandler({ pool, client, politeness, discoverPool, enqueueFetch: async () => undefined, log })
})
afterAll(async () => {
  await discoverPool.close()
  await closeClient()
  await site.close()
})
beforeEach(async () => {
  await database.pool.query('TRUNCATE onrecord.sources, onrecord.pages, onrecord.outcomes, onrecord.redirects CASCADE')
  site.requests.length = 0
  files = {}
})

type Given = Partial<
  Pick<NewSource, 'kind' | 'url' | 'depth' | 'maxPagesPerRun' | 'include' | 'exclude' | 'linkSelector'>
>

/** One run of a source from its beginning to its end. */
async function run(path: string, given: Given = {}) {
  const { pool } = database
  const name = 'source'
  const schedule = { type: 'every', seconds: 900 } as const
  await addSource(pool, { name, url: site.url + path, kind: 'feed', schedule, ...given })
  await runSourceNow(pool, name)
  const [opened] = await claimDueSources(pool, { next: (_, now) => new Date(now.getTime() + 900_000) })
  await runJob(handle, { source: name, run: opened?.run })
  const { rows } = await pool.query<{ url: string }>('SELECT url FROM onrecord.pages ORDER BY url')
  const ended = await pool.query<{ code: string; detail: string | null; found: number; added: number }>(
    'SELECT code, detail, found, added FROM onrecord.runs ORDER BY id DESC LIMIT 1',
  )
  return {
    ...ended.rows[0],
    pages: rows.map(({ url }) => url.replace(site.url, '')),
    source: await getSource(pool, name),
  }
}
const asked = () => site.requests.map(({ url }) => url).filter((url) => url !== '/robots.txt')
const feedOf = (...paths: string[]) =>
  `<rss version="2.0"><channel>${paths.map((path) => `<item><title>t</title><link>${path}</link></item>`).join('')}</channel></rss>`

describe('a run of a source', () => {
  it('brings the pages of a feed, and a second one nothing of what has not changed', async () => {
    files['/feed'] = { body: feedOf('/a', '/b?utm_source=x', '/b'), headers: { ETag: '"1"' } }
    expect(await run('/feed')).toMatchObject({ code: 'discovered', found: 3, added: 2, pages: ['/a', '/b'] })
    expect(await run('/feed')).toMatchObject({ code: 'unchanged', added: 0, source: { lastOutcome: 'unchanged' } })
  })

  it('takes only what the patterns of the source let through', async () => {
    files['/feed'] = { body: feedOf('/politics/a', '/politics/live/b', '/sport/c') }
    const patterns = { include: ['/politics/*'], exclude: ['*/live/*'] }
    expect((await run('/feed', patterns)).pages).toEqual(['/politics/a'])
  })

  it('brings no more new pages than it may, and the rest with the next runs', async () => {
    files['/feed'] = { body: feedOf('/a', '/b', '/c', '/d', '/e'), headers: { ETag: '"1"' } }
    const most = { maxPagesPerRun: 2 }
    expect((await run('/feed', most)).pages).toEqual(['/a', '/b'])
    expect((await run('/feed', most)).pages).toEqual(['/a', '/b', '/c', '/d'])
    expect((await run('/feed', most)).pages).toHaveLength(5)
    expect((await run('/feed', most)).code).toBe('unchanged')
  })

  it('loses nothing of many sitemaps to that bound, nor to an index that never changes', async () => {
    const urlset = (...paths: string[]) => ({
      body: `<urlset>${paths.map((path) => `<url><loc>${site.url}${path}</loc></url>`).join('')}</urlset>`,
      headers: { ETag: `"${paths.join()}"` },
    })
    const names = ['/1.xml', '/2.xml', '/3.xml']
    const entry = (name: string) => `<sitemap><loc>${site.url}${name}</loc><lastmod>2020-01-01</lastmod></sitemap>`
    files['/sitemap.xml'] = {
      body: `<sitemapindex>${names.map(entry).join('')}</sitemapindex>`,
      headers: { ETag: '"i"' },
    }
    files['/1.xml'] = urlset('/a', '/b', '/c')
    files['/2.xml'] = urlset('/d')
    files['/3.xml'] = urlset('/e')
    const given = { kind: 'sitemap', maxPagesPerRun: 2 } as const
    expect((await run('/sitemap.xml', given)).pages).toEqual(['/a', '/b'])
    expect(asked()).toEqual(['/sitemap.xml', '/1.xml'])
    expect((await run('/sitemap.xml', given)).pages).toEqual(['/a', '/b', '/c', '/d'])
    expect((await run('/sitemap.xml', given)).pages).toEqual(['/a', '/b', '/c', '/d', '/e'])
    site.requests.length = 0
    await run('/sitemap.xml', given)
    expect(asked()).toEqual(['/sitemap.xml'])
  })

  it('follows redirects to where the feed is now', async () => {
    files['/feed'] = { body: '', status: 301, headers: { Location: '/feeds/all' } }
    files['/feeds/all'] = { body: feedOf('/a') }
    expect((await run('/feed')).pages).toEqual(['/a'])
  })

  it('reads the sitemaps of an index each once, also when they name each other', async () => {
    const index = (...paths: string[]) => ({
      body: `<sitemapindex>${paths.map((path) => `<sitemap><loc>${site.url}${path}</loc></sitemap>`).join('')}</sitemapindex>`,
    })
    files['/sitemap.xml'] = index('/sitemap.xml', '/more.xml', '/missing.xml')
    files['/more.xml'] = index('/sitemap.xml', '/more.xml', '/pages.xml')
    files['/pages.xml'] = { body: `<urlset><url><loc>${site.url}/a</loc></url></urlset>` }
    const ended = await run('/sitemap.xml', { kind: 'sitemap' })
    expect(asked().toSorted()).toEqual(['/missing.xml', '/more.xml', '/pages.xml', '/sitemap.xml'])
    expect(ended).toMatchObject({
      code: 'discovered',
      pages: ['/a'],
      detail: expect.stringMatching(/^not_found:.*missing/),
    })
  })

  it('reads as many further pages of a listing as it may, and none behind one with nothing new', async () => {
    for (let n = 0; n < 20; n += 1) {
      const path = n === 0 ? '/news' : `/news?page=${n}`
      files[path] = {
        body: `<main><a href="/story/${n}">A story</a></main><a href="/news?page=${n + 1}">Older posts</a>`,
      }
    }
    const listing = { kind: 'listing', linkSelector: 'main a', depth: 3 } as const
    expect((await run('/news', listing)).pages).toEqual(['/story/0', '/story/1', '/story/2', '/story/3'])
    site.requests.length = 0
    await run('/news', listing)
    expect(asked()).toEqual(['/news'])
  })

  it.each([
    ['is a web page', { body: '<!doctype html><html><body>Hello</body></html>' }, 'invalid_feed', /listing/],
    ['is empty', { body: ' ' }, 'invalid_feed', /is empty/],
    ['is missing', { body: '', status: 404 }, 'gone', /^not_found:/],
    ['was removed', { body: '', status: 410 }, 'gone', /^gone:/],
    ['is forbidden', { body: '', status: 403 }, 'blocked', /^forbidden:/],
    ['is in trouble', { body: '', status: 500 }, 'fetch_failed', /^http_error:/],
    [
      'redirects in a circle',
      { body: '', status: 302, headers: { Location: '/feed' } },
      'fetch_failed',
      /redirected more than/,
    ],
  ])('tells when the source %s', async (_, file, code, detail) => {
    files['/feed'] = file
    expect(await run('/feed')).toMatchObject({ code, detail: expect.stringMatching(detail), source: { failures: 1 } })
  })

  it('does not go where it may not: private addresses, and other schemes', async () => {
    const url = 'http://192.168.0.1/feed'
    expect(await run('', { url })).toMatchObject({
      code: 'fetch_failed',
      detail: expect.stringMatching(/^address_refused:/),
    })
  })

  it('looks again soon after a failure, however long its schedule is', async () => {
    const { source } = await run('/missing')
    const inMs = Date.parse(source?.nextRunAt ?? '') - Date.parse(source?.lastRunAt ?? '')
    expect(inMs).toBe(60_000)
  })

  it('stops a file that takes too long to read, and reads the next one', async () => {
    const pool = openDiscoverPool({ timeLimitMs: 1 })
    const task = (body: string) => ({
      source: { kind: 'feed', url: 'https://a.example/', linkSelector: null } as const,
      response: { body: new TextEncoder().encode(body), contentType: null },
    })
    const paths = Array.from({ length: 20_000 }, (_, n) => `/${n}`)
    expect(await pool.discover(task(feedOf(...paths)))).toEqual({
      ok: false,
      message: expect.stringMatching(/took longer/),
    })
    await pool.close()
    expect((await discoverPool.discover(task(feedOf('/a')))).ok).toBe(true)
  })
})
