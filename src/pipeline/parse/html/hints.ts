import type { Attributes } from './page-parser.ts'

/**
 * What class names, ids and roles say about an element, in thirty years of habit and many languages. One bit each.
 * The order is part of the trained model: append, never reorder, without training again.
 */
const HINTS = {
  comment: /comment|disqus|discuss|kommentar|repl(y|ies)|respond|livefyre|forum/,
  share: /shar(e|ing)|social|facebook|twitter|whatsapp|addthis|addtoany|sns|teilen|follow/,
  related:
    /relat|recommend|similar|more[-_]|readmore|read-?more|also|outbrain|taboola|recirc|mehr|verwandt|weitere|suggest|further|lesen/,
  promo: /newsletter|subscri|signup|sign-up|promo|paywall|donat|member|cta|offer|mailchimp|spende/,
  author: /author|byline|(^|[-_ ])bio|autor|writer|contributor|reporter|vcard/,
  meta: /date|time|meta|publish|info(?!rm|box)|stamp|posted/,
  caption: /caption|credit|figure|photo|image|img|picture|galler|slide|media|video|legend|bild|thumb/,
  ad: /(^|[-_ ])ad(s|v|vert|[-_ ]|$)|advert|sponsor|banner|anzeige|werbung|dfp|gpt/,
  nav: /nav|menu|crumb|paginat|pager|skip|topbar|toolbar/,
  footer: /foot|copyright|legal|impressum|bottom|colophon/,
  sidebar: /side|widget|rail|aside|right|secondary/,
  consent: /cookie|consent|gdpr|privacy|overlay|modal|popup|pop-up|dialog|lightbox|notice|alert/,
  tags: /(^|[-_ ])tags?([-_ ]|$)|tagcloud|categor|topic|keyword|label|taxonomy/,
  list: /popular|trending|latest|teaser|most|feed|list|card|item|archive|recent|carousel|swiper|slick|grid/,
  body: /article[-_]*(body|content|text|main)|(entry|post|story|news|page|single|blog)[-_]*(content|body|text|detail)|body-?(text|copy)|content[-_]*body|rich-?text|texte?[-_]*(body|content)|(^|[-_ ])entry([-_ ]|$)/,
  content: /content|main|body|text|copy|page/,
  article: /article|story|post|news|blog|detail|single|artikel|entry/,
  title: /title|headline|heading|hed([-_ ]|$)/,
  lead: /lead|lede|dek|standfirst|intro|summary|excerpt|subtitle|subhead|abstract|kicker|strap|description/,
  login: /login|log-in|register|account|search|form|input|contact|feedback/,
  rating: /rating|vote|like|counter|stat|views|score|poll|quiz/,
  hidden: /hidden|hide|print|sr-only|screen-reader|visually|invisible|mobile/,
  quote: /quote|pull|cite|zitat|testimonial/,
  box: /box|fact|inset|embed|insert|module|component|extra|callout/,
  header: /header|masthead|logo|brand|site-/,
  tool: /(^|[-_ ])toc|lang|rss|mail|tool|button|btn|icon|link/,
  paragraph: /paragraph|(^|[-_ ])p(ara)?([-_ ]|$)/,
} as const

export type Hint = keyof typeof HINTS

const PATTERNS = Object.entries(HINTS).map(([name, pattern], index) => ({ name, pattern, bit: 1 << index }))

export const ALL_HINTS = (1 << PATTERNS.length) - 1

export const HINT_NAMES = PATTERNS.map(({ name }) => name)

export const HINT = Object.fromEntries(PATTERNS.map(({ name, bit }) => [name, bit])) as Readonly<Record<Hint, number>>

/** Elements and attributes that mean something by themselves. Same rule about the order. */
export const TRAIT_NAMES = [
  'article',
  'main',
  'nav',
  'header',
  'footer',
  'aside',
  'form',
  'figure',
  'li',
  'table',
  'blockquote',
  'concealed',
  'articleBody',
  'section',
] as const
export type Trait = (typeof TRAIT_NAMES)[number]

export const TRAIT = Object.fromEntries(TRAIT_NAMES.map((name, index) => [name, 1 << index])) as Readonly<
  Record<Trait, number>
>
const TRAITS_BY_TAG = new Map<string, number>(Object.entries(TRAIT))

/** Longer attributes are lists of tracking ids; nothing is learnt from their ends. */
const MAX_LENGTH = 500
const CACHE_SIZE = 20_000
const cache = new Map<string, number>()

/** Class names that style sheets set in bold by habit. Not a hint of the model's: it becomes a mark of the text. */
export const EMPHASIS = 1 << 30
const EMPHASIS_PATTERN = /(?:^|[\s_-])(?:bold|strong|fett|question|frage|interviewer|speaker|sprecher)(?:$|[\s_-])/
/** What shows only when something is pointed at. The thing itself may be called "tooltip", its contents are called so. */
const CONCEALING = 1 << 29
const CONCEALING_PATTERN = /(?:^|[\s_-])(?:tool-?tip[-_]*(?:text|content|title|desc|body|inner)|popover|hover-?card)/
const CONCEALING_STYLE = /display\s*:\s*none|visibility\s*:\s*hidden/i

/** The bits of all hints that a class, id or role gives, EMPHASIS, and others of no meaning outside. */
export function hintsOf(names: string | undefined): number {
  if (names === undefined || names === '') return 0
  const known = cache.get(names)
  if (known !== undefined) return known
  const lower = names.slice(0, MAX_LENGTH).toLowerCase()
  // No pattern reaches over a space, and single names recur where their combinations don't.
  const bits = lower.includes(' ')
    ? lower.split(' ').reduce((sum, name) => sum | hintsOf(name), 0)
    : PATTERNS.reduce((sum, { pattern, bit }) => (pattern.test(lower) ? sum | bit : sum), specialBits(lower))
  if (cache.size >= CACHE_SIZE) cache.clear()
  if (names.length <= MAX_LENGTH) cache.set(detached(names), bits)
  return bits
}

function specialBits(name: string): number {
  return (EMPHASIS_PATTERN.test(name) ? EMPHASIS : 0) | (CONCEALING_PATTERN.test(name) ? CONCEALING : 0)
}

/** A copy: as a slice of its page it would keep the whole page in memory. */
const detached = (text: string): string => ` ${text}`.slice(1)

/** @param bits what hintsOf says of its class */
export function isConcealed({ hidden, style }: Attributes, bits: number): boolean {
  return (bits & CONCEALING) !== 0 || hidden !== undefined || (style !== undefined && CONCEALING_STYLE.test(style))
}

/** @param concealed as isConcealed tells of the same attributes */
export function traitsOf(tag: string, attributes: Attributes, concealed: boolean): number {
  let bits = TRAITS_BY_TAG.get(tag) ?? 0
  // Pull quotes and decorations are hidden from screen readers only.
  if (concealed || attributes['aria-hidden'] === 'true') bits |= TRAIT.concealed
  const { itemprop } = attributes
  if (itemprop !== undefined && /articlebody|text$/i.test(itemprop)) bits |= TRAIT.articleBody
  return bits
}
