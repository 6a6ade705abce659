import { genderOfName } from '../given-names.ts'
import { FULL_NAME } from './names.ts'
import { FEWEST_QUESTIONS, personNamed } from './titled.ts'

const BEFORE_CHARS = 16
/** "Ada Obi and Bo Lind": a talk with both. */
const JOINED = /^,?\s(?:and|und|et|y|e|и|i|ve|və|&)\s\p{Lu}/u
const JOINED_BEFORE = /\p{L},?\s(?:and|und|et|y|e|и|i|ve|və|&)\s$/u
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
  for (const match of lead.matchAll(new RegExp(FULL_NAME, 'gu'))) {
    const before = lead.slice(0, match.index)
    const name = personNamed(match[0], before)
    if (name === null || isOther(name)) continue
    if (JOINED.test(lead.slice(match.index + match[0].length)) || JOINED_BEFORE.test(before.slice(-BEFORE_CHARS)))
      return null
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
