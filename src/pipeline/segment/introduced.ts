import { genderOfName } from '../given-names.ts'
import { FEWEST_QUESTIONS, peopleIn } from './lead.ts'

const NEAR_CHARS = 16
const AND = ',?\\s(?:and|und|et|y|e|и|i|ve|və|&)\\s'
/** "Ada Obi and Bo Lind": a talk with both. */
const JOINED = new RegExp(`^${AND}\\p{Lu}`, 'u')
const JOINED_BEFORE = new RegExp(`\\p{L}${AND}$`, 'u')
const OPENING = /(?:^|\n)[\s"'„“«»‚‘■–—-]*$/u

type Candidate = { name: string; opens: boolean; mentions: number; isPerson: boolean }

/**
 * Whom an interview without labels introduces: the only person whom its lead names, or the one with whose name it begins
 * and whom it names as often as anybody. Null where it introduces several or nobody.
 *
 * @param lead what stands before the first question
 * @param isOther tells who is known to be somebody else: interviewers, authors, outlets
 */
export function introducedName(
  lead: string,
  questions: readonly string[],
  isOther: (name: string) => boolean,
): string | null {
  if (questions.length < FEWEST_QUESTIONS) return null
  const candidates = new Map<string, Candidate>()
  for (const { name, before, behind } of peopleIn(lead, isOther)) {
    if (JOINED.test(behind) || JOINED_BEFORE.test(before.slice(-NEAR_CHARS))) return null
    if (!candidates.has(name))
      candidates.set(name, {
        name,
        opens: OPENING.test(before),
        mentions: lead.split(name.split(/\s+/u).at(-1)!).length - 1,
        isPerson: genderOfName(name.split(/[\s-]+/u)[0]!) !== null,
      })
  }
  const all = [...candidates.values()]
  const people = all.filter(({ isPerson }) => isPerson)
  const [one, ...others] = people.length > 0 ? people : all
  if (one === undefined) return null
  if (others.length === 0) return one.isPerson || one.opens || one.mentions > 1 ? one.name : null
  return one.opens && others.every(({ opens, mentions }) => !opens && mentions <= one.mentions) ? one.name : null
}
