import { lowerBound } from '../spans.ts'
import type { Person, Span } from '../types.ts'
import { type Feature, findFeatures } from './classifier.ts'
import { findDates } from './dates.ts'
import { type EntityMention, findEntities } from './entities.ts'
import type { FoundDate } from './found-date.ts'
import type { Names } from './gazetteer.ts'
import { lexicon } from './lexicon.ts'
import { findQuantities, type Quantity } from './quantities.ts'
import type { Weights } from './term-lists.ts'
import { findTerms } from './terms.ts'
import { type Word, wordsOf } from './words.ts'

export type Term = { key: string; weights: Weights; words: number; span: Span }

/** All that the tagger finds in a text, each list in order of place. Found once and shared by the text's statements. */
export type Annotations = {
  terms: Term[]
  features: Feature[]
  entities: EntityMention[]
  dates: FoundDate[]
  quantities: Quantity[]
  words: Word[]
}

/**
 * @param blocks spans that no term and no name crosses
 * @param reference day that relative dates are reckoned from, YYYY-MM-DD
 * @param deskNames names that go before those that everybody knows
 */
export function annotate(
  text: string,
  blocks: readonly Span[],
  language: string,
  people: readonly Person[],
  reference: string | null,
  deskNames: Names,
): Annotations {
  const terms: Term[] = []
  const features: Feature[] = []
  const dates: FoundDate[] = []
  const quantities: Quantity[] = []
  const words = blocks.map(([start, end]) => wordsOf(text.slice(start, end), language, start))
  const entities = findEntities(text, words, language, people, deskNames)
  for (const [i, [start, end]] of blocks.entries()) {
    const own = words[i]!
    for (const { key, weights, from, to, isName } of findTerms(own, language, lexicon)) {
      const span: Span = [own[from]!.span[0], own[to - 1]!.span[1]]
      if (!isName && isPartOfName(span, entities)) continue
      terms.push({ key, weights, words: to - from, span })
    }
    features.push(...findFeatures(own, language))
    const block = text.slice(start, end)
    const found = findDates(block, language, reference, start)
    dates.push(...found.dates)
    quantities.push(...findQuantities(block, language, found.spans, start))
  }
  return { terms, features, entities, dates, quantities, words: words.flat() }
}

/** No bishop is spoken of where a Mr Bishop is, and no republic in the name of one. */
function isPartOfName([start, end]: Span, entities: readonly EntityMention[]): boolean {
  const mention = entities.findLast(({ span }) => span[0] <= start)
  if (mention === undefined || mention.span[1] < end) return false
  const isLonger = mention.span[0] < start || end < mention.span[1]
  return isLonger && (mention.type === 'person' || mention.type === 'place')
}

/** Those that lie within a span. */
export function within<T extends { span: Span }>(found: readonly T[], [start, end]: Span): T[] {
  let at = lowerBound(found.length, (index) => found[index]!.span[0] >= start)
  const inside: T[] = []
  for (; at < found.length && found[at]!.span[0] < end; at++) if (found[at]!.span[1] <= end) inside.push(found[at]!)
  return inside
}

/** What speaks for topics within a span. */
export function layerOf({ terms, features }: Annotations, span: Span): Pick<Annotations, 'terms' | 'features'> {
  return { terms: within(terms, span), features: within(features, span) }
}
