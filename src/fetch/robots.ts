import { type Client, HopRefused } from './client.ts'
import { decodeRobots, parseRobots, type RobotsRules } from './robots-rules.ts'
import type { FetchResult, NotFetched } from './types.ts'

/** One origin's robots.txt as it is kept between fetches. */
export type RobotsEntry = {
  /** The text; empty where there is none (RFC 9309: then everything is allowed). */
  body: string
  /** Why the text could not be had, in which case nothing may be fetched until `expiresAt`. */
  failure: { outcome: NotFetched['outcome']; detail: string } | null
  /** RFC 3339; after it the file is asked for again. */
  expiresAt: string
}

/** Keys are origins: "https://example.org". Entries come back as they were set, expired ones too. */
export type RobotsCache = {
  get(origin: string): Promise<RobotsEntry | null>
  set(origin: string, entry: RobotsEntry): Promise<void>
}

export type Robots = {
  /**
   * The rules for a URL's host.
   * @throws {HopRefused} when robots.txt forbids the URL or cannot be had; `retryAfterMs` is set only in the second case
   */
  check(url: string, options?: { signal?: AbortSignal }): Promise<RobotsRules>
}

/** RFC 9309, 2.4: not to be used for longer. */
const KEEP_MS = 24 * 60 * 60 * 1000
/** Long enough to leave a server in trouble alone, short enough not to miss a day's news. */
const KEEP_FAILURE_MS = 15 * 60 * 1000
const MAX_REDIRECTS = 5

export function createRobots(options: {
  client: Client
  /** The full header; its product token ("Onrecord") is what rules are matched with. */
  userAgent: string
  cache: RobotsCache
  now?: () => Date
}): Robots {
  const { client, userAgent, cache, now = () => new Date() } = options
  const asking = new Map<string, Promise<RobotsEntry>>()

  return {
    async check(url, { signal } = {}) {
      const { origin, host, href } = new URL(url)
      const { body, failure, expiresAt } = await unlessAborted(entryFor(origin), signal)
      if (failure !== null) {
        const retryAfterMs = Math.max(0, Date.parse(expiresAt) - now().getTime())
        throw new HopRefused(failure.outcome, failure.detail, { retryAfterMs })
      }
      const rules = parseRobots(body, userAgent)
      if (!rules.isAllowed(href)) {
        throw new HopRefused('robots_disallowed', `robots.txt of ${host} asks robots to stay away from ${url}`)
      }
      return rules
    },
  }

  async function entryFor(origin: string): Promise<RobotsEntry> {
    const kept = await cache.get(origin)
    if (kept !== null && Date.parse(kept.expiresAt) > now().getTime()) return kept
    const running = asking.get(origin)
    if (running !== undefined) return running
    const asked = ask(origin, kept).finally(() => asking.delete(origin))
    asking.set(origin, asked)
    return asked
  }

  async function ask(origin: string, kept: RobotsEntry | null): Promise<RobotsEntry> {
    const result = await client.get(`${origin}/robots.txt`, { accept: 'text/plain,*/*;q=0.5' })
    const answer = readAnswer(result, new URL(origin).host)
    const expiresAt = new Date(now().getTime() + (answer.failure === null ? KEEP_MS : KEEP_FAILURE_MS)).toISOString()
    // Rules that we know go on holding while the server is in trouble.
    const known = answer.failure !== null && kept?.failure === null ? kept : answer
    const entry = { ...known, expiresAt }
    await cache.set(origin, entry)
    return entry
  }
}

function readAnswer(result: FetchResult, host: string): Omit<RobotsEntry, 'expiresAt'> {
  const nothing = { body: '', failure: null }
  if (result.redirects.length > MAX_REDIRECTS) return nothing
  switch (result.outcome) {
    case 'fetched':
      return { body: decodeRobots(result.body), failure: null }
    case 'address_refused':
    case 'dns_error':
    case 'unreachable':
    case 'tls_error':
    case 'timeout':
      return { body: '', failure: { outcome: result.outcome, detail: result.detail } }
    case 'http_error':
    case 'too_large':
    case 'bad_encoding': {
      const { status, detail } = result
      // RFC 9309, 2.3.1.3: any 4xx allows everything. 429 says no such thing: it asks to be left alone.
      if (status !== undefined && status >= 400 && status < 500 && status !== 429) return nothing
      const reason = `robots.txt of ${host} cannot be had, so nothing else of it may be fetched for now: ${detail}`
      return { body: '', failure: { outcome: 'robots_disallowed', detail: reason } }
    }
    default:
      return nothing
  }
}

async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work
  signal.throwIfAborted()
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const onAbort = () => reject(signal.reason)
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    return await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}

/** A cache in memory that forgets the oldest of more than `maxOrigins`. */
export function memoryRobotsCache(maxOrigins = 10_000): RobotsCache {
  const entries = new Map<string, RobotsEntry>()
  return {
    get: async (origin) => entries.get(origin) ?? null,
    async set(origin, entry) {
      entries.delete(origin)
      entries.set(origin, entry)
      const oldest = entries.keys().next()
      if (entries.size > maxOrigins && oldest.done === false) entries.delete(oldest.value)
    },
  }
}
