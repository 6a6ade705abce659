import pLimit from 'p-limit'
import type { Browser, BrowserContext, Route } from 'playwright-core'
import { DeadlineExceeded, withDeadline } from '../deadline.ts'
import type { Fetched, FetchResult, NotFetched } from '../types.ts'
import { launchChromium, NoBrowser } from './browser.ts'

export type Renderer = {
  /** Lets a page's scripts run; `body` is then what the page shows, and `original` what the server sent. */
  render(page: Fetched, options: RenderOptions): Promise<Fetched | NotFetched>
  close(): Promise<void>
}

export type RenderOptions = {
  /** Gets what the page's scripts ask for. */
  get(url: string): Promise<FetchResult>
  signal?: AbortSignal | undefined
}

/** Each takes a hundred megabytes and more. */
const MAX_AT_ONCE = 2
/** A page that asks for more has all of its text by then. */
const MAX_REQUESTS = 60
/** What text is made from. Pictures, fonts and styles are not; frames are other pages. */
const WANTED = new Set(['script', 'xhr', 'fetch'])
/** A page is finished when it has asked for nothing for so long. */
const QUIET_MS = 500
const CLOSING_MS = 5_000
/** Of the bytes as they came, which are not the ones that are handed on. */
const WIRE_HEADERS = new Set(['content-encoding', 'content-length', 'transfer-encoding', 'connection'])

/**
 * Chromium, started when the first page comes. A page gets a profile of its own and no way to the network: the document
 * is the one that was fetched, and what its scripts ask for is asked by `get`, one request at a time.
 *
 * @param options.timeoutMs for one page
 * @param options.maxBytes of what a page shows, and of all that it asks for
 * @param options.path the environment variable PATH, to find Chromium by
 */
export function createRenderer(options: { timeoutMs: number; maxBytes: number; path: string }): Renderer {
  const { timeoutMs, maxBytes, path } = options
  const inTurn = pLimit(MAX_AT_ONCE)
  let running: Promise<Browser> | null = null

  async function browser(): Promise<Browser> {
    running ??= launchChromium(path)
    try {
      const started = await running
      if (started.isConnected()) return started
    } catch (error) {
      running = null
      throw error
    }
    running = launchChromium(path)
    return running
  }

  async function show(page: Fetched, { get, signal }: RenderOptions): Promise<Fetched | NotFetched> {
    const context = await (await browser()).newContext({
      serviceWorkers: 'block',
      acceptDownloads: false,
      // A page that is not told of its own site's policy would run less than it is meant to.
      bypassCSP: true,
    })
    try {
      const shown = await withDeadline(timeoutMs, signal, () => read(context, page, get))
      const body = new TextEncoder().encode(shown)
      if (body.length > maxBytes) return notRendered(page, 'too_large', `shows more than ${maxBytes} bytes`)
      const headers = { ...page.headers, 'content-type': 'text/html; charset=utf-8' }
      return { ...page, headers, body, original: page.body }
    } finally {
      await close(context)
    }
  }

  async function read(context: BrowserContext, page: Fetched, get: RenderOptions['get']): Promise<string> {
    await context.routeWebSocket('**', (socket) => socket.close())
    await context.route('**', answering(page, get))
    const tab = await context.newPage()
    const crashed = new Promise<never>((_, reject) => {
      tab.on('crash', () => reject(new Error('its scripts took all memory')))
    })
    const shown = (async () => {
      await tab.goto(page.finalUrl, { waitUntil: 'commit', timeout: timeoutMs })
      // What still loads after a third of the time loads for ever, or leads elsewhere: what stands there is taken.
      for (const state of ['domcontentloaded', 'networkidle'] as const)
        await tab.waitForLoadState(state, { timeout: timeoutMs / 3 }).catch(() => undefined)
      await tab.waitForTimeout(QUIET_MS)
      return tab.content()
    })()
    shown.catch(() => undefined)
    return Promise.race([shown, crashed])
  }

  /** Answers all that a page asks for. */
  function answering(page: Fetched, get: RenderOptions['get']): (route: Route) => Promise<void> {
    const oneAtATime = pLimit(1)
    let requests = 0
    let bytes = 0
    let isShown = false
    return async (route) => {
      const request = route.request()
      if (request.isNavigationRequest() && !isShown && request.url() === page.finalUrl) {
        isShown = true
        return route.fulfill({ status: page.status, headers: handedOn(page.headers), body: Buffer.from(page.body) })
      }
      // "Aborted" leaves the page as it is; any other reason puts an error page in its place.
      if (request.isNavigationRequest()) return route.abort('aborted')
      if (request.method() !== 'GET' || !WANTED.has(request.resourceType())) return route.abort()
      return oneAtATime(async () => {
        requests += 1
        const answer = requests > MAX_REQUESTS || bytes > maxBytes ? null : await get(request.url()).catch(() => null)
        if (answer?.outcome !== 'fetched') return route.abort()
        bytes += answer.body.length
        const { status, headers, body } = answer
        return route.fulfill({ status, headers: handedOn(headers), body: Buffer.from(body) })
      }).catch(() => undefined)
    }
  }

  /** A page whose script never ends does not close either: then all of the browser goes. */
  async function close(context: BrowserContext): Promise<void> {
    const closed = await withDeadline(CLOSING_MS, undefined, () => context.close()).then(
      () => true,
      () => false,
    )
    if (closed) return
    const broken = running
    running = null
    await (await broken?.catch(() => null))?.close().catch(() => undefined)
  }

  return {
    async render(page, renderOptions) {
      try {
        return await inTurn(() => show(page, renderOptions))
      } catch (error) {
        renderOptions.signal?.throwIfAborted()
        if (error instanceof NoBrowser) return notRendered(page, 'misconfigured', `needs a browser: ${error.message}`)
        if (error instanceof DeadlineExceeded)
          return notRendered(page, 'timeout', `was not shown within ${timeoutMs} ms`)
        const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error)
        return notRendered(page, 'render_failed', `could not be shown: ${reason}`)
      }
    },
    async close() {
      await (await running?.catch(() => null))?.close()
      running = null
    },
  }
}

function notRendered(page: Fetched, outcome: NotFetched['outcome'], what: string): NotFetched {
  const { url, finalUrl, redirects, status, headers } = page
  return { outcome, detail: `${finalUrl} ${what}`, url, finalUrl, redirects, status, headers }
}

const handedOn = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !WIRE_HEADERS.has(name)))
