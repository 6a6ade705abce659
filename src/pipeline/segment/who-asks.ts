import type { Participant } from '../../schemas/document.ts'
import { endsAsking } from './asking.ts'

const FEWEST_QUESTIONS = 2
const FAR_MORE = 2

type Said = { who: string | null; text: string }

/**
 * The participants, with interviewer and interviewee exchanged where the turns show that it is the other who asks:
 * "Ada Obi talks to Bo Lind" is said of either, and "Interview: Ada Obi" of one or the other.
 */
export function askersAsInterviewers(participants: Participant[], speeches: readonly Said[]): Participant[] {
  const [interviewer, ...others] = participants.filter(({ role }) => role === 'interviewer')
  if (interviewer === undefined || others.length > 0) return participants
  const supposed = askingOf(interviewer.name, speeches)
  if (supposed.turns === 0) return participants
  const asks = (name: string): boolean => {
    const own = askingOf(name, speeches)
    return own.asking >= FEWEST_QUESTIONS && own.share >= FAR_MORE * supposed.share
  }
  const interviewees = participants.filter(({ role }) => role === 'interviewee')
  const names = interviewees.length > 0 ? interviewees.map(({ name }) => name) : speakersOf(speeches)
  const asker = names.length <= 2 ? names.find((name) => name !== interviewer.name && asks(name)) : undefined
  if (asker === undefined) return participants
  const rest = participants.filter(({ name }) => name !== asker)
  return [
    ...rest.map((one): Participant => (one === interviewer ? { ...one, role: 'interviewee' } : one)),
    { name: asker, role: 'interviewer', description: null },
  ]
}

function askingOf(name: string, speeches: readonly Said[]) {
  const own = speeches.filter(({ who }) => who === name)
  const asking = own.filter(({ text }) => endsAsking(text)).length
  return { asking, share: asking / Math.max(1, own.length), turns: own.length }
}

const speakersOf = (speeches: readonly Said[]): string[] => [
  ...new Set(speeches.flatMap(({ who }) => (who === null ? [] : [who]))),
]
