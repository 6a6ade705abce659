import type { Context } from './context.ts'
import { type Label, readLabel } from './label.ts'
import type { Line } from './lines.ts'
import { isAsking } from './questions.ts'
import { FIRST_PERSON, SECOND_PERSON } from './words.ts'

/** How much of each labelled speech is looked at, and how many different labels are looked up in the text. */
const SPEECH_CHARS = 700
const LOOKED_UP = 24
/** Points that make a document's label-like beginnings speakers' labels. */
const ENOUGH = 3

type Bucket = { labels: Label[]; headings: boolean }

function speechOf(lines: readonly Line[], label: Label, next: Label | undefined): string {
  let speech = lines[label.line]!.text.slice(label.speechStart)
  const end = Math.min(next?.line ?? lines.length, label.line + 6)
  for (let at = label.line + 1; at < end && speech.length < SPEECH_CHARS; at += 1) speech += ` ${lines[at]!.text}`
  return speech.slice(0, SPEECH_CHARS)
}

const isLetter = (label: Label): boolean => label.text.length === 1

/** True where the document speaks of somebody of that name outside the labels. */
function isKnown(label: Label, context: Context): boolean {
  const words = label.text.split(/\s+/u)
  const last = words.at(-1)!
  if (last.length < 3) return false
  const wanted = label.style === 'caps' ? context.head.toLocaleLowerCase('und') : context.head
  if (wanted.includes(label.style === 'caps' ? last.toLocaleLowerCase('und') : last)) return true
  if (words.length < 2) return false
  const name = words.slice(-2).join(' ')
  const first = context.text.indexOf(name)
  for (let at = first, seen = 0; at >= 0 && seen < 40; at = context.text.indexOf(name, at + 1), seen += 1) {
    const follows = context.text.slice(at + name.length, at + name.length + 2)
    if (!/^\s?[:：(]/u.test(follows) && context.text[at - 1] !== '\n') return true
  }
  return false
}

const count = <T>(items: readonly T[], test: (item: T) => boolean): number =>
  items.reduce((sum, item) => sum + (test(item) ? 1 : 0), 0)

/** Weighs whether these label-like beginnings are speakers' labels. */
function isDialogue({ labels, headings }: Bucket, lines: readonly Line[], context: Context): boolean {
  if (labels.length < 2) return false
  const keys = new Map<string, Label>()
  for (const label of labels) if (!keys.has(label.key)) keys.set(label.key, label)
  const repeats = labels.length - keys.size
  const questions = count(labels, ({ kind }) => kind === 'question')
  const answers = count(labels, ({ kind }) => kind === 'answer')
  const words = count(
    labels,
    (label) => (label.kind === 'question' || label.kind === 'interviewer') && !isLetter(label),
  )
  const paired = questions > 0 && answers > 0 && (words > 0 || questions + answers >= 3)
  const known = [...keys.values()]
    .slice(0, LOOKED_UP)
    .some((label) => (label.kind === 'name' || label.kind === 'role') && isKnown(label, context))
  const timed = count(labels, ({ time }) => time !== null) * 2 >= labels.length
  if (!known && !paired && words === 0 && !context.announced && !timed && !context.recorded) return false
  if (labels.every((label) => isLetter(label)) && !paired) return false
  if (repeats === 0 && !paired && !(context.announced && (known || words > 0))) return false
  if (headings && repeats < 2) return false
  let asks = 0
  let personal = 0
  let empty = 0
  labels.forEach((label, index) => {
    const speech = speechOf(lines, label, labels[index + 1])
    if (isAsking(speech)) asks += 1
    if (FIRST_PERSON.test(speech) || SECOND_PERSON.test(speech)) personal += 1
    if (!/\p{L}/u.test(speech)) empty += 1
  })
  if (empty * 2 > labels.length) return false
  const points =
    (paired ? 3 : words > 0 ? 2 : 0) +
    (timed ? 2 : 0) +
    (context.recorded ? 1 : 0) +
    (context.announced ? 1 : 0) +
    (known ? 1 : 0) +
    (asks * 10 >= labels.length ? 1 : 0) +
    (personal * 2 >= labels.length ? 1 : 0) +
    (repeats >= 2 && labels.length * 2 >= keys.size * 3 ? 1 : 0)
  return points >= ENOUGH
}

/** A one-off counts where it looks like a name or a speaker's role by itself. */
function isWellFormed(label: Label, times: number, context: Context): boolean {
  if (times > 1 || label.kind !== 'name') return !isLetter(label) || times > 1
  return label.separator === 'colon' && (label.text.includes(' ') || label.time !== null || isKnown(label, context))
}

/**
 * The speakers' labels among the label-like beginnings of lines: none in a report. Labels printed in one way (bold,
 * italic, capitals, plain) are weighed together; labels that recur are weighed once more whatever their print.
 */
export function findLabels(lines: readonly Line[], context: Context): Label[] {
  const candidates = lines.flatMap((line, index) => readLabel(line, index) ?? [])
  const times = new Map<string, number>()
  for (const { key } of candidates) times.set(key, (times.get(key) ?? 0) + 1)
  const isHeading = (label: Label) => lines[label.line]!.kind === 'heading'
  const buckets: Bucket[] = [
    ...(['bold', 'italic', 'caps', 'plain'] as const).map((style) => ({
      labels: candidates.filter((label) => label.style === style && !isHeading(label)),
      headings: false,
    })),
    { labels: candidates.filter(isHeading), headings: true },
    { labels: candidates.filter((label) => !isHeading(label) && times.get(label.key)! > 1), headings: false },
  ]
  const accepted = new Map<number, Label>()
  for (const bucket of buckets) {
    const labels = bucket.labels.filter(
      (label) =>
        label.style !== 'plain' || label.separator !== 'colon' || isWellFormed(label, times.get(label.key)!, context),
    )
    if (!isDialogue({ ...bucket, labels }, lines, context)) continue
    for (const label of labels) if (isWellFormed(label, times.get(label.key)!, context)) accepted.set(label.line, label)
  }
  if (accepted.size === 0) return []
  const keys = new Set([...accepted.values()].map(({ key }) => key))
  for (const label of candidates) {
    if (isHeading(label) && !accepted.has(label.line)) continue
    const generic = label.kind !== 'name' && label.kind !== 'role' && !isLetter(label) && label.separator === 'colon'
    if (keys.has(label.key) || generic) accepted.set(label.line, label)
  }
  return [...accepted.values()].sort((a, b) => a.line - b.line)
}

/** Labels on the first question and the first answer only: "SRF News: …", "Thomas Jäger: …". */
export function firstLabels(lines: readonly Line[], question: number, limit: number): Label[] {
  const found: Label[] = []
  for (let at = question; at < Math.min(limit, question + 12) && found.length < 2; at += 1) {
    const label = readLabel(lines[at]!, at)
    if (label !== null && label.separator === 'colon' && label.kind !== 'role') found.push(label)
  }
  return found
}
