import type { Parsed } from '../types.ts'
import { LEAD_CHARS } from './context.ts'
import type { Line } from './lines.ts'
import { bareName, FULL_NAME } from './names.ts'
import type { Start } from './starts.ts'

/** Fewer questions may be rhetorical ones of an article, and what stands before them no lead. */
export const FEWEST_QUESTIONS = 3

/** The subtitle, and the beginning of what stands before the first turn. */
export function leadOf({ text, metadata }: Parsed, lines: readonly Line[], starts: readonly Start[]): string {
  const first = starts[0] === undefined ? 0 : lines[starts[0].line]!.span[0]
  const lead = text.slice(0, Math.min(first, LEAD_CHARS))
  const { subtitle } = metadata
  return subtitle === null || lead.includes(subtitle) ? lead : `${subtitle}\n${lead}`
}

const BEFORE_CHARS = 48
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

/** A person whom a lead names, and where: `before` and `behind` are what stands around the name. */
export type Introduced = { name: string; before: string; behind: string }

/**
 * The people whom a lead names by their full names, in order, as often as it does.
 *
 * @param isOther tells who is known to be somebody else: interviewers, authors, outlets
 */
export function peopleIn(lead: string, isOther: (name: string) => boolean): Introduced[] {
  return [...lead.matchAll(new RegExp(FULL_NAME, 'gu'))].flatMap((match): Introduced[] => {
    const before = lead.slice(0, match.index)
    const near = before.slice(-BEFORE_CHARS)
    const name = NO_PERSON.test(near) ? null : bareName(match[0], near)
    if (name === null || isOther(name) || NO_NAMES.some((pattern) => pattern.test(name))) return []
    return [{ name, before, behind: lead.slice(match.index + match[0].length) }]
  })
}
