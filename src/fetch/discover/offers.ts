import { plainTitle, resolveLink } from './links.ts'
import { parseMarkup } from './markup.ts'

export type OfferedSource = { url: string; kind: 'feed' | 'sitemap'; title: string | null }

const FEED_TYPES = /^(?:application|text)\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json|rss|atom)\b/i
/** Addresses of feeds that pages link to in their text: /feed, /rss.xml, /atom, /index.rdf. */
const FEED_PATH = /(?:^|\/)(?:feeds?|rss|atom)(?:\/?$|\.(?:xml|php|aspx?|json)$)|\.(?:rss|atom|rdf)$/i
/** Of every article its own: what is said below it, not what the site publishes. */
const COMMENTS = /\/comments?\/|\/comments?$|[?&]comments?=/i
const MAX_OFFERS = 50

/** The feeds and sitemaps that a page offers: those of its head first, then those it links to. */
export function discoverFeeds(html: string, url: string): OfferedSource[] {
  const declared: OfferedSource[] = []
  const linked: OfferedSource[] = []
  let base = url
  parseMarkup(html, {
    onopentag(name, attributes) {
      if (name === 'base') base = resolveLink(attributes.href, url) ?? base
      if (name !== 'link' && name !== 'a') return
      const target = resolveLink(attributes.href, base)
      if (target === null) return
      const rel = (attributes.rel ?? '').toLowerCase().split(/\s+/)
      const title = plainTitle(attributes.title) ?? null
      if (name === 'a') {
        if (FEED_PATH.test(new URL(target).pathname)) linked.push({ url: target, kind: 'feed', title })
      } else if (rel.includes('sitemap')) declared.push({ url: target, kind: 'sitemap', title })
      else if (rel.includes('alternate') && FEED_TYPES.test(attributes.type ?? '')) {
        declared.push({ url: target, kind: 'feed', title })
      }
    },
  })
  const offers = new Map<string, OfferedSource>()
  for (const offer of [...declared, ...linked]) {
    if (!COMMENTS.test(offer.url) && !offers.has(offer.url) && offers.size < MAX_OFFERS) offers.set(offer.url, offer)
  }
  return [...offers.values()]
}
