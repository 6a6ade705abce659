/** The host whose gate a URL waits at: "example.org", with the port unless it is 80 or 443. */
export declare function hostKey(url: string): string

/**
 * Milliseconds between two requests to one host.
 * @param jitter a random number in [0, 1)
 */
export declare function politeDelay(options: {
  configuredMs: number
  crawlDelaySeconds: number | null
  jitter: number
}): number
