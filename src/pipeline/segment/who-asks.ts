import type { Participant } from '../../schemas/document.ts'
import { isAsking } from './questions.ts'

const ENDING_CHARS = 200
const FEWEST_QUESTIONS = 2
const FAR_MORE = 2

type Said = { who: string | null; text: string }

/**
 * The participants, with interviewer and interviewee exchanged where the turns show that it is the other who asks:
 * "Ada Obi talks to Bo Lind" is said of either.
 */
export function askersAsInterviewers(participants: Participant[], speeches: readonly Said[]): Participant[] {
  const named = (wanted: Participant['role']) => participants.filter(({ role }) => role === wanted)
  const [interviewer, ...interviewers] = named('interviewer')
  const [interviewee, ...interviewees] = named('interviewee')
  if (interviewer === undefined || interviewee === undefined) return participants
  if (interviewers.length + interviewees.length > 0) return participants
  const share = (name: string) => {
    const own = speeches.filter(({ who }) => who === name)
    const asking = own.filter(({ text }) => isAsking(text.slice(-ENDING_CHARS))).length
    return { asking, share: asking / Math.max(1, own.length), turns: own.length }
  }
  const [asked, asking] = [share(interviewer.name), share(interviewee.name)]
  if (asked.turns === 0 || asking.asking < FEWEST_QUESTIONS || asking.share < FAR_MORE * asked.share)
    return participants
  return participants.map((participant) => {
    if (participant === interviewer) return { ...participant, role: 'interviewee' }
    return participant === interviewee ? { ...participant, role: 'interviewer' } : participant
  })
}
