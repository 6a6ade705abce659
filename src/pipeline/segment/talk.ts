import type { Origin, Participant, Talk } from '../../schemas/document.ts'
import type { Parsed, Turn } from '../types.ts'
import { heldOn, labelledDay } from './talk-date.ts'
import { askingOutlets, employersIn, outletsIn } from './talk-outlets.ts'
import { heldAt, placeLine } from './talk-place.ts'

export type FoundTalk = { talk: Talk; origins: Record<string, Origin> }

/** Words for a talk with questions and answers. */
const TALK =
  /(?<!\p{L})(?:interview\p{L}*|q\s?&\s?a|conversation|questions?|(?:press|news) conference|briefing|\p{L}*gespräch\p{L}*|pressekonferenz|entretien|conférence de presse|propos|entrevista\p{L}*|rueda de prensa|intervista\p{L}*|colloquio|conferenza stampa|coletiva|wywiad\p{L}*|rozmow\p{L}*|röportaj\p{L}*|söyleşi\p{L}*|mülakat\p{L}*|müsahibə\p{L}*|konuştu|brifinq|интервью|бесед\p{L}*|пресс-конференци\p{L}*|інтерв['’]ю|розмов\p{L}*|συνέντευξη\p{L}*)(?!\p{L})|采访|专访|採訪|專訪/iu

/** Not after a number: "am 28. Januar". */
const SENTENCE_END = /(?<=\p{L}{2}[.!?…]["”»)]?)\s+(?=[\p{Lu}"“„«])/u

const LEAD_BLOCKS = 8
/** A report tells of its interview at the beginning; further down others are quoted. */
const LEAD_BLOCKS_OF_REPORT = 3
const LONGEST = 800
const CLOSING_CHARS = 800

type Statement = { text: string; origin: Origin }

/**
 * For whom, when and where the talk was held that a document prints or reports, as title, lead, byline, labels and
 * closing lines say it. What they don't say stays open.
 */
export function findTalk(
  parsed: Parsed,
  turns: readonly Turn[],
  participants: readonly Participant[],
  isOutlet: (name: string) => boolean,
): FoundTalk {
  const { language, datePublished, origins: known } = parsed.metadata
  const lines = surroundings(parsed, turns)
  const title: Statement[] =
    parsed.metadata.title === null ? [] : [{ text: parsed.metadata.title, origin: known.title ?? 'text' }]
  const statements = [...title, ...lines.map((text): Statement => ({ text, origin: 'text' }))]
  const sentences = statements.flatMap(({ text, origin }) =>
    text
      .split(SENTENCE_END)
      .map((sentence) => ({ text: sentence, origin }))
      .filter((sentence) => TALK.test(sentence.text) || (sentence.text === parsed.metadata.title && turns.length > 0)),
  )
  const origins: Record<string, Origin> = {}
  const take = <T>(name: keyof Talk, found: (statement: Statement) => T | null, from: Statement[]): T | null => {
    for (const statement of from) {
      const value = found(statement)
      if (value === null) continue
      origins[`talk.${name}`] = statement.origin
      return value
    }
    return null
  }
  const date =
    take('date', ({ text }) => labelledDay(text, language, datePublished), statements) ??
    take('date', ({ text }) => heldOn(text, language, datePublished), sentences)
  const place =
    take('place', ({ text }) => heldAt(text), sentences) ??
    take('place', () => (turns.length > 0 ? placeLine(lines) : null), [{ text: '', origin: 'text' }])
  const outlets: string[] = []
  const add = (names: string[], origin: Origin) => {
    for (const name of names) {
      if (outlets.some((other) => other.includes(name))) continue
      origins['talk.outlets'] ??= origin
      outlets.push(name)
    }
  }
  for (const { text, origin } of sentences) add(outletsIn(text, isOutlet, participants), origin)
  for (const { text, origin } of statements) add(employersIn(text, participants), origin)
  if (outlets.length === 0) add(askingOutlets(turns, isOutlet), 'text')
  return { talk: { outlets, date, place }, origins }
}

/** The lines around a talk: subtitle, credits, the blocks before the first turn and what follows the last one. */
function surroundings({ text, blocks, credits = [], metadata }: Parsed, turns: readonly Turn[]): string[] {
  const first = turns[0]?.labelSpan?.[0] ?? turns[0]?.spans[0]?.[0]
  const last = turns.at(-1)?.spans.at(-1)?.[1]
  const lead = (
    first === undefined
      ? blocks.slice(0, LEAD_BLOCKS_OF_REPORT)
      : blocks.filter(({ span }) => span[1] <= first).slice(0, LEAD_BLOCKS)
  ).map(({ span }) => text.slice(...span))
  const closing = last === undefined ? '' : text.slice(last, last + CLOSING_CHARS)
  return [metadata.subtitle ?? '', ...credits, ...lead, ...closing.split('\n')].flatMap((line) => {
    const folded = line.slice(0, LONGEST).replace(/\s+/gu, ' ').trim()
    return folded === '' ? [] : [folded]
  })
}
