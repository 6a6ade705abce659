import type { Participant } from '../../schemas/document.ts'
import type { Parsed, Turn } from '../types.ts'
import type { Stretch } from './assemble.ts'
import { isName } from './label.ts'
import { type NameBook, resolveLabel, voiceName } from './name-book.ts'
import { titleCase } from './names.ts'

const only = <T>(items: readonly T[]): T | null => (items.length === 1 ? items[0]! : null)

/** Who is known to ask and to answer where no label says so. */
export type Known = {
  interviewers: string[]
  /** The only one of them. */
  interviewer: string | null
  interviewee: string | null
}

/**
 * The interviewers and the only interviewee whom the document names. Who signs an interview and is not interviewed in
 * it asked the questions; whom the first questions speak to answers them.
 *
 * @param addressed whom the first questions speak to, or else title and lead name
 */
export function knownSpeakers(
  participants: readonly Participant[],
  addressed: string | null,
  { metadata }: Parsed,
  isOutlet: (name: string) => boolean,
): Known {
  const named = (wanted: Participant['role']) =>
    participants.filter(({ role }) => role === wanted).map(({ name }) => name)
  const interviewers = named('interviewer')
  const interviewees = named('interviewee')
  const interviewee = only(interviewees) ?? (interviewees.length === 0 ? addressed : null)
  const signers = metadata.authors.filter((author) => author.includes(' ') && !isOutlet(author))
  const byline = only(signers.map((author) => (/\p{Ll}/u.test(author) ? author : titleCase(author))))
  const signed = interviewers.length === 0 && byline !== interviewee ? byline : null
  const asking = signed === null ? interviewers : [signed]
  return { interviewers: asking, interviewer: only(asking), interviewee }
}

/** Names as the labels alone give them; null for turns without one and for labels that name nobody. */
export function labelledNames(stretches: readonly Stretch[], book: NameBook): (string | null)[] {
  return stretches.map(({ start: { label, voice } }) =>
    label === null ? voiceName(voice, book) : resolveLabel(label, book),
  )
}

type Role = Turn['role']

/**
 * The name of each turn's speaker. Labels come first; where they are generic, an outlet's or missing, the one interviewer
 * asks and the one interviewee answers, or whoever the only labelled questions and answers are by. Where there are
 * several, nobody is guessed.
 */
export function speakerNames(
  stretches: readonly Stretch[],
  labelled: readonly (string | null)[],
  roles: readonly { role: Role }[],
  known: Known,
  isOutlet: (name: string) => boolean,
): (string | null)[] {
  const outletOf = ({ start: { label } }: Stretch, index: number): string | null =>
    label?.kind === 'name' && isOutlet(label.text) && (labelled[index] ?? label.text) === label.text ? label.text : null
  const people = new Set(labelled.filter((name) => name !== null && !isOutlet(name)))
  const distinct = (role: Role) => {
    const names = stretches.flatMap((stretch, index) =>
      roles[index]!.role === role ? (labelled[index] ?? outletOf(stretch, index) ?? []) : [],
    )
    return only([...new Set(names)])
  }
  const first = { question: distinct('question'), answer: distinct('answer') }
  return stretches.map((stretch, index) => {
    const { label, voice } = stretch.start
    const { role } = roles[index]!
    const outlet = outletOf(stretch, index)
    const own = outlet === null ? labelled[index]! : null
    if (own !== null) return own
    if (voice !== null || label?.kind === 'anonymous' || label?.kind === 'moderator') return null
    if (outlet !== null) return known.interviewer ?? outlet
    if (label !== null && isName(label)) return null
    // "Question:" at a press conference is somebody else each time.
    if (label !== null && people.size > 2) return null
    if (role === 'question') return known.interviewer ?? (label === null ? first.question : null)
    return role === 'answer' ? (known.interviewee ?? (label === null ? first.answer : null)) : null
  })
}
