import { absoluteUrl } from './address.ts'
import type { Sources } from './sources.ts'

/** The number of a page in its address, where it has one: "?page=2", "/story/2", "story-2.html", "/seite-2". */
const NUMBERED =
  /^(.*?)(?:[?&](?:page|seite|pg|p|s|pagina|sayfa)=|[/_,-](?:page|seite|pagina|sayfa)?[/_-]?)(\d{1,2})(\.\w{3,5})?\/?$/i

/** Where an article that is spread over several pages goes on: the page that says it is next, or is numbered so. */
export function findNextPage(sources: Sources): string | null {
  const { witnesses, head } = sources
  const current = head.finalUrl ?? head.url
  const stated = witnesses.links.find(({ rel }) => /(?:^|\s)next(?:\s|$)/.test(rel))?.href
  const next = absoluteUrl(stated, sources)
  if (current === null) return next
  if (next !== null && sameArticle(next, current)) return next
  const own = numbered(current)
  const following = (own?.number ?? 1) + 1
  for (const { href } of witnesses.links) {
    // Making an address absolute takes long, and pages have hundreds of links.
    const url = href.includes(`${following}`) ? absoluteUrl(href, sources) : null
    const other = url === null ? null : numbered(url)
    if (other?.number === following && other.stem === (own?.stem ?? stemOf(current))) return url
  }
  return null
}

/** Blogs call the next article of the month so as well: only an address that goes on from this one is the next page. */
function sameArticle(url: string, current: string): boolean {
  const other = numbered(url)
  return other !== null && other.stem === (numbered(current)?.stem ?? stemOf(current))
}

function numbered(url: string): { stem: string; number: number } | null {
  const match = NUMBERED.exec(url.replace(/#.*$/, ''))
  const number = Number(match?.[2])
  // A year or an article's own number is no page.
  return match === null || number < 2 || number > 60 ? null : { stem: stemOf(match[1]!), number }
}

function stemOf(url: string): string {
  return url
    .replace(/[?#].*$/, '')
    .replace(/\.\w{3,5}$/, '')
    .replace(/\/$/, '')
}
