import type { Word } from './words.ts'

/** Topic number and strength, in turns: [topic, strength, topic, strength …]; topics are numbered by the lexicon. */
export type Weights = readonly number[]

type Terms = { whole: ReadonlyMap<string, Weights>; starts: ReadonlyMap<string, number> }
type Language = Terms & { prefixes: ReadonlyMap<string, Weights>; suffixes: ReadonlyMap<string, Weights> }
export type Lexicon = { names: Terms; languages: ReadonlyMap<string, Language> }

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
    const hit = name !== null && (term === null || name.to >= term.to) ? name : (term ?? affixes(words, at, terms))
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

const LONGEST_PREFIX = 22
/** Of a compound's topic, its parts tell less than a term that stands alone. */
const FIRST_PART = 0.5
const LAST_PART = 0.6

/** What the parts of a word that is no term itself tell: "Energieversorger", "seçimlerde". */
function affixes(words: readonly Word[], at: number, terms: Language | undefined): Hit | null {
  if (terms === undefined) return null
  const { form, stem } = words[at]!
  if (form.length < 4) return null
  const weights: number[] = []
  for (let n = Math.min(form.length, LONGEST_PREFIX); n >= 2; n--) {
    const found = terms.prefixes.get(form.slice(0, n))
    if (found !== undefined) {
      weights.push(...found)
      break
    }
  }
  for (let n = form.length - 1; n >= 3; n--) {
    const found = terms.suffixes.get(form.slice(-n))
    if (found !== undefined) {
      weights.push(...found)
      break
    }
  }
  if (weights.length === 0 && form.length >= 8) weights.push(...compound(stem, terms))
  return weights.length === 0 ? null : { key: `~${form}`, weights, from: at, to: at + 1 }
}

function compound(stem: string, terms: Terms): number[] {
  const weights: number[] = []
  for (let n = stem.length - 3; n >= 5; n--) {
    const found = terms.whole.get(stem.slice(0, n))
    if (found !== undefined) {
      weights.push(...scaled(found, FIRST_PART))
      break
    }
  }
  for (let n = stem.length - 3; n >= 4; n--) {
    const found = terms.whole.get(stem.slice(-n))
    if (found !== undefined) {
      weights.push(...scaled(found, LAST_PART))
      break
    }
  }
  return weights
}

function scaled(weights: Weights, factor: number): number[] {
  return weights.map((value, i) => (i % 2 === 0 ? value : value * factor))
}
