import type { Span } from '../types.ts'
import { stem } from './stem.ts'

export type Word = {
  /** Lower case, straight apostrophes, no possessive. */
  form: string
  /** As printed, no possessive. */
  printed: string
  stem: string
  capitalised: boolean
  span: Span
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’ʼ&.]*/gu
/** Full stops that end a sentence rather than an abbreviation are cut off too: "u.n." and "u.n" are one word. */
const TRAILING = /(?:['’ʼ]s)?['’ʼ.&]*$/u
const UPPER = /^[\p{Lu}\p{Lt}\p{N}]/u

/**
 * Words of a text with their places in it. A hyphen parts words, so that "vice-president" and "vice president" are one
 * term; an apostrophe, a full stop or an ampersand between letters does not ("u.n", "r&b").
 */
export function wordsOf(text: string, language: string, offset = 0): Word[] {
  const words: Word[] = []
  for (const match of text.matchAll(WORD)) {
    const printed = match[0].replace(TRAILING, '')
    if (printed === '') continue
    const form = lowerCase(printed, language).replace(/[’ʼ]/g, "'")
    const start = offset + match.index
    words.push({
      form,
      printed,
      stem: stem(form, language),
      capitalised: UPPER.test(printed),
      span: [start, start + printed.length],
    })
  }
  return words
}

/** Turkish and Azerbaijani have an i with a dot and one without, in both cases. */
function lowerCase(word: string, language: string): string {
  return language === 'tr' || language === 'az' ? word.toLocaleLowerCase(language) : word.toLowerCase()
}

export const withCapital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
