import type { Origin } from '../../../schemas/document.ts'
import type { SnapshotHead } from '../../../schemas/snapshot.ts'
import type { Metadata, ParsedBlock } from '../../types.ts'
import type { Decoded } from '../decode/decode.ts'
import { detectLanguage, languageOf } from '../language.ts'
import { bylineNames } from '../metadata/byline.ts'

type Stated = Partial<
  Pick<Metadata, 'title' | 'subtitle' | 'authors' | 'publisher' | 'keywords' | 'datePublished' | 'genre' | 'language'>
> & {
  /** Names in a byline of the text. */
  byline?: string[]
}

/** A byline stands that near to the beginning. */
const HEAD_BLOCKS = 6

/** Longer paragraphs are prose with line ends in it. */
const MOST_LINES = 3

/** The names in the first byline on a line of its own, or on one of a few. */
export const bylineIn = (text: string, blocks: readonly ParsedBlock[]): string[] =>
  blocks
    .slice(0, HEAD_BLOCKS)
    .map(({ span }) => text.slice(...span).split('\n'))
    .flatMap((lines) => (lines.length <= MOST_LINES ? lines : []))
    .map(bylineNames)
    .find((names) => names.length > 0) ?? []

/**
 * Metadata of a document that says little of itself: what the format states, with its origin, then the caller's hints,
 * and the language of the text.
 */
export function described(
  text: string,
  { encoding, warnings }: Decoded,
  { hints }: SnapshotHead,
  stated: Stated = {},
  origin: Origin = 'text',
): Metadata {
  const origins: Record<string, Origin> = {}
  const choose = <T>(name: string, ...candidates: [value: T | null | undefined, origin: Origin][]): T | null => {
    for (const [value, from] of candidates) {
      if (value == null) continue
      origins[name] = from
      return value
    }
    return null
  }
  const language = choose(
    'language',
    [languageOf(stated.language), origin],
    [detectLanguage(text), 'detection'],
    [languageOf(hints.language), 'hint'],
  )
  return {
    canonicalUrl: null,
    title: choose('title', [stated.title, origin], [hints.title, 'hint']),
    subtitle: stated.subtitle ?? null,
    authors: choose('authors', [someOf(stated.authors), origin], [someOf(stated.byline), 'text']) ?? [],
    publisher: choose('publisher', [stated.publisher, origin]),
    section: null,
    keywords: stated.keywords ?? [],
    image: null,
    datePublished: choose('datePublished', [stated.datePublished, origin], [hints.publishedAt, 'hint']),
    dateModified: null,
    language,
    declaredLanguage: languageOf(stated.language),
    genre: stated.genre ?? null,
    genreConfidence: stated.genre == null ? null : 90,
    paywalled: null,
    nextPage: null,
    origins,
    encoding,
    warnings,
  }
}

const someOf = (names: string[] | undefined): string[] | null => (names?.length ? names : null)
