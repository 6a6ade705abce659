import { compoundOf } from './compounds.ts'
import type { LanguageTerms, Lexicon, Terms, Weights } from './term-lists.ts'
import { type Word, withCapital } from './words.ts'

/** A term found in a text. */
export type Hit = {
  key: string
  weights: Weights
  /** Indexes of its first word and of the word after its last. */
  from: number
  to: number
  /** A name of its time rather than a word of the language. */
  isName: boolean
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
  let found = cased(words[from]!, from, terms, by)
  let key = ''
  for (let length = 1; length <= reach; length++) {
    key = length === 1 ? first : `${key} ${words[from + length - 1]![by]}`
    const weights = terms.whole.get(key)
    if (weights !== undefined) found = { key, weights, from, to: from + length, isName: by === 'form' }
  }
  return found
}

/** A term that the lexicon writes with a capital, or with none but capitals: the noun "Handel", "WHO". */
function cased({ printed, stem, capitalised }: Word, at: number, { whole }: Terms, by: 'stem' | 'form'): Hit | null {
  if (!capitalised) return null
  const isName = by === 'form'
  for (const key of isName ? [printed] : [printed, withCapital(stem)]) {
    const weights = whole.get(key)
    if (weights !== undefined) return { key, weights, from: at, to: at + 1, isName }
  }
  return null
}

/** A word that is no term itself and holds one: "Energieversorger". */
function partly(words: readonly Word[], at: number, terms: LanguageTerms | undefined): Hit | null {
  const word = words[at]!
  const weights = terms === undefined ? [] : compoundOf(word, terms)
  return weights.length === 0 ? null : { key: `~${word.form}`, weights, from: at, to: at + 1, isName: false }
}
