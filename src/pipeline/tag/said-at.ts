import { timestamp } from '../../schemas/common.ts'
import type { SaidAt } from '../../schemas/statement.ts'
import { overlapAny } from '../spans.ts'
import type { Attributed, Attribution, Parsed, ParsedBlock, Segmented } from '../types.ts'
import { within } from './annotate.ts'
import type { FoundDate } from './found-date.ts'

const DAY_MS = 86_400_000
/** A lead is the first paragraphs of a report; a date further down belongs to what is told there. */
const LEAD_BLOCKS = 3

type Day = Pick<SaidAt, 'value' | 'precision'>

const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10)

/**
 * The day that a date stands for when it tells when something was said, which lies in the past: of a day of the week the
 * last one, of a day without a year the last one. Null where nothing tells the year, or the day lies after `now` or
 * after `reference`: nobody reports what was said the day after.
 */
export function lastBefore(date: FoundDate, reference: string | null, now: string): Day | null {
  const { precision } = date
  let value = date.value.split('/')[0]!
  if (date.weekday !== null) {
    if (reference === null) return null
    const from = Date.parse(`${reference}T12:00:00Z`)
    const weekday = new Date(from).getUTCDay() || 7
    value = dayOf(from - ((weekday - date.weekday + 7) % 7) * DAY_MS)
  } else if (!date.yearKnown) {
    if (reference === null) return null
    if (value > reference.slice(0, value.length)) value = `${Number(value.slice(0, 4)) - 1}${value.slice(4)}`
  }
  const latest = reference !== null && reference < now ? reference : now
  return value <= latest.slice(0, value.length) ? { value, precision } : null
}

/** The document's date with the precision it is given in; null where it lies after `now`, which is an error of the page's. */
function ofDocument(datePublished: string | null, now: string): SaidAt | null {
  if (datePublished === null || !(Date.parse(datePublished) <= Date.parse(now))) return null
  const precision = datePublished.length <= 10 ? 'day' : /T\d\d:\d\d:\d\d/.test(datePublished) ? 'second' : 'minute'
  return { value: datePublished, precision, basis: 'document' }
}

/** The day of the interview, or of the events where the first paragraphs name one to the day outside of what is said. */
export function findLeadDate(
  parsed: Parsed,
  segmented: Segmented,
  { attributions }: Attributed,
  dates: readonly FoundDate[],
  reference: string | null,
  now: string,
): Day | null {
  const { date } = segmented.talk
  if (date !== null && date <= now.slice(0, date.length)) return { value: date, precision: 'day' }
  const firstTurn = segmented.turns[0]?.spans[0]?.[0] ?? parsed.text.length
  // "She answered our questions on Monday" tells when.
  const told = attributions.flatMap(({ cue, content }) => (cue?.act === 'answer' ? [] : content))
  const lead = parsed.blocks
    .filter(({ kind, span }) => kind === 'paragraph' && span[0] < firstTurn)
    .slice(0, LEAD_BLOCKS)
  const days = lead
    .flatMap(({ span }) => [...within(dates, span)])
    .filter((date) => !overlapAny([date.span], told))
    .flatMap((date) => (date.precision === 'day' ? (lastBefore(date, reference, now) ?? []) : []))
  // A line that repeats the page's own date says when it was published, another day when it was said.
  return days.find(({ value }) => value !== reference) ?? days[0] ?? null
}

/** The time of the live blog's entry that a place in the text belongs to; null where its page gives only the hour. */
export function entryAt(blocks: readonly ParsedBlock[], place: number): string | null {
  const entry = blocks.findLast(({ span, at }) => span[0] <= place && at !== undefined)
  return timestamp.safeParse(entry?.at).data ?? null
}

type Times = {
  reference: string | null
  published: string | null
  /** Of the live blog's entry. */
  entry: string | null
  lead: Day | null
  now: string
}

/**
 * When it was said: by the date in the statement's own sentence outside of what was said ("On Tuesday she said …"), else
 * by the live blog's entry, the lead's or the document's.
 */
export function findSaidAt(
  { content, context }: Attribution,
  dates: readonly FoundDate[],
  times: Times,
): SaidAt | null {
  for (const date of within(dates, context)) {
    if (overlapAny([date.span], content) || date.precision !== 'day') continue
    const day = lastBefore(date, times.reference, times.now)
    if (day !== null) return { ...day, basis: 'statement' }
  }
  if (times.entry !== null && Date.parse(times.entry) <= Date.parse(times.now))
    return { value: times.entry, precision: 'minute', basis: 'entry' }
  return times.lead !== null ? { ...times.lead, basis: 'lead' } : ofDocument(times.published, times.now)
}
