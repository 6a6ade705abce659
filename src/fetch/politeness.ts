import type { FetchOutcome } from '../schemas/outcome.ts'

const SECOND = 1_000
const HOUR = 60 * 60 * SECOND

/** A delay beyond this is taken for a mistake: at one page an hour a news site cannot be followed. */
const MAX_DELAY_MS = HOUR
/** Of the delay, so that many workers' visits do not fall into step. */
const JITTER_SHARE = 0.25
/** Requests in a row that do not get through before a host is left alone, first for 10 s, then for twice as long each time. */
const FAILURES_TO_CLOSE = 5
const FIRST_CLOSED_MS = 10 * SECOND
const LONGEST_CLOSED_MS = HOUR

/** The host whose gate a URL waits at: "example.org", with the port unless it is the scheme's own. */
export function hostKey(url: string): string {
  const { hostname, port } = new URL(url)
  const name = hostname.replace(/\.+$/, '')
  return port === '' ? name : `${name}:${port}`
}

/**
 * Milliseconds between two requests to one host: what we keep to or what robots.txt asks, whichever is longer, and up
 * to a quarter more.
 *
 * @param jitter a random number in [0, 1)
 */
export function politeDelay(options: {
  configuredMs: number
  crawlDelaySeconds: number | null
  jitter: number
}): number {
  const { configuredMs, crawlDelaySeconds, jitter } = options
  const delayMs = Math.max(configuredMs, Math.min((crawlDelaySeconds ?? 0) * SECOND, MAX_DELAY_MS))
  return Math.round(delayMs * (1 + JITTER_SHARE * jitter))
}

/** Whether a request that ended so says that its host is in trouble, and not only the page. */
export function isHostFailure(outcome: FetchOutcome): boolean {
  return ['dns_error', 'unreachable', 'tls_error', 'timeout'].includes(outcome)
}

/** How long a host is left alone after so many failures in a row. One request after that time tells whether it is back. */
export function closedForMs(failuresInARow: number): number {
  if (failuresInARow < FAILURES_TO_CLOSE) return 0
  return Math.min(LONGEST_CLOSED_MS, FIRST_CLOSED_MS * 2 ** (failuresInARow - FAILURES_TO_CLOSE))
}
