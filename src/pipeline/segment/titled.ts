import { bareName, FULL_NAME } from './names.ts'

/** Fewer questions may be rhetorical ones of an article. */
export const FEWEST_QUESTIONS = 3
const BEFORE_CHARS = 16
/** "the Norrby Bridge", "in New Calder": no person. */
const NO_PERSON =
  /(?:^|[\s(«“])(?:the|a|in|at|near|from|of|to|on|der|die|das|dem|den|im|am|in|aus|le|la|les|à|en|el|los|las|il|lo|gli|a|в|на|из)\s$/iu

/** "Le Littoral", "El Faro del Norte": newspapers. */
const WITH_ARTICLE = /^(?:El|La|Le|Les|Los|Las|Il|Lo|O|A|The|Der|Die|Das)\s/u

/** "Schwerpunkt USA", among words in small letters. */
const WITH_ACRONYM = /(?:^|\s)\p{Lu}{2,}(?:\s|$)/u
/** "Nermin Abla", "Səkinə xanım": how one calls somebody who has a longer name. */
const CALLED = /\s(?:Abla|Ağabey|Bey|Hanım|Hoca|Usta|Xanım|Bəy|Müəllim)$/u

const NO_NAMES = [WITH_ARTICLE, WITH_ACRONYM, CALLED]

/** A run of capitalised words as a person's name; null where it is none. */
export function personNamed(run: string, before: string): string | null {
  const near = before.slice(-BEFORE_CHARS)
  const name = NO_PERSON.test(near) ? null : bareName(run, near)
  return name === null || NO_NAMES.some((pattern) => pattern.test(name)) ? null : name
}

/**
 * Whom an interview without labels is with, where nothing says so: the only person whom its title names, by the full name or
 * by the surname, and its lead by the full name.
 *
 * @param lead what stands before the first question
 * @param isOther tells who is known to be somebody else: interviewers, authors, outlets
 */
export function titledName(
  title: string,
  lead: string,
  questions: readonly string[],
  isOther: (name: string) => boolean,
): string | null {
  if (title === '' || questions.length < FEWEST_QUESTIONS) return null
  const found = new Set<string>()
  for (const match of lead.matchAll(new RegExp(FULL_NAME, 'gu'))) {
    const name = personNamed(match[0], lead.slice(0, match.index))
    if (name !== null && !isOther(name) && isIn(title, name)) found.add(name)
  }
  // "Marta Lindqvist" and "Mayor Marta Lindqvist" are one.
  const names = [...found].filter((name) => ![...found].some((other) => other !== name && name.endsWith(` ${other}`)))
  return names.length === 1 ? names[0]! : null
}

const wordsOf = (text: string): string[] => text.toLocaleLowerCase('und').split(/[^\p{L}\p{M}’'-]+/u)

/** By a surname: "Conti: «Il molo va chiuso»", "Amparo Llorente, …" of Amparo Llorente Quiroga. */
const isIn = (title: string, name: string): boolean => {
  const titled = new Set(wordsOf(title))
  return wordsOf(name)
    .slice(1)
    .some((word) => word.length > 2 && titled.has(word))
}
