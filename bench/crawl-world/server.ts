import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { type Fault, type PlannedHost, type PlannedPage, planWorld, type World } from './plan.ts'

/** One request as the server saw it. Times are performance.now() in milliseconds; `endedAt` is null while it is open. */
export type Seen = {
  host: number
  path: string
  startedAt: number
  endedAt: number | null
  status: number | null
  isConditional: boolean
  /** That the server asked to be left alone for. */
  retryAfterMs: number
}

export type RunningWorld = World & {
  /** In order of time. */
  seen: Seen[]
  close(): Promise<void>
}

const LAST_MODIFIED = 'Mon, 02 Mar 2026 10:00:00 GMT'
const RETRY_AFTER_SECONDS = 1
const LISTING_SIZE = 25

/** Serves a world on 127.0.0.2, 127.0.0.3 …, all on one port. */
export async function serveWorld(hostCount: number, numbers: readonly number[]): Promise<RunningWorld> {
  const addresses = Array.from({ length: hostCount }, (_, index) => `127.0.0.${index + 2}`)
  const seen: Seen[] = []
  const asked = new Map<string, number>()
  let world: World = { hosts: [], byUrl: new Map() }
  const handle = (host: number) => (request: IncomingMessage, response: ServerResponse) => {
    const planned = world.hosts[host]
    if (planned !== undefined) void answer(planned, host, request, response)
  }
  const { servers, port } = await listenTogether(addresses, handle)
  world = planWorld(
    addresses.map((address) => `http://${address}:${port}`),
    numbers,
  )

  async function answer(planned: PlannedHost, host: number, request: IncomingMessage, response: ServerResponse) {
    const path = request.url ?? '/'
    const isConditional = 'if-none-match' in request.headers || 'if-modified-since' in request.headers
    const entry: Seen = {
      host,
      path,
      startedAt: performance.now(),
      endedAt: null,
      status: null,
      isConditional,
      retryAfterMs: 0,
    }
    seen.push(entry)
    response.on('close', () => {
      entry.endedAt = performance.now()
      if (response.headersSent) entry.status = response.statusCode
    })
    response.on('error', () => undefined)
    const page = world.byUrl.get(planned.origin + path)
    if (page !== undefined) await answerPage(page, entry, request, response)
    else answerOther(planned, path, request, response)
  }

  async function answerPage(page: PlannedPage, entry: Seen, request: IncomingMessage, response: ServerResponse) {
    const { url, answer: planned } = page
    if (planned.type === 'redirect') {
      response.writeHead(302, { Location: planned.to }).end()
      return
    }
    if (planned.type === 'status') {
      response.writeHead(planned.status, { 'Content-Type': 'text/plain' }).end('no')
      return
    }
    const times = asked.get(url) ?? 0
    asked.set(url, times + 1)
    const fault = planned.faults[times]
    const body = contentOf(url)
    if (fault !== undefined && (await suffer(fault, body, entry, response))) return
    const etag = `"${url.length}-${url}"`
    const isKnown =
      planned.validator === 'etag'
        ? request.headers['if-none-match'] === etag
        : request.headers['if-modified-since'] === LAST_MODIFIED
    const validator = planned.validator === 'etag' ? { ETag: etag } : { 'Last-Modified': LAST_MODIFIED }
    if (isKnown) response.writeHead(304, validator).end()
    else response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...validator }).end(body)
  }

  return {
    get hosts() {
      return world.hosts
    },
    get byUrl() {
      return world.byUrl
    },
    seen,
    async close() {
      await Promise.all(
        servers.map((server) => {
          server.closeAllConnections()
          return new Promise((resolve) => server.close(resolve))
        }),
      )
    },
  }
}

/** False when the content is to follow. */
async function suffer(fault: Fault, body: string, entry: Seen, response: ServerResponse): Promise<boolean> {
  switch (fault) {
    case '429':
    case '503':
      entry.retryAfterMs = RETRY_AFTER_SECONDS * 1_000
      response.writeHead(Number(fault), { 'Retry-After': RETRY_AFTER_SECONDS }).end('later')
      return true
    case '500':
      response.writeHead(500).end('no')
      return true
    case 'timeout':
      return true
    case 'reset':
      response.destroy()
      return true
    case 'cut':
      response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Length': 2 * body.length })
      response.write(body, () => response.destroy())
      return true
    case 'drip':
      await sleep(300)
      return false
  }
}

function answerOther(planned: PlannedHost, path: string, request: IncomingMessage, response: ServerResponse): void {
  if (path === '/robots.txt' || path === '/robots-of-2026.txt') answerRobots(planned, path, response)
  else {
    const file = sourceFile(planned, path)
    if (file === null) response.writeHead(404).end('no such page')
    else if (request.headers['if-none-match'] === file.etag) response.writeHead(304, { ETag: file.etag }).end()
    else response.writeHead(200, { 'Content-Type': file.type, ETag: file.etag }).end(file.body)
  }
}

function answerRobots({ robots, crawlDelayMs }: PlannedHost, path: string, response: ServerResponse): void {
  const delay = crawlDelayMs === 0 ? '' : `Crawl-delay: ${crawlDelayMs / 1_000}\n`
  const rules = `User-agent: *\nDisallow: /private/\n${delay}`
  if (robots === 'timeout') return
  if (robots === 'error') response.writeHead(500).end()
  else if (robots === 'none') response.writeHead(404).end()
  else if (robots === 'redirect' && path === '/robots.txt')
    response.writeHead(301, { Location: '/robots-of-2026.txt' }).end()
  else response.writeHead(200, { 'Content-Type': 'text/plain' }).end(rules)
}

/** Where a host's source is. */
export function sourceUrl({ origin, sourceKind }: PlannedHost): string {
  return origin + { feed: '/feed.xml', sitemap: '/sitemap.xml', listing: '/news', list: '/urls.txt' }[sourceKind]
}

function sourceFile({ origin, listed, sourceKind }: PlannedHost, path: string) {
  const file = (type: string, body: string | Buffer) => ({ type, body, etag: `"${path}"` })
  const xml = (url: string) => url.replaceAll('&', '&amp;')
  switch (sourceKind) {
    case 'feed': {
      if (path !== '/feed.xml') return null
      const items = listed.map((url) => `<item><title>A story</title><link>${xml(url)}</link></item>`)
      return file(
        'application/rss+xml',
        `<rss version="2.0"><channel><title>All</title>${items.join('')}</channel></rss>`,
      )
    }
    case 'sitemap': {
      // The index names itself too, and its halves; one of them is packed.
      const half = Math.ceil(listed.length / 2)
      const urlset = (urls: string[]) =>
        `<urlset>${urls.map((url) => `<url><loc>${xml(url)}</loc></url>`).join('')}</urlset>`
      const names = ['/sitemap.xml', '/sitemap-1.xml', '/sitemap-2.xml.gz']
      const index = `<sitemapindex>${names.map((name) => `<sitemap><loc>${origin}${name}</loc></sitemap>`).join('')}</sitemapindex>`
      if (path === names[0]) return file('application/xml', index)
      if (path === names[1]) return file('application/xml', urlset(listed.slice(0, half)))
      return path === names[2] ? file('application/gzip', gzipSync(urlset(listed.slice(half)))) : null
    }
    case 'listing': {
      const page = path === '/news' ? 0 : Number(/^\/news\?page=(\d+)$/.exec(path)?.[1] ?? Number.NaN)
      // It has a next page without end.
      if (Number.isNaN(page)) return null
      const links = listed.slice(page * LISTING_SIZE, (page + 1) * LISTING_SIZE)
      const main = links.map((url) => `<h2><a href="${xml(url)}">What is to be read there</a></h2>`).join('')
      return file('text/html', `<html><main>${main}</main><a rel="next" href="/news?page=${page + 1}">Older</a></html>`)
    }
    case 'list':
      return path === '/urls.txt' ? file('text/plain', listed.join('\n')) : null
  }
}

function contentOf(url: string): string {
  return `<!doctype html><html lang="en"><title>${url}</title><article><h1>The harbour</h1>
<p>"The berth of ${url} will be rebuilt before the winter," said Marta Lindqvist, who heads the port.</p></article></html>`
}

async function listenTogether(
  addresses: string[],
  handle: (host: number) => (request: IncomingMessage, response: ServerResponse) => void,
): Promise<{ servers: Server[]; port: number }> {
  let port = 0
  const servers: Server[] = []
  for (const [host, address] of addresses.entries()) {
    const server = createServer({ keepAliveTimeout: 30_000 }, handle(host))
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, address, resolve))
    const bound = server.address()
    if (bound !== null && typeof bound !== 'string') port = bound.port
    servers.push(server)
  }
  return { servers, port }
}
