import { getDomain } from 'tldts'

/** The same registered domain; hosts without one (addresses, names of an own network) must be equal. */
export function isSameSite(a: URL, b: URL): boolean {
  if (a.hostname === b.hostname) return true
  const domain = getDomain(a.hostname, { allowPrivateDomains: true })
  return domain !== null && domain === getDomain(b.hostname, { allowPrivateDomains: true })
}
