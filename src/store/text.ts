/**
 * Text as PostgreSQL can hold it, and as it is compared. Folding is done here, not by PostgreSQL, whose lower() and
 * text search depend on the locale that a database happens to have.
 */

/** Without U+0000, which PostgreSQL refuses, and without halves of surrogate pairs; cut to `length` code units. */
export function storable(text: string, length: number): string {
  return text.slice(0, length).replaceAll('\0', '').toWellFormed()
}

/** Lower case, compatibility forms unified, accents of Latin, Greek and Cyrillic letters dropped. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
}

/** Scripts that put no space between words: each character counts as a word. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const PIECES = new RegExp(`${UNSPACED.source}|(?:(?!${UNSPACED.source})[\\p{L}\\p{N}\\p{M}])+`, 'gu')

/** PostgreSQL's limit is 2,046 bytes; nobody searches for a word of over 64 letters. */
const MAX_WORD = 64

/** The words of a text, folded, in order, with repetitions. */
export function words(text: string): string[] {
  return (fold(text).match(PIECES) ?? []).map((word) => word.slice(0, MAX_WORD).toWellFormed())
}
