import { isArticle, isRoleWord } from './role-words.ts'

/** A label's words, and what stands in brackets behind them. */
export type LabelWords = { text: string; remarks: readonly string[]; numbered: boolean }

const INITIALS_BEHIND = /^\p{Lu}[\p{L}-]{2,} \p{Lu}\.\s?\p{Lu}\.?(?:,|$)/u
const FULL_NAME = /^\p{Lu}[\p{L}\p{M}'’.-]*(?:\s(?:\p{Lu}[\p{L}\p{M}'’.-]*|de|der|den|da|do|van|von|al|bin)){1,4}$/u

/** "The Minister for Water", "El señor", "Deputy": words before a name, from the front. */
export function withoutTitles(words: readonly string[]): string[] {
  let start = 0
  while (start < words.length - 1 && isTitle(words, start)) start += 1
  return words.slice(start)
}

const isTitle = (words: readonly string[], at: number): boolean =>
  isRoleWord(words[at]!) || (isArticle(words[at]!) && isRoleWord(words[at + 1]!))

/** "ADA OBI, HARBOUR DIRECTOR" without what stands behind the name; "Obi, Ada" as it is. */
export function withoutOffice(label: string): string {
  const name = /^([^,]+\s[^,]+),\s/u.exec(label)?.[1]
  return name ?? label
}

/** The name in brackets behind an office: "The Minister for Water (Robert Lind)". */
export function officeholder({ text, remarks }: Pick<LabelWords, 'text' | 'remarks'>): string | null {
  const words = text.split(/\s+/u)
  if (!isTitle(words, 0)) return null
  const rest = withoutTitles(words)
  // "Deputy Robert Lind (Norrby)" and "El señor Brandt (PP)" have their names before the brackets.
  const isOffice = rest.length === 1 ? isRoleWord(rest[0]!) : /^\p{Ll}/u.test(rest[0]!) || hasOfficeWord(rest)
  if (!isOffice) return null
  for (const remark of remarks) {
    const name = withoutTitles(remark.split(/\s+/u)).join(' ')
    if (FULL_NAME.test(name)) return name
  }
  return null
}

const hasOfficeWord = (words: readonly string[]): boolean => words.some((word) => isRoleWord(word))

/**
 * True for a label that names somebody with an honorific, an office, a party or a place, as parliaments, courts and
 * companies print it: such words stand before speech and hardly anywhere else.
 */
export function isFormal({ text, remarks, numbered }: LabelWords): boolean {
  const words = text.split(/\s+/u)
  return (
    numbered ||
    (words.length > 1 && isTitle(words, 0)) ||
    remarks.length > 0 ||
    withoutOffice(text) !== text ||
    INITIALS_BEHIND.test(text)
  )
}
