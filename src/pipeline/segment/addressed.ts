import { bareName, FULL_NAME } from './names.ts'
import { SECOND_PERSON } from './words.ts'

const TITLE =
  '(?:Herr|Frau|Mr|Mrs|Ms|Miss|Sir|Dr|Prof|Professor|Monsieur|Madame|M|Mme|Señor|Señora|Sr|Sra|Signor|Signora|Pan|Pani|Sayın|Cənab|Господин|Госпожа|Пан|Пані)'
const BY_SURNAME = new RegExp(`^["„“«]?(?:${TITLE}\\.?\\s){1,2}(\\p{Lu}[\\p{L}'’-]{1,30}),`, 'u')
const BY_FULL_NAME = new RegExp(`^["„“«]?(${FULL_NAME}),`, 'u')
/** "Nevzat Usta", "Aygün xanım", "Андрей Игоревич": a first name and what is polite behind it. */
const BY_FIRST_NAME =
  /^["„“«]?(\p{Lu}\p{L}+)\s(?:(?:Bey|Hanım|Usta|Hoca|Hocam|Efendi|Abi|Abla|[Mm]üəllim|[Xx]anım|[Bb]əy)|\p{Lu}\p{L}+(?:вич|вна|чна)),/u
const BY_OFFICE =
  /^["„“«]?(?:Minister|President|Mr President|Madam President|Prime Minister|Professor|Chancellor|Senator|Governor|Mayor|Ambassador|Doctor|General|Commissioner),\s(?!who\s)/u
const OPENING_CHARS = 160
/** Questions at the beginning in which the interviewee may be spoken to by name. */
const LOOKED_AT = 3

/**
 * Whom the first questions speak to: "Frau Silber, Sie haben …", "Marta Lindqvist, you have …". Null where nobody is, or
 * where the document doesn't give the full name.
 *
 * @param questions their texts, in order
 * @param text all that the document says
 */
export function addressedName(questions: readonly string[], text: string): string | null {
  const openings = questions.slice(0, LOOKED_AT).map((question) => question.slice(0, OPENING_CHARS))
  if (!openings.some((opening) => SECOND_PERSON.test(opening))) return null
  for (const opening of openings) {
    // "Ada Obi, who is here, asks you": a full name alone may be of somebody else.
    const first = BY_FIRST_NAME.exec(opening)?.[1]
    const called = first === undefined ? [] : calledBy(first, text)
    if (called.length === 1) return called[0]!
    if (first !== undefined) continue
    const full = SECOND_PERSON.test(opening) ? BY_FULL_NAME.exec(opening)?.[1] : undefined
    const name = full === undefined ? null : bareName(full, '')
    if (name !== null) return name
    const surname = BY_SURNAME.exec(opening)?.[1]
    const bearers = surname === undefined ? [] : bearersOf(surname, text)
    if (bearers.length === 1) return bearers[0]!
  }
  return null
}

/** Whether a line speaks to somebody by name. */
export const speaksToSomebody = (line: string): boolean =>
  BY_SURNAME.test(line.slice(0, OPENING_CHARS)) || BY_OFFICE.test(line)

/** The full names in the text that begin with a first name, those with what is polite behind it left out. */
function calledBy(first: string, text: string): string[] {
  const names = [...text.matchAll(new RegExp(`(?<!\\p{L})${first}\\s\\p{Lu}\\p{L}+(?:\\s\\p{Lu}\\p{L}+)?`, 'gu'))].map(
    ([name]) => name,
  )
  return [...new Set(names.filter((name) => !BY_FIRST_NAME.test(`${name},`)))]
}

/** The full names in the text that end in a surname. */
function bearersOf(surname: string, text: string): string[] {
  const found = new Set<string>()
  for (const match of text.matchAll(new RegExp(`${FULL_NAME}(?<=${surname.replace(/['’-]/gu, '.')})`, 'gu'))) {
    const name = bareName(match[0], text.slice(Math.max(0, match.index - 12), match.index))
    if (name !== null && !new RegExp(`^${TITLE}\\.?\\s`, 'u').test(name)) found.add(name)
  }
  // "Marta Lindqvist" and "Mayor Marta Lindqvist" are one.
  return [...found].filter((name) => ![...found].some((other) => other !== name && name.endsWith(` ${other}`)))
}
