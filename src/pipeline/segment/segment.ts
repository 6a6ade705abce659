import type { Participant } from '../../schemas/document.ts'
import type { Parsed, Segmented, Turn } from '../types.ts'
import { assemble, type Stretch, spokenText } from './assemble.ts'
import { contextOf } from './context.ts'
import { genreOf } from './genre.ts'
import { notSpoken } from './leftout.ts'
import { toLines } from './lines.ts'
import { nameBook, resolveLabel, voiceName } from './names.ts'
import { namedParticipants } from './participants.ts'
import { toPassages } from './passages.ts'
import { assignRoles, type Speech } from './roles.ts'
import { turnTimes } from './times.ts'
import { findStarts } from './transcript.ts'

function speechKind({ start }: Stretch): Speech['kind'] {
  if (start.role !== null) return start.role
  const kind = start.label?.kind
  if (kind === undefined) return start.voice === null ? 'unknown' : 'named'
  return kind === 'name' || kind === 'role' ? 'named' : kind
}

const only = <T>(items: readonly T[]): T | null => (items.length === 1 ? items[0]! : null)

/** Speakers that labels name, added to those whom title, lead and byline name. */
function withSpeakers(participants: readonly Participant[], turns: readonly Turn[]): Participant[] {
  const all = new Map(participants.map((participant) => [participant.name, participant]))
  const counts = new Map<string, { asks: number; all: number }>()
  for (const { name, role } of turns) {
    if (name === null) continue
    const seen = counts.get(name) ?? { asks: 0, all: 0 }
    counts.set(name, { asks: seen.asks + (role === 'question' ? 1 : 0), all: seen.all + 1 })
  }
  const interview = turns.some(({ role }) => role === 'question')
  for (const [name, { asks, all: turnCount }] of counts) {
    if (all.has(name)) continue
    const role =
      asks * 2 > turnCount
        ? 'interviewer'
        : interview && turns.some((turn) => turn.name === name && turn.role === 'answer')
          ? 'interviewee'
          : 'speaker'
    all.set(name, { name, role, description: null })
  }
  return [...all.values()]
}

/**
 * Finds who speaks where: turns of a transcript with their speakers, roles and links, and passages of sentences. A report
 * has no turns. Time is linear in the text.
 */
export function segment(parsed: Parsed): Segmented {
  const context = contextOf(parsed)
  const lines = toLines(parsed)
  const { starts, crossheads } = findStarts(parsed, lines, context)
  const participants = starts.length > 0 || context.announced ? namedParticipants(context) : []
  const labels = starts.flatMap(({ label }) => label ?? [])
  const leftOut = notSpoken(parsed, lines, starts, [
    ...participants.map(({ name }) => name),
    ...labels.map(({ text }) => text),
  ])
  const stretches = assemble(
    parsed.text,
    lines,
    starts,
    (at, start) => crossheads.has(at) || leftOut(at, start),
  ).filter(({ spans }) => spans.length > 0)
  const book = nameBook(context.head, labels, participants)
  const named = only(participants.filter(({ role }) => role === 'interviewer'))?.name ?? null
  const byline = context.announced || starts.length > 0 ? only(parsed.metadata.authors) : null
  const interviewee = only(participants.filter(({ role }) => role === 'interviewee'))?.name ?? null
  // Who signs an interview and is not interviewed in it asked the questions.
  const interviewer = named ?? (byline === interviewee ? null : byline)
  const speeches = stretches.map((stretch): Speech => {
    const { label, voice } = stretch.start
    const name = label === null ? null : resolveLabel(label, book)
    return { who: name ?? label?.key ?? voice, kind: speechKind(stretch), text: spokenText(parsed.text, stretch.spans) }
  })
  const roles = assignRoles(speeches, new Set(interviewer === null ? [] : [interviewer]))
  const turns = stretches.map(({ start, spans }, index): Turn => {
    const { role, inReplyTo } = roles[index]!
    const { label, voice } = start
    const unlabelled = role === 'question' ? interviewer : role === 'answer' ? interviewee : null
    const generic = label === null || (label.kind !== 'name' && label.kind !== 'role')
    const line = lines[start.line]!
    return {
      label: label?.text ?? voice,
      labelSpan: label === null ? null : [line.span[0] + label.span[0], line.span[0] + label.span[1]],
      name:
        (label === null ? voiceName(voice, book) : resolveLabel(label, book)) ??
        (generic && voice === null && label?.kind !== 'anonymous' ? unlabelled : null),
      role,
      spans,
      inReplyTo,
      ...turnTimes(parsed.timings, spans, label?.time ?? null),
    }
  })
  return {
    genre: genreOf(parsed, turns),
    participants: withSpeakers(participants, turns),
    turns,
    passages: toPassages(parsed, turns, parsed.metadata.language),
  }
}
