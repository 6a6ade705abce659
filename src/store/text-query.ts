import { words } from './text.ts'

/** What precedes the words of a speaker's name, and of the mention of somebody unnamed. No word begins with either. */
export const NAME_MARK = '@'
export const MENTION_MARK = '~'

/**
 * A search text as a condition for `tsvector @@ tsquery`. Every word must occur, "quoted words" next to each other, and
 * a word that ends in * is the beginning of one. Scripts without spaces are looked for as they stand.
 *
 * @param marks which words are looked at: '' for those of the content, NAME_MARK, MENTION_MARK
 * @returns null for a text without any word
 */
export function textQuery(text: string, marks: readonly string[]): string | null {
  const parts = [...text.matchAll(PART)].flatMap(([part]) => {
    const phrases = part.startsWith('"') ? [part] : (part.match(CHUNK) ?? [])
    return phrases.map((phrase) => phraseQuery(phrase, marks)).filter((query) => query !== '')
  })
  return parts.length === 0 ? null : parts.join(' & ')
}

/** A quoted phrase, or what stands between spaces. */
const PART = /"[^"]*"?|[^\s"]+/g
/** Within the latter, what belongs together: letters and digits with the asterisk that may follow. */
const CHUNK = /[\p{L}\p{N}\p{M}]+\*?/gu

function phraseQuery(phrase: string, marks: readonly string[]): string {
  const found = words(phrase)
  if (found.length === 0) return ''
  const ending = /\*"?$/.test(phrase) ? ':*' : ''
  const alternatives = marks.map((mark) =>
    found.map((word, index) => `'${mark}${word}'${index === found.length - 1 ? ending : ''}`).join(' <-> '),
  )
  return `(${alternatives.join(' | ')})`
}

/** A term that is no word, like a topic's URI. */
export const quoteTerm = (term: string): string => `'${term.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
