import type { Genre, Origin } from '../../../schemas/document.ts'
import type { Metadata } from '../../types.ts'
import type { Decoded } from '../decode/decode.ts'
import { detectLanguage, languageOf, primaryLanguage, sameLanguage } from '../language.ts'
import { absoluteUrl } from './address.ts'
import type { ArticlePlace } from './around.ts'
import { findAuthors } from './authors.ts'
import { findDates } from './dates.ts'
import type { Headline } from './headline.ts'
import { textOf, textsOf, typesOf } from './json-ld.ts'
import { findNextPage } from './next-page.ts'
import { isPaywalled } from './paywall.ts'
import { type Found, metaOf, type Sources } from './sources.ts'
import { findSubtitle } from './subtitle.ts'
import { findTitle } from './title.ts'

/** What an HTML page says about itself, each value with the witness it came from. */
export function readMetadata(
  sources: Sources,
  headline: Headline | null,
  place: ArticlePlace,
  decoded: Decoded,
): Metadata {
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
  const { published, modified } = findDates(sources, place, language?.value ?? null)
  const warnings = [...decoded.warnings]
  if (declared !== null && detected !== null && !sameLanguage(declared, detected)) warnings.push('language-mismatch')
  const linked = <T>(value: T | null): Found<T> | null => (value === null ? null : { value, origin: 'json-ld' })
  const meta = (...names: string[]): Found<string> | null => {
    const value = metaOf(sources, ...names)
    return value === null ? null : { value, origin: names[0]!.includes(':') ? 'open-graph' : 'meta' }
  }
  const authors = take('authors', findAuthors(sources)) ?? []
  const link = (href: string | undefined): Found<string> | null => {
    const value = absoluteUrl(href, sources)
    return value === null ? null : { value, origin: 'link-element' }
  }
  const image = meta('og:image', 'twitter:image')
  const imageUrl = absoluteUrl(image?.value, sources)
  const next = findNextPage(sources)
  const genre = statedGenre(sources)
  return {
    canonicalUrl: take('canonicalUrl', link(witnesses.links.find(({ rel }) => rel === 'canonical')?.href)),
    title: take('title', findTitle(sources, headline)),
    subtitle: take('subtitle', findSubtitle(sources, place)),
    authors,
    publisher: take(
      'publisher',
      linked(textOf(article?.publisher)) ?? meta('og:site_name', 'publisher', 'dc.publisher'),
    ),
    section: take('section', linked(textOf(article?.articleSection)) ?? meta('article:section', 'section')),
    keywords: take('keywords', findKeywords(sources)) ?? [],
    image: take('image', imageUrl === null || image === null ? null : { ...image, value: imageUrl }),
    datePublished: take('datePublished', published),
    dateModified: take('dateModified', modified),
    language: take('language', language),
    declaredLanguage: take('declaredLanguage', declared === null ? null : { value: declared, origin: 'meta' }),
    genre: genre?.value ?? null,
    genreConfidence: genre === null ? null : STATED_GENRE_CONFIDENCE,
    paywalled: take('paywalled', isPaywalled(sources)),
    nextPage: take('nextPage', next === null ? null : { value: next, origin: 'link-element' }),
    origins,
    encoding: decoded.encoding,
    warnings,
  }
}

const STATED_GENRE_CONFIDENCE = 95
/** Types of JSON-LD that say more than that this is an article. */
const GENRES: Readonly<Record<string, Genre>> = {
  LiveBlogPosting: 'Live_Blog',
  OpinionNewsArticle: 'Opinion',
}

function statedGenre({ article }: Sources): Found<Genre> | null {
  const found = article === null ? undefined : typesOf(article).find((type) => type in GENRES)
  return found === undefined ? null : { value: GENRES[found]!, origin: 'json-ld' }
}

function findKeywords(sources: Sources): Found<string[]> | null {
  const linked = wordsIn(textsOf(sources.article?.keywords))
  if (linked.length > 0) return { value: linked, origin: 'json-ld' }
  const meta = wordsIn([metaOf(sources, 'news_keywords', 'keywords') ?? ''])
  return meta.length > 0 ? { value: meta, origin: 'meta' } : null
}

function wordsIn(lists: string[]): string[] {
  return lists.flatMap((list) => list.split(/\s*[,;]\s*/)).filter((word) => word !== '')
}

function languageChoice(declared: string | null, detected: string | null, hint: string | null): Found<string> | null {
  if (detected !== null) {
    const agrees = declared !== null && sameLanguage(declared, detected)
    return { value: primaryLanguage(agrees ? declared : detected), origin: agrees ? 'meta' : 'detection' }
  }
  if (declared !== null) return { value: primaryLanguage(declared), origin: 'meta' }
  return hint === null ? null : { value: primaryLanguage(hint), origin: 'hint' }
}
