import { givenNames, lookUp } from './gazetteer.ts'
import { gazetteerKey } from './gazetteer-key.ts'
import type { LanguageTerms, Weights } from './term-lists.ts'
import { type Word, withCapital } from './words.ts'

const SHORTEST_WORD = 6
const SHORTEST_PART = 4
const LONGEST_PREFIX = 22
/** Of a compound's topic, a term that is a part of it tells less than one that stands alone: its first part, its last. */
const FIRST_PART = 0.6
const LAST_PART = 0.8
/** What German puts between the parts of a compound. */
const LINKS = ['', 's', 'n', 'en', 'er', 'es', 'e']
/** Of words that are no nouns only adjectives have a topic by how they begin: "religiöse", but not "steuerte". */
const ADJECTIVE = /(?:isch|lich|ig|al|ell|iv|är|ös|frei|los)(?:e[nmrs]?)?$/u
const ENDING = /^(?:e[rnms]?|ern|n|s|st|t|te[nrs]?|in|innen|isch(?:e[nrms]?)?|lich(?:e[nrms]?)?)?$/u

/**
 * Evidence of the parts of a compound. A term counts as a part only where what is left of the word is a word too, or an
 * ending: "Wahlkreis" holds "Wahl", "Frankreich" no "Reich" and "Diskussion" no "Diskus".
 */
export function compoundOf(word: Word, terms: LanguageTerms): number[] {
  if (terms.parts.size === 0 || word.form.length < SHORTEST_WORD || isName(word)) return []
  return [...firstPart(word, terms), ...lastPart(word, terms)]
}

/** "Freiburg" is no castle. */
function isName({ printed }: Word): boolean {
  return givenNames.has(printed) || lookUp(gazetteerKey(printed)) !== null
}

/** A prefix that the lexicon names, or else a term at the beginning of a noun, which German writes with a capital. */
function firstPart({ form, stem, capitalised }: Word, terms: LanguageTerms): number[] {
  if (!capitalised && !ADJECTIVE.test(form)) return []
  for (let n = Math.min(form.length, LONGEST_PREFIX); n >= 2; n--) {
    const found = terms.prefixes.get(form.slice(0, n))
    if (found !== undefined && isRest(form.slice(n), stem.slice(n), terms)) return [...found]
  }
  if (!capitalised) return []
  for (let n = stem.length - SHORTEST_PART; n >= SHORTEST_PART; n--) {
    const found = nounOrOther(stem.slice(0, n), terms)
    if (found !== undefined && isRest('-', stem.slice(n), terms)) return scaled(found, FIRST_PART)
  }
  return []
}

function lastPart({ form, stem, capitalised }: Word, terms: LanguageTerms): number[] {
  for (let n = form.length - SHORTEST_PART; n >= 3; n--) {
    const found = terms.suffixes.get(form.slice(-n))
    if (found !== undefined) return [...found]
  }
  if (!capitalised) return []
  for (let n = stem.length - SHORTEST_PART; n >= SHORTEST_PART; n--) {
    const found = nounOrOther(stem.slice(-n), terms)
    if (found !== undefined && isFirst(stem.slice(0, -n), terms)) return scaled(found, LAST_PART)
  }
  return []
}

const isPart = (stem: string, terms: LanguageTerms) =>
  stem.length >= SHORTEST_PART && (terms.parts.has(stem) || nounOrOther(stem, terms) !== undefined)

/** Nouns stand in the lexicon with a capital, but within a word without one. */
const nounOrOther = (stem: string, { whole }: LanguageTerms) => whole.get(withCapital(stem)) ?? whole.get(stem)

/** Whether a word can end so, after its first part. */
function isRest(ending: string, stem: string, terms: LanguageTerms): boolean {
  return ENDING.test(ending) || LINKS.some((link) => stem.startsWith(link) && isPart(stem.slice(link.length), terms))
}

/** Whether a word can begin so, before its last part. */
function isFirst(start: string, terms: LanguageTerms): boolean {
  return LINKS.some((link) => start.endsWith(link) && isPart(start.slice(0, start.length - link.length), terms))
}

function scaled(weights: Weights, factor: number): number[] {
  return weights.map((value, i) => (i % 2 === 0 ? value : value * factor))
}
