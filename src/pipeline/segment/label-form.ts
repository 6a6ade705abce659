import { isArticle, isHonorific, isRoleWord } from './role-words.ts'

/** A label's words, and what stands in brackets behind them. */
export type LabelWords = { text: string; remarks: readonly string[]; numbered: boolean }

/** "Holm A. V.", "A. Holm": nothing but people is printed so. */
const INITIALS = /^(?:\p{Lu}[\p{L}-]{2,} \p{Lu}\.\s?\p{Lu}\.?(?:,|$)|\p{Lu}\.\s?(?:\p{Lu}\.\s?)?\p{Lu}\p{L}+$)/u
/** What begins the rest of an office: "of Water", "für Umwelt", "de Agricultura". */
const OF = /^(?:of|for|at|to|de|du|des|del|della|dell['’].*|do|da|für|der|im|van|voor|för|по|для|w|ds)$/iu
const FULL_NAME = /^\p{Lu}[\p{L}\p{M}'’.-]*(?:\s(?:\p{Lu}[\p{L}\p{M}'’.-]*|de|der|den|da|do|van|von|al|bin)){1,4}$/u

/** "The Minister for Water", "El señor", "Deputy": words before a name, from the front. */
export function withoutTitles(words: readonly string[]): string[] {
  let start = 0
  while (start < words.length - 1 && standsBefore(words, start)) start += 1
  return words.slice(start)
}

const standsBefore = (words: readonly string[], at: number): boolean =>
  isRoleWord(words[at]!) || (isArticle(words[at]!) && isRoleWord(words[at + 1]!))

/** "ADA OBI, HARBOUR DIRECTOR" without what stands behind the name; "Obi, Ada" as it is. */
export function withoutOffice(label: string): string {
  const name = /^([^,]+\s[^,]+),\s/u.exec(label)?.[1]
  return name ?? label
}

/** "The Minister for Water", "El señor PRESIDENTE", "Secretary General": an office without anybody's name. */
export function isOfficeAlone(text: string): boolean {
  const words = withoutOffice(text).split(/\s+/u)
  const rest = withoutTitles(words)
  const titles = words.slice(0, words.length - rest.length)
  const isOffice = titles.some((word) => !isHonorific(word) && !isArticle(word))
  if (rest.length === 1 && isRoleWord(rest[0]!)) return !isHonorific(rest[0]!)
  return isOffice && OF.test(rest[0]!)
}

/** The name in brackets behind an office: "The Minister for Water (Robert Lind)". */
export function officeholder({ text, remarks }: Pick<LabelWords, 'text' | 'remarks'>): string | null {
  if (!isOfficeAlone(text)) return null
  for (const remark of remarks) {
    const name = withoutTitles(remark.split(/\s+/u)).join(' ')
    if (FULL_NAME.test(name)) return name
  }
  return null
}

/**
 * What a label says of somebody beside the name: "Chief Executive", "President of Norrby", "Norrby East, Lab". Null where
 * it says nothing.
 *
 * @param name as the label gives it, in whatever case
 */
export function descriptionIn({ text, remarks }: Pick<LabelWords, 'text' | 'remarks'>, name: string): string | null {
  const head = withoutOffice(text)
  const at = head.toLocaleLowerCase('und').lastIndexOf(name.toLocaleLowerCase('und'))
  const before = at < 0 ? (isOfficeAlone(head) ? head : '') : head.slice(0, at)
  const parts = [
    officeIn(before),
    text.slice(head.length).replace(/^,\s/u, ''),
    ...remarks.filter((remark) => !holds(remark, name)),
  ]
  return parts.filter((part) => part !== '').join(', ') || null
}

const holds = (text: string, name: string): boolean =>
  text.toLocaleLowerCase('und').includes(name.toLocaleLowerCase('und'))

/** "The Minister for Water" without its article, "Mr" as nothing. */
function officeIn(before: string): string {
  const words = before.trim().split(/\s+/u)
  const start = words.findIndex((word) => !isHonorific(word) && !isArticle(word))
  const office = start < 0 ? [] : words.slice(start)
  return office.some((word) => isRoleWord(word)) ? office.join(' ') : ''
}

/** "MR. LIND", "Ada Obi, Chief Executive": with an honorific or an office. */
export function isTitled({ text }: Pick<LabelWords, 'text'>): boolean {
  const words = text.split(/\s+/u)
  return isOfficeAlone(text) || (words.length > 1 && standsBefore(words, 0)) || withoutOffice(text) !== text
}

/**
 * True for a label that names somebody with an honorific, an office, a party or a place, as parliaments, courts and
 * companies print it: such words stand before speech and hardly anywhere else.
 */
export function isFormal({ text, remarks, numbered }: LabelWords): boolean {
  return numbered || isTitled({ text }) || remarks.length > 0 || INITIALS.test(text)
}
