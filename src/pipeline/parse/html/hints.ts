import { Keywords } from './keywords.ts'
import type { Attributes } from './page-parser.ts'

const words = (text: string): string[] => text.split(' ')

/** Each first word with each second one: "entry content", "entry-content", "entrycontent" and so on. */
const joined = (first: string, second: string): string[] =>
  words(first).flatMap((a) =>
    words(second).flatMap((b) => ['', '-', '_', '--', '__'].map((between) => a + between + b)),
  )

/**
 * What class names, ids and roles say about an element, in thirty years of habit and many languages. One bit each.
 * The order is part of the trained model: append, never reorder, without training again.
 */
const HINTS = {
  comment: words('comment disqus discuss kommentar reply replies respond livefyre forum'),
  share: words('share sharing social facebook twitter whatsapp addthis addtoany sns teilen follow'),
  related: words(
    'relat recommend similar more- more_ readmore read-more also outbrain taboola recirc mehr verwandt weitere suggest further lesen',
  ),
  promo: words('newsletter subscri signup sign-up promo paywall donat member cta offer mailchimp spende'),
  author: words('author byline <bio autor writer contributor reporter vcard'),
  meta: words('date time meta publish info> infos infobar infoline stamp posted'),
  caption: words('caption credit figure photo image img picture galler slide media video legend bild thumb'),
  ad: words('<ad> <ads <adv advert sponsor banner anzeige werbung dfp gpt'),
  nav: words('nav menu crumb paginat pager skip topbar toolbar'),
  footer: words('foot copyright legal impressum bottom colophon'),
  sidebar: words('side widget rail aside right secondary'),
  consent: words('cookie consent gdpr privacy overlay modal popup pop-up dialog lightbox notice alert'),
  tags: words('<tag> <tags> tagcloud categor topic keyword label taxonomy'),
  list: words('popular trending latest teaser most feed list card item archive recent carousel swiper slick grid'),
  body: [
    ...joined('article', 'body content text main'),
    ...joined('entry post story news page single blog', 'content body text detail'),
    ...joined('content', 'body'),
    ...joined('text texte', 'body content'),
    ...words('bodytext body-text bodycopy body-copy richtext rich-text <entry>'),
  ],
  content: words('content main body text copy page'),
  article: words('article story post news blog detail single artikel entry'),
  title: words('title headline heading hed>'),
  lead: words('lead lede dek standfirst intro summary excerpt subtitle subhead abstract kicker strap description'),
  login: words('login log-in register account search form input contact feedback'),
  rating: words('rating vote like counter stat views score poll quiz'),
  hidden: words('hidden hide print sr-only screen-reader visually invisible mobile'),
  quote: words('quote pull cite zitat testimonial'),
  box: words('box fact inset embed insert module component extra callout'),
  header: words('header masthead logo brand site-'),
  tool: words('<toc lang rss mail tool button btn icon link'),
  paragraph: words('paragraph <p> <para>'),
} as const

export type Hint = keyof typeof HINTS

export const HINT_NAMES = Object.keys(HINTS)

export const ALL_HINTS = (1 << HINT_NAMES.length) - 1

export const HINT = Object.fromEntries(HINT_NAMES.map((name, index) => [name, 1 << index])) as Readonly<
  Record<Hint, number>
>

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

/** Class names that style sheets set in bold by habit. Not a hint of the model's: it becomes a mark of the text. */
const EMPHASES = words('<bold> <strong> <fett> <question> <frage> <interviewer> <speaker> <sprecher>')
export const EMPHASIS = 1 << HINT_NAMES.length
/** What shows only when something is pointed at. The thing itself may be called "tooltip", its contents are called so. */
const CONCEALERS = [
  ...joined('<tooltip <tool-tip', 'text content title desc body inner'),
  ...words('<popover <hovercard <hover-card'),
]
const CONCEALING = EMPHASIS << 1
const CONCEALING_STYLE = /display\s*:\s*none|visibility\s*:\s*hidden/i

const keywords = new Keywords([...Object.values(HINTS), EMPHASES, CONCEALERS])

/** Longer attributes are lists of tracking ids; nothing is learnt from their ends. */
const MAX_LENGTH = 500

/** The bits of all hints that a class, id or role gives, EMPHASIS, and others of no meaning outside. */
export function hintsOf(names: string | undefined): number {
  return names === undefined || names === '' ? 0 : keywords.listsIn(names.slice(0, MAX_LENGTH).toLowerCase())
}

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
