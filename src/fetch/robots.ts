import { type Client, HopRefused } from './client.ts'
import { isHostFailure } from './politeness.ts'
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
   *
   * @param options.beforeRequest called before each request for a robots.txt, redirects of it included: the place for
   *   the hosts' gates. What it throws is passed on.
   * @throws {HopRefused} when robots.txt forbids the URL or cannot be had; `retryAfterMs` is set only in the second case
   */
  check(
    url: string,
    options?: { beforeRequest?: (url: string) => Promise<void>; signal?: AbortSignal },
  ): Promise<RobotsRules>
}

/** RFC 9309, 2.4: not to be used for longer. */
const KEEP_MS = 24 * 60 * 60 * 1000
/** Long enough to leave a server in trouble alone, short enough not to miss the news when it only stumbled. */
const KEEP_FAILURE_MS = 5 * 60 * 1000
const MAX_REDIRECTS = 5
/** Origins whose rules are kept in memory, read. */
const MAX_READ = 1_000

export function createRobots(options: {
  client: Client
  /** The full header; its product token ("Onrecord") is what rules are matched with. */
  userAgent: string
  cache: RobotsCache
  now?: () => Date
}): Robots {
  const { client, userAgent, cache, now = () => new Date() } = options
  const read = new Map<string, { entry: RobotsEntry; rules: RobotsRules }>()

  return {
    async check(url, { beforeRequest, signal } = {}) {
      const { origin, host, href } = new URL(url)
      const rules = await rulesFor(origin, beforeRequest, signal)
      if (!rules.isAllowed(href)) {
        throw new HopRefused('robots_disallowed', `robots.txt of ${host} asks robots to stay away from ${href}`)
      }
      return rules
    },
  }

  async function rulesFor(
    origin: string,
    beforeRequest: ((url: string) => Promise<void>) | undefined,
    signal: AbortSignal | undefined,
  ): Promise<RobotsRules> {
    const known = read.get(origin)
    if (known !== undefined && isFresh(known.entry)) return known.rules
    const kept = await cache.get(origin)
    if (kept !== null && isFresh(kept)) return remember(origin, kept)
    const result = await client.get(`${origin}/robots.txt`, {
      accept: 'text/plain,*/*;q=0.5',
      ...(beforeRequest && { checkHop: beforeRequest }),
      ...(signal && { signal }),
    })
    // What may not be reached at all has nothing to be remembered.
    if (result.outcome === 'address_refused' || result.outcome === 'misconfigured')
      throw new HopRefused(result.outcome, result.detail)
    const answer = readAnswer(result, origin)
    const isFailure = answer.state === 'unreachable'
    const asked = 'retryAfterMs' in result ? result.retryAfterMs : undefined
    const keepMs = isFailure ? Math.min(asked ?? KEEP_FAILURE_MS, KEEP_MS) : KEEP_MS
    const expiresAt = new Date(now().getTime() + keepMs).toISOString()
    // The rules that we know go on holding while the server is in trouble.
    const entry = { ...(isFailure && kept?.state === 'rules' ? kept : answer), expiresAt }
    await cache.set(origin, entry)
    return remember(origin, entry)
  }

  function isFresh({ expiresAt }: RobotsEntry): boolean {
    return Date.parse(expiresAt) > now().getTime()
  }

  function remember(origin: string, entry: RobotsEntry): RobotsRules {
    const rules = rulesOf(entry)
    const oldest = read.keys().next()
    if (read.size >= MAX_READ && oldest.done === false) read.delete(oldest.value)
    read.set(origin, { entry, rules })
    return rules
  }

  function rulesOf(entry: RobotsEntry): RobotsRules {
    if (entry.state !== 'unreachable') return parseRobots(entry.body, userAgent)
    const retryAfterMs = Math.max(0, Date.parse(entry.expiresAt) - now().getTime())
    throw new HopRefused(entry.outcome ?? 'robots_disallowed', entry.detail ?? 'robots.txt could not be had', {
      retryAfterMs,
    })
  }
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
        outcome: isHostFailure(result.outcome) ? result.outcome : 'robots_disallowed',
        detail: why,
      }
    }
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
