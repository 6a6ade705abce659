import data from './data/lexicon.json' with { type: 'json' }
import { type Lexicon, termsOf, type Weights } from './term-lists.ts'

const mapOf = (part: Readonly<Record<string, Weights>>) => new Map(Object.entries(part))

/** The topics that the lexicon knows; its weights name them by their index here. */
export const topicCodes: readonly string[] = data.topics

/** Compiled from scripts/build-lexicon/terms. */
export const lexicon: Lexicon = {
  names: termsOf(mapOf(data.names)),
  languages: new Map(
    Object.entries(data.languages).map(([language, { whole, prefixes, suffixes, parts }]) => [
      language,
      { ...termsOf(mapOf(whole)), prefixes: mapOf(prefixes), suffixes: mapOf(suffixes), parts: new Set(parts) },
    ]),
  ),
}
