import { type Client, HopRefused } from './client.ts'
import { decodeRobots, parseRobots, type RobotsRules } from './robots-rules.ts'
import type { FetchResult, NotFetched } from './types.ts'

/** One origin's robots.txt as it is kept between fetches. */
export type RobotsEntry = {
  /** rules: `body` says. allow: there is none. unreachable: nothing may be fetched until `expiresAt`. */
  state: 'rules' | 'allow' | 'unreachable'
  body: string
  /** What was wrong, as an outcome and for people; null unless unreachable. */
  outcome: NotFetched['outcome'] | null
  detail: string | null
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
  /** Who asks for the same file at the same time waits for one answer. */
  const asking = new Map<string, Promise<RobotsRules>>()

  return {
    async check(url, { signal } = {}) {
      const { origin, host, href } = new URL(url)
      const rules = await unlessAborted(rulesFor(origin), signal)
      if (!rules.isAllowed(href)) {
        throw new HopRefused('robots_disallowed', `robots.txt of ${host} asks robots to stay away from ${href}`)
      }
      return rules
    },
  }

  async function rulesFor(origin: string): Promise<RobotsRules> {
    const kept = await cache.get(origin)
    if (kept !== null && Date.parse(kept.expiresAt) > now().getTime()) return rulesOf(kept)
    let asked = asking.get(origin)
    if (asked === undefined) {
      asked = ask(origin, kept).finally(() => asking.delete(origin))
      asking.set(origin, asked)
    }
    return asked
  }

  async function ask(origin: string, kept: RobotsEntry | null): Promise<RobotsRules> {
    const result = await client.get(`${origin}/robots.txt`, { accept: 'text/plain,*/*;q=0.5' })
    // What may not be reached at all has nothing to be remembered.
    if (result.outcome === 'address_refused') throw new HopRefused(result.outcome, result.detail)
    const answer = readAnswer(result, origin)
    const isFailure = answer.state === 'unreachable'
    const expiresAt = new Date(now().getTime() + (isFailure ? KEEP_FAILURE_MS : KEEP_MS)).toISOString()
    // The rules that we know go on holding while the server is in trouble.
    const entry = { ...(isFailure && kept?.state === 'rules' ? kept : answer), expiresAt }
    await cache.set(origin, entry)
    return rulesOf(entry)
  }

  function rulesOf(entry: RobotsEntry): RobotsRules {
    if (entry.state !== 'unreachable') return parseRobots(entry.body, userAgent)
    const retryAfterMs = Math.max(0, Date.parse(entry.expiresAt) - now().getTime())
    throw new HopRefused(entry.outcome ?? 'robots_disallowed', entry.detail ?? 'robots.txt could not be had', {
      retryAfterMs,
    })
  }
}

function isUnreached(result: FetchResult): result is NotFetched {
  return ['dns_error', 'unreachable', 'tls_error', 'timeout'].includes(result.outcome)
}

/**
 * RFC 9309, 2.3.1: without an answer, or with a server error, everything is forbidden; any other refusal (4xx) allows
 * everything. 429 says no such thing: it asks to be left alone.
 */
function readAnswer(result: FetchResult, origin: string): Omit<RobotsEntry, 'expiresAt'> {
  const nothing = { state: 'allow', body: '', outcome: null, detail: null } as const
  if (result.redirects.length > MAX_REDIRECTS) return nothing
  switch (result.outcome) {
    case 'fetched':
      return { state: 'rules', body: decodeRobots(result.body), outcome: null, detail: null }
    case 'unchanged':
    case 'too_many_redirects':
    case 'invalid_redirect':
      return nothing
    default: {
      const { status, detail } = result
      if (status !== undefined && status < 500 && status !== 429) return nothing
      const { host } = new URL(origin)
      const why = `robots.txt of ${host} could not be had, so nothing of it may be fetched for now: ${detail}`
      return {
        state: 'unreachable',
        body: '',
        outcome: isUnreached(result) ? result.outcome : 'robots_disallowed',
        detail: why,
      }
    }
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
