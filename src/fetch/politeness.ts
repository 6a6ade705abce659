/** A delay beyond this is taken for a mistake: at one page an hour a news site cannot be followed. */
const MAX_DELAY_MS = 60 * 60 * 1000
/** Of the delay, so that many workers' visits do not fall into step. */
const JITTER_SHARE = 0.25

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
  const delayMs = Math.max(configuredMs, Math.min((crawlDelaySeconds ?? 0) * 1000, MAX_DELAY_MS))
  return Math.round(delayMs * (1 + JITTER_SHARE * jitter))
}
