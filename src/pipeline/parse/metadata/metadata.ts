import { webUrl } from '../../../schemas/common.ts'
import type { Origin } from '../../../schemas/document.ts'
import type { Metadata } from '../../types.ts'
import type { Decoded } from '../decode/decode.ts'
import { detectLanguage, languageOf, primaryLanguage, sameLanguage } from '../language.ts'
import { placeOf } from './around.ts'
import { findAuthors } from './authors.ts'
import { findDates } from './dates.ts'
import { findHeadline } from './headline.ts'
import { textOf, textsOf } from './json-ld.ts'
import { type Found, metaOf, type Sources } from './sources.ts'
import { findTitle } from './title.ts'

/** What an HTML page says about itself, each value with the witness it came from. */
export function readMetadata(sources: Sources, decoded: Decoded): Metadata {
  const origins: Record<string, Origin> = {}
  const take = <T>(name: keyof Metadata, found: Found<T> | null): T | null => {
    if (found === null) return null
    origins[name] = found.origin
    return found.value
  }
  const { article, witnesses, head } = sources
  const declared = languageOf(witnesses.htmlLang ?? metaOf(sources, 'content-language', 'og:locale', 'dc.language'))
  const detected = detectLanguage(sources.text)
  const language = languageChoice(declared, detected, languageOf(head.hints.language))
  const headline = findHeadline(sources)
  const place = placeOf(sources.layout, sources.chosen, headline?.block ?? -1)
  const { published, modified } = findDates(sources, place, language?.value ?? null)
  const warnings = [...decoded.warnings]
  if (declared !== null && detected !== null && !sameLanguage(declared, detected)) warnings.push('language-mismatch')
  const linked = <T>(value: T | null): Found<T> | null => (value === null ? null : { value, origin: 'json-ld' })
  const meta = (...names: string[]): Found<string> | null => {
    const value = metaOf(sources, ...names)
    return value === null ? null : { value, origin: names[0]!.includes(':') ? 'open-graph' : 'meta' }
  }
  const authors = take('authors', findAuthors(sources)) ?? []
  const keywords = textsOf(article?.keywords).flatMap((text) => text.split(/\s*[,;]\s*/))
  return {
    canonicalUrl: webAddress(witnesses.links.find(({ rel }) => rel === 'canonical')?.href, sources),
    title: take('title', findTitle(sources, headline)),
    subtitle: take('subtitle', linked(textOf(article?.alternativeHeadline))),
    authors,
    publisher: take(
      'publisher',
      linked(textOf(article?.publisher)) ?? meta('og:site_name', 'publisher', 'dc.publisher'),
    ),
    section: take('section', linked(textOf(article?.articleSection)) ?? meta('article:section', 'section')),
    keywords:
      keywords.length > 0 ? keywords : (metaOf(sources, 'news_keywords', 'keywords')?.split(/\s*[,;]\s*/) ?? []),
    image: webAddress(metaOf(sources, 'og:image', 'twitter:image') ?? undefined, sources),
    datePublished: take('datePublished', published),
    dateModified: take('dateModified', modified),
    language: take('language', language),
    declaredLanguage: declared,
    genre: null,
    genreConfidence: null,
    paywalled: typeof article?.isAccessibleForFree === 'boolean' ? !article.isAccessibleForFree : null,
    nextPage: webAddress(witnesses.links.find(({ rel }) => rel === 'next')?.href, sources),
    origins,
    encoding: decoded.encoding,
    warnings,
  }
}

function languageChoice(declared: string | null, detected: string | null, hint: string | null): Found<string> | null {
  if (detected !== null) {
    const agrees = declared !== null && sameLanguage(declared, detected)
    return { value: primaryLanguage(agrees ? declared : detected), origin: agrees ? 'meta' : 'detection' }
  }
  if (declared !== null) return { value: primaryLanguage(declared), origin: 'meta' }
  return hint === null ? null : { value: primaryLanguage(hint), origin: 'hint' }
}

/** An address on the page made absolute; null when it is none. */
export function webAddress(href: string | undefined, { head, witnesses }: Sources): string | null {
  if (href === undefined) return null
  const base = head.finalUrl ?? head.url ?? undefined
  const root = witnesses.base !== null && URL.canParse(witnesses.base, base) ? new URL(witnesses.base, base).href : base
  if (!URL.canParse(href.trim(), root)) return null
  const url = new URL(href.trim(), root).href
  return webUrl.safeParse(url).success ? url : null
}
