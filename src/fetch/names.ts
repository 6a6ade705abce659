import { resolveLink } from './discover/links.ts'
import { parseMarkup } from './discover/markup.ts'
import { isSameSite } from './same-site.ts'

export type OtherNames = {
  /** The address that the page gives as its own; null where it is this one, or not to be trusted. */
  canonical: string | null
  /** Its twins for telephones: AMP, and versions for small screens. */
  twins: string[]
}

/** Heads of news pages, with their scripts, are rarely longer. */
const MAX_BYTES = 256 * 1024
/** What the address of a twin has more than that of its page. */
const TWIN_SEGMENTS = /^(?:amp|amp\.html|m|mobile|print|print\.html)$/i

/**
 * Under which other addresses of the same site a page is known, by its own head.
 *
 * @param url where it came from, after redirects
 */
export function readOtherNames(body: Uint8Array, url: string): OtherNames {
  const html = new TextDecoder('utf-8').decode(body.subarray(0, MAX_BYTES))
  const canonicals = new Set<string>()
  const twins = new Set<string>()
  let base = url
  let isHead = true
  parseMarkup(html, {
    onopentag(name, { href, rel = '', media = '' }) {
      if (name === 'body') isHead = false
      if (!isHead) return
      if (name === 'base') base = resolveLink(href, url) ?? base
      if (name !== 'link') return
      const target = resolveLink(href, base)
      if (target === null || !isSameSite(new URL(target), new URL(url))) return
      const relations = rel.toLowerCase().split(/\s+/)
      if (relations.includes('canonical')) canonicals.add(target)
      if (relations.includes('amphtml')) twins.add(target)
      if (relations.includes('alternate') && /handheld|max-width/i.test(media)) twins.add(target)
    },
  })
  const [canonical] = canonicals
  // Several that differ are a mistake of the page's makers.
  const isTrusted = canonicals.size === 1 && canonical !== undefined && canonical !== url && !isAbove(canonical, url)
  return { canonical: isTrusted ? canonical : null, twins: [...twins].filter((twin) => twin !== url) }
}

/** The front page or a section given for every story in it: a common mistake. A twin may lie below its page. */
function isAbove(canonical: string, url: string): boolean {
  const above = segmentsOf(canonical)
  const own = segmentsOf(url)
  if (above.length >= own.length) return false
  const isPrefix = above.every((segment, index) => segment === own[index])
  const rest = own.slice(above.length)
  return isPrefix && !(above.length > 0 && rest.every((segment) => TWIN_SEGMENTS.test(segment)))
}

function segmentsOf(url: string): string[] {
  return new URL(url).pathname.split('/').filter((segment) => segment !== '')
}
