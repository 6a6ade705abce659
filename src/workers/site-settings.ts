import type pg from 'pg'
import { getDomain } from 'tldts'
import { HopRefused } from '../fetch/client.ts'
import { NO_SETTINGS, type SiteSettings } from '../fetch/site-settings.ts'
import { SECRET_PREFIX, secretsIn, withSecrets } from '../schemas/request.ts'
import { listRequestSettings, type StoredRequestSettings } from '../store/request-settings.ts'

/** What a user changes is heeded after that long, without a query for each request. */
const KEEP_MS = 5_000

/**
 * Settings by site: those of the source that was added first for it. They hold for whatever is asked of the site, its
 * robots.txt included, and for no other that it redirects to; secrets of an https source don't go over http.
 *
 * @param secret value of an environment variable
 */
export function createSiteSettings(deps: {
  pool: pg.Pool
  secret: (variable: string) => string | undefined
}): (url: URL) => Promise<SiteSettings> {
  const { pool, secret } = deps
  let known: Promise<Map<string, StoredRequestSettings>> | null = null
  let knownUntil = 0

  /** @throws {HopRefused} when a secret is not there */
  function fillIn(text: string, source: string): string {
    return withSecrets(text, (name) => {
      const value = secret(SECRET_PREFIX + name)
      if (value) return value
      const detail = `the source ${source} needs the environment variable ${SECRET_PREFIX}${name}, which is not set`
      throw new HopRefused('misconfigured', detail)
    })
  }

  function resolve({ name: source, request }: StoredRequestSettings, isSafe: boolean): SiteSettings {
    const headers = Object.entries(request.headers)
      .map(([name, text]) => ({ name, text, isSecret: secretsIn(text).length > 0 }))
      .filter(({ isSecret }) => isSafe || !isSecret)
      .map(({ name, text, isSecret }) => ({ name, isSecret, value: fillIn(text, source) }))
    const { proxy, render } = request
    return { headers, proxy: proxy === null ? null : fillIn(proxy, source), render }
  }

  return async (url) => {
    if (known === null || performance.now() > knownUntil) {
      knownUntil = performance.now() + KEEP_MS
      known = listRequestSettings(pool).then(bySite)
    }
    const sites = await known.catch((error: unknown) => {
      known = null
      throw error
    })
    const found = sites.get(siteOf(url))
    if (found === undefined) return NO_SETTINGS
    return resolve(found, url.protocol === 'https:' || !found.url.startsWith('https:'))
  }
}

/** "example.co.uk"; a host that is no domain is its own site. Pages of other people on one host are other sites. */
const siteOf = ({ hostname }: URL): string => getDomain(hostname, { allowPrivateDomains: true }) ?? hostname

function bySite(settings: StoredRequestSettings[]): Map<string, StoredRequestSettings> {
  const sites = new Map<string, StoredRequestSettings>()
  for (const each of settings) {
    const site = siteOf(new URL(each.url))
    if (!sites.has(site)) sites.set(site, each)
  }
  return sites
}
