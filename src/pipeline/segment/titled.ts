import { bareName, FULL_NAME } from './names.ts'

/** Fewer questions may be rhetorical ones of an article. */
export const FEWEST_QUESTIONS = 3
const BEFORE_CHARS = 16
/** "the Norrby Bridge", "in New Calder": no person. */
export const NO_PERSON =
  /(?:^|[\s(«“])(?:the|a|in|at|near|from|of|to|on|der|die|das|dem|den|im|am|in|aus|le|la|les|à|en|el|los|las|il|lo|gli|a|в|на|из)\s$/iu

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
    const before = lead.slice(Math.max(0, match.index - BEFORE_CHARS), match.index)
    const name = NO_PERSON.test(before) ? null : bareName(match[0], before)
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
