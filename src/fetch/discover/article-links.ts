import { isSameSite } from '../same-site.ts'
import type { Anchor } from './anchors.ts'

/** What pages are called that list, serve or sell rather than tell. */
const SERVICE_SEGMENTS = new Set(
  `about abo abonnement account ads advertise advertising agb archive archives author authors autor autoren category
  categories careers cart checkout comments contact contacts cookie cookies datenschutz donate faq favorites feed feeds
  forum forums gallery help hilfe home imprint impressum jobs kontakt legal login logout mediadaten member members
  newsletter newsletters page pages password people podcasts preferences press-office privacy privacy-policy profile
  profiles register registration rss search section sections settings share shop shopping signin sign-in signup sign-up
  sitemap staff store subscribe subscription subscriptions suche support tag tags team terms terms-of-service
  terms-of-use thema themen tickets topic topics user users weather wetter widget wp-admin wp-content wp-json wp-login`.split(
    /\s+/,
  ),
)
const OTHER_FILES =
  /\.(?:jpe?g|png|gif|webp|avif|svg|ico|css|js|json|xml|rss|atom|zip|gz|exe|dmg|apk|mp[34]|m4[av]|webm|ogg|wav|ics|epub)$/i
const DATE_IN_PATH = /(?:^|\D)(?:19|20)\d{2}[/._-]?(?:0?[1-9]|1[0-2])(?:[/._-]?(?:0?[1-9]|[12]\d|3[01]))?(?:\D|$)/
const LONG_NUMBER = /\d{5,}/
const HASH = /^[0-9a-f]{16,}$|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/i
const NUMBER_IN_QUERY = /(?:^\?|&)(?:p|id|aid|nid|sid|article|story|news|newsid|article_?id|story_?id)=\d+/i
/** A headline: at least this long and of several words; scripts that write no spaces say the same in fewer signs. */
const MIN_HEADLINE_LENGTH = 25
const MIN_HEADLINE_WORDS = 4
const MIN_UNSPACED_LENGTH = 10
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/** Does this link look like one to an article of the listing's own site? */
export function looksLikeArticle(anchor: Anchor, listingUrl: string): boolean {
  const url = new URL(anchor.url)
  if (!isSameSite(url, new URL(listingUrl)) || OTHER_FILES.test(url.pathname)) return false
  const segments = url.pathname.split('/').filter((segment) => segment !== '')
  if (
    segments
      .slice(0, -1)
      .concat(segments.length === 1 ? segments : [])
      .some(isService)
  )
    return false
  const evidence = urlEvidence(url, segments)
  if (anchor.isPeripheral) return evidence === 'date'
  if (evidence !== 'none') return true
  return isHeadline(anchor.text) && (segments.length >= 2 || url.search !== '')
}

function urlEvidence({ pathname, search }: URL, segments: string[]): 'date' | 'slug' | 'none' {
  const last = segments.at(-1) ?? ''
  if (last === '') return NUMBER_IN_QUERY.test(search) ? 'slug' : 'none'
  const words = last.replace(/\.\w{1,5}$/, '').split(/[-_]|%20/)
  // A date with nothing behind it is the day's archive.
  const isArchive = /^\d{1,4}$/.test(last) && words.length === 1
  if (DATE_IN_PATH.test(pathname) && !isArchive) return 'date'
  if (words.length >= 4 || LONG_NUMBER.test(last) || HASH.test(last)) return 'slug'
  return NUMBER_IN_QUERY.test(search) ? 'slug' : 'none'
}

function isService(segment: string): boolean {
  return SERVICE_SEGMENTS.has(segment.toLowerCase().replace(/\.\w{1,5}$/, ''))
}

function isHeadline(text: string): boolean {
  const line = text.trim()
  if (UNSPACED.test(line)) return line.length >= MIN_UNSPACED_LENGTH
  return line.length >= MIN_HEADLINE_LENGTH && line.split(/\s+/).length >= MIN_HEADLINE_WORDS
}
