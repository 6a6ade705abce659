import type { TurnRole } from '../../schemas/document.ts'
import { isAsking } from './questions.ts'

export type Speech = {
  /** Who speaks, for comparing: the resolved name or the label; null where unknown. */
  who: string | null
  kind:
    | 'question'
    | 'answer'
    | 'interviewer'
    | 'interviewee'
    | 'moderator'
    | 'anonymous'
    | 'interpreter'
    | 'named'
    | 'unknown'
  text: string
}

/** Share of a speaker's turns that must ask before he or she counts as the one who asks. */
const ASKING_SHARE = 0.45
const ENDING_CHARS = 400

/** Speakers who mostly ask, while somebody else mostly answers. */
function askers(speeches: readonly Speech[], interviewers: ReadonlySet<string>): Set<string> {
  const turns = new Map<string, { all: number; asking: number; chars: number }>()
  for (const { who, text, kind } of speeches) {
    if (who === null || (kind !== 'named' && kind !== 'unknown')) continue
    const seen = turns.get(who) ?? { all: 0, asking: 0, chars: 0 }
    seen.all += 1
    if (isAsking(text.slice(-ENDING_CHARS))) seen.asking += 1
    seen.chars += text.length
    turns.set(who, seen)
  }
  const found = new Set<string>()
  const generic = speeches.some(({ kind }) => kind === 'question' || kind === 'interviewer')
  for (const [who, { all, asking, chars }] of turns) {
    if (interviewers.has(who)) found.add(who)
    else if (
      !generic &&
      all >= 2 &&
      asking / all >= ASKING_SHARE &&
      [...turns].some(
        ([other, rest]) =>
          other !== who && rest.asking / rest.all < asking / all && rest.chars / rest.all > chars / all,
      )
    )
      found.add(who)
  }
  return found
}

/**
 * Roles and links of the turns in order. Speakers known to interview ask; others are told by their labels, by asking in
 * most of their turns, or by this one turn ending in a question that another speaker follows.
 */
export function assignRoles(
  speeches: readonly Speech[],
  interviewers: ReadonlySet<string>,
): { role: TurnRole; inReplyTo: number | null }[] {
  const asks = askers(speeches, interviewers)
  let question: number | null = null
  let answerer: string | null = null
  let answered = false
  return speeches.map(({ who, kind, text }, index) => {
    const next = speeches[index + 1]
    const ends = isAsking(text.slice(-ENDING_CHARS))
    const handsOver = next !== undefined && (next.who === null || next.who !== who)
    const isAsker = kind === 'question' || kind === 'interviewer' || (who !== null && asks.has(who))
    const isReplier =
      kind === 'answer' || kind === 'interviewee' || (question !== null && who !== null && who === answerer)
    if (isAsker && (ends || handsOver)) {
      question = index
      answered = false
      return { role: 'question', inReplyTo: null }
    }
    if (isAsker) return { role: 'statement', inReplyTo: null }
    if (!isReplier && asks.size === 0 && ends && handsOver) {
      question = index
      answerer = null
      answered = false
      return { role: 'question', inReplyTo: null }
    }
    if (kind === 'moderator' || kind === 'interpreter' || kind === 'anonymous') {
      if (answered) question = null
      return { role: kind === 'interpreter' ? 'unknown' : 'statement', inReplyTo: null }
    }
    if (question === null)
      return {
        role: kind === 'answer' ? 'answer' : who === null && kind === 'unknown' ? 'unknown' : 'statement',
        inReplyTo: null,
      }
    answered = true
    answerer = who
    return { role: 'answer', inReplyTo: question }
  })
}
