import { FEWEST_QUESTIONS, peopleIn } from './lead.ts'

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
  const titled = new Set(wordsOf(title))
  const found = new Set(peopleIn(lead, isOther).flatMap(({ name }) => (isAmong(titled, name) ? [name] : [])))
  // "Marta Lindqvist" and "Mayor Marta Lindqvist" are one.
  const names = [...found].filter((name) => ![...found].some((other) => other !== name && name.endsWith(` ${other}`)))
  return names.length === 1 ? names[0]! : null
}

const wordsOf = (text: string): string[] => text.toLocaleLowerCase('und').split(/[^\p{L}\p{M}’'-]+/u)

/** By a surname: "Conti: «Il molo va chiuso»", "Amparo Llorente, …" of Amparo Llorente Quiroga. */
const isAmong = (titled: ReadonlySet<string>, name: string): boolean =>
  wordsOf(name)
    .slice(1)
    .some((word) => word.length > 2 && titled.has(word))
