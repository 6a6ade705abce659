import { compoundOf } from './compounds.ts'
import type { Word } from './words.ts'

/** Topic number and strength, in turns: [topic, strength, topic, strength …]; topics are numbered by the lexicon. */
export type Weights = readonly number[]

type Terms = { whole: ReadonlyMap<string, Weights>; starts: ReadonlyMap<string, number> }
export type LanguageTerms = Terms & {
  prefixes: ReadonlyMap<string, Weights>
  suffixes: ReadonlyMap<string, Weights>
  /** Stems of words that are no terms, of which compounds may be made; empty where a language writes none. */
  parts: ReadonlySet<string>
}
export type Lexicon = { names: Terms; languages: ReadonlyMap<string, LanguageTerms> }

/** A term found in a text. */
export type Hit = {
  key: string
  weights: Weights
  /** Indexes of its first word and of the word after its last. */
  from: number
  to: number
}

/** `starts` tells for a first word how many words the longest term that begins with it has. */
export function termsOf(whole: ReadonlyMap<string, Weights>): Terms {
  const starts = new Map<string, number>()
  for (const key of whole.keys()) {
    const words = key.split(' ')
    starts.set(words[0]!, Math.max(starts.get(words[0]!) ?? 0, words.length))
  }
  return { whole, starts }
}

/** All terms in a text, longest first, none overlapping another. A name counts only where it is capitalised. */
export function findTerms(words: readonly Word[], language: string, lexicon: Lexicon): Hit[] {
  const terms = lexicon.languages.get(language)
  const hits: Hit[] = []
  for (let at = 0; at < words.length; ) {
    const term = terms === undefined ? null : longest(words, at, terms, 'stem')
    const name = words[at]!.capitalised ? longest(words, at, lexicon.names, 'form') : null
    const hit = name !== null && (term === null || name.to >= term.to) ? name : (term ?? partly(words, at, terms))
    if (hit !== null) hits.push(hit)
    at = hit === null ? at + 1 : hit.to
  }
  return hits
}

function longest(words: readonly Word[], from: number, terms: Terms, by: 'stem' | 'form'): Hit | null {
  const first = words[from]![by]
  const reach = Math.min(terms.starts.get(first) ?? 0, words.length - from)
  let found: Hit | null = null
  let key = ''
  for (let length = 1; length <= reach; length++) {
    key = length === 1 ? first : `${key} ${words[from + length - 1]![by]}`
    const weights = terms.whole.get(key)
    if (weights !== undefined) found = { key, weights, from, to: from + length }
  }
  return found
}

/** A word that is no term itself and holds one: "Energieversorger". */
function partly(words: readonly Word[], at: number, terms: LanguageTerms | undefined): Hit | null {
  const word = words[at]!
  const weights = terms === undefined ? [] : compoundOf(word, terms)
  return weights.length === 0 ? null : { key: `~${word.form}`, weights, from: at, to: at + 1 }
}
