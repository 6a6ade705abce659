import type { Participant } from '../../schemas/document.ts'
import type { Parsed, Segmented, Turn } from '../types.ts'
import { addressedName } from './addressed.ts'
import { assemble, type Stretch, spokenText } from './assemble.ts'
import { contextOf } from './context.ts'
import { genreOf } from './genre.ts'
import { introducedName } from './introduced.ts'
import { descriptionIn } from './label-form.ts'
import { leadOf } from './lead.ts'
import { notSpoken } from './leftout.ts'
import { toLines } from './lines.ts'
import { marginLines } from './margin.ts'
import { nameBook } from './name-book.ts'
import { outletTest } from './outlet.ts'
import { namedParticipants } from './participants.ts'
import { toPassages } from './passages.ts'
import { assignRoles } from './roles.ts'
import { selfIntroductions, selfNamed } from './self-introductions.ts'
import { knownSpeakers, labelledNames, speakerNames } from './speakers.ts'
import type { Speech } from './speech.ts'
import { findTalk } from './talk.ts'
import { endOfTalk } from './talk-end.ts'
import { turnTimes } from './times.ts'
import { titledName } from './titled.ts'
import { findStarts } from './transcript.ts'
import { askersAsInterviewers } from './who-asks.ts'

function speechKind({ start }: Pick<Stretch, 'start'>): Speech['kind'] {
  if (start.role !== null) return start.role
  const kind = start.label?.kind
  if (kind === undefined) return start.voice === null ? 'unknown' : 'named'
  return kind === 'name' || kind === 'role' ? 'named' : kind
}

/** Whoever is called by what he or she does here: "Question", "Audience member". */
const isNameless = ({ start: { label } }: Stretch): boolean => label?.kind === 'question' || label?.kind === 'anonymous'

/** Speakers that labels name, added to those whom title, lead and byline name. */
function withSpeakers(
  participants: readonly Participant[],
  turns: readonly Turn[],
  isOutlet: (name: string) => boolean,
): Participant[] {
  const all = new Map(participants.map((participant) => [participant.name, participant]))
  const counts = new Map<string, { asks: number; all: number }>()
  for (const { name, role } of turns) {
    if (name === null || isOutlet(name)) continue
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

/** With what the labels say of them: the first that says something. */
function described(
  participants: readonly Participant[],
  stretches: readonly Stretch[],
  turns: readonly Turn[],
): Participant[] {
  const found = new Map<string, string>()
  stretches.forEach(({ start: { label } }, index) => {
    const name = turns[index]!.name
    if (label === null || name === null || found.has(name)) return
    const description = descriptionIn(label, name)
    if (description !== null) found.set(name, description)
  })
  return participants.map((one) => ({ ...one, description: one.description ?? found.get(one.name) ?? null }))
}

/** Whom a lead introduces, unless labels name others and not this one. */
const amongLabelled = (name: string | null, labelled: readonly (string | null)[]): string | null =>
  labelled.includes(name) || labelled.every((other) => other === null) ? name : null

/**
 * Finds who speaks where: turns of a transcript with their speakers, roles and links, and passages of sentences. A report
 * has no turns. Time is linear in the text.
 */
export function segment(parsed: Parsed): Segmented {
  const context = contextOf(parsed)
  const lines = toLines(parsed)
  const margin = marginLines(lines)
  const { starts: found, crossheads } = findStarts(parsed, lines, context, margin)
  const end = endOfTalk(lines, found)
  const starts = found.filter(({ line }) => line < end)
  const isOutlet = outletTest(parsed.metadata)
  const introduced = starts.length > 0 || context.announced ? namedParticipants(context, isOutlet) : []
  const labels = starts.flatMap(({ label }) => label ?? [])
  const leftOut = notSpoken(parsed, lines, starts, [
    ...introduced.map(({ name }) => name),
    ...labels.map(({ text }) => text),
  ])
  const stretches = assemble(
    parsed.text,
    lines,
    starts,
    end,
    (at, start) => crossheads.has(at) || margin.has(at) || leftOut(at, start),
  ).filter(({ spans }) => spans.length > 0)
  const book = nameBook(`${context.head}\n${context.credits}`, labels, introduced)
  const texts = stretches.map(({ spans }) => spokenText(parsed.text, spans))
  const keys = stretches.map(({ start: { label, voice } }) => label?.key ?? voice)
  const introductions = selfIntroductions(keys.map((key, index) => ({ key, text: texts[index]! })))
  const labelled = labelledNames(stretches, book).map(
    (name, index) =>
      name ?? introductions.get(keys[index] ?? '') ?? (isNameless(stretches[index]!) ? selfNamed(texts[index]!) : null),
  )
  const said = texts.map((text, index) => ({ who: labelled[index]!, text }))
  const participants = askersAsInterviewers(introduced, said)
  const asked = stretches.flatMap((stretch, index) => (speechKind(stretch) === 'question' ? [texts[index]!] : []))
  const isOther = (name: string) =>
    isOutlet(name) ||
    parsed.metadata.authors.includes(name) ||
    participants.some((one) => one.name === name && one.role === 'interviewer')
  const lead = leadOf(parsed, lines, starts)
  const spokenTo =
    addressedName(asked, context.all) ??
    titledName(context.title, lead, asked, isOther) ??
    amongLabelled(introducedName(lead, asked, isOther), labelled)
  const known = knownSpeakers(participants, spokenTo, parsed, isOutlet)
  const speeches = stretches.map((stretch, index): Speech => {
    const isIntroduced = introductions.has(keys[index] ?? '')
    return {
      who: labelled[index] ?? keys[index]!,
      kind: isIntroduced ? 'named' : speechKind(stretch),
      text: texts[index]!,
    }
  })
  const roles = assignRoles(speeches, new Set(known.interviewers))
  const names = speakerNames(stretches, labelled, roles, known, isOutlet)
  const turns = stretches.map(({ start, spans }, index): Turn => {
    const { label, voice } = start
    const line = lines[start.line]!
    return {
      label: label?.text ?? voice,
      labelSpan: label === null ? null : [line.span[0] + label.span[0], line.span[0] + label.span[1]],
      name: names[index]!,
      ...roles[index]!,
      spans,
      ...turnTimes(parsed.timings, spans, label?.time ?? null),
    }
  })
  const everybody = described(withSpeakers(participants, turns, isOutlet), stretches, turns)
  return {
    genre: genreOf(parsed, turns),
    participants: everybody,
    ...findTalk(parsed, turns, everybody, isOutlet),
    turns,
    passages: toPassages(parsed, turns, parsed.metadata.language),
  }
}
