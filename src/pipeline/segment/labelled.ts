import type { Context } from './context.ts'
import { isName, type Label, readLabel } from './label.ts'
import { isFormal, isTitled } from './label-form.ts'
import type { Line } from './lines.ts'
import { FULL_NAME } from './names.ts'
import { isAsking } from './questions.ts'
import { FIRST_PERSON, SECOND_PERSON } from './words.ts'

/** How much of each labelled speech is looked at, and how many different labels are looked up in the text. */
const SPEECH_CHARS = 700
const SPEECH_LINES = 6
const LOOKED_UP = 24
/** Points that make label-like beginnings speakers' labels, where the document is announced as a talk, and where not. */
const ENOUGH = 3
const ENOUGH_UNANNOUNCED = 4

const SENTENCE_END = /[\p{L}\p{N}][.!?…。！？؟।](?:["'»”’)\]\s]|$)/u

function speechOf(lines: readonly Line[], label: Label, next: Label | undefined): string {
  let speech = lines[label.line]!.text.slice(label.speechStart)
  const end = Math.min(next?.line ?? lines.length, label.line + SPEECH_LINES)
  for (let at = label.line + 1; at < end && speech.length < SPEECH_CHARS; at += 1) speech += `\n${lines[at]!.text}`
  return speech.slice(0, SPEECH_CHARS)
}

const isLetter = (label: Label): boolean => label.text.length === 1
/** As recognisers of speech call those whom they cannot name. */
const NUMBERED_VOICE = /^(?:speaker|sprecher(?:in)?|locuteur|hablante|спикер|konuşmacı) \d{1,2}$/u
const isWord = ({ kind }: Label): boolean => kind === 'question' || kind === 'interviewer'

/** True where the document speaks of somebody of that name outside the labels. */
function isKnown(label: Label, context: Context): boolean {
  const words = label.text.split(/\s+/u)
  const last = words.at(-1)!
  if (last.length < 3) return false
  if (words.length === 1) return context.names.has(last.toLocaleLowerCase('und'))
  const name = words.slice(-2).join(' ').toLocaleLowerCase('und')
  for (
    let at = context.lower.indexOf(name), seen = 0;
    at >= 0 && seen < 40;
    at = context.lower.indexOf(name, at + 1), seen += 1
  ) {
    const follows = context.lower.slice(at + name.length, at + name.length + 3)
    if (!/^[\s*_]*[:：(]/u.test(follows) && !/^[\s*_]*(?:\n|$)/u.test(follows)) return true
  }
  return false
}

const count = <T>(items: readonly T[], test: (item: T) => boolean): number =>
  items.reduce((sum, item) => sum + (test(item) ? 1 : 0), 0)

/** How often the next label is somebody else's. */
const changes = (labels: readonly Label[]): number =>
  labels.reduce((sum, { key }, index) => sum + (index > 0 && key !== labels[index - 1]!.key ? 1 : 0), 0)

type Speeches = { asking: number; personal: number; sentences: number }

function listen(labels: readonly Label[], lines: readonly Line[]): Speeches {
  const heard = { asking: 0, personal: 0, sentences: 0 }
  labels.forEach((label, index) => {
    const speech = speechOf(lines, label, labels[index + 1])
    if (isAsking(speech)) heard.asking += 1
    if (FIRST_PERSON.test(speech) || SECOND_PERSON.test(speech)) heard.personal += 1
    if (SENTENCE_END.test(speech)) heard.sentences += 1
  })
  return heard
}

/** Weighs whether these label-like beginnings are speakers' labels. */
function isDialogue(labels: readonly Label[], lines: readonly Line[], context: Context): boolean {
  if (labels.length < 2) return false
  const firsts = new Map<string, Label>()
  for (const label of labels) if (!firsts.has(label.key)) firsts.set(label.key, label)
  const distinct = [...firsts.values()]
  const repeats = labels.length - distinct.length
  const words = count(labels, (label) => (isWord(label) && !isLetter(label)) || NUMBERED_VOICE.test(label.key))
  const questions = count(labels, ({ kind }) => kind === 'question')
  const answers = count(labels, ({ kind }) => kind === 'answer')
  // A single question and its answer are a reader's letter unless the page announces a talk.
  const enough = context.announced ? words > 0 || questions + answers >= 3 : questions + answers >= 3
  const paired = questions > 0 && answers > 0 && enough
  if (distinct.length < 2 && words < 2) return false
  if (labels.every(isLetter) && !paired) return false
  const known = distinct.slice(0, LOOKED_UP).some((label) => isName(label) && isKnown(label, context))
  const timed = count(labels, ({ time }) => time !== null) * 2 >= labels.length
  // "President of Finland Sauli Niinistö" at first, "Sauli Niinistö" from then on: nothing but speakers is printed so.
  const introduced = distinct.some(({ key }) => {
    const parts = key.split(' ')
    return parts.length > 2 && firsts.has(parts.slice(-2).join(' '))
  })
  const formal = distinct.length > 1 && count(distinct, isFormal) * 2 >= distinct.length
  const { asking, personal, sentences } = listen(labels, lines)
  const isStyled = distinct.every(({ style, line }) => style !== 'plain' || lines[line]!.kind === 'heading')
  // Two who take turns, one of them asking, need no introduction.
  const exchanged =
    distinct.length === 2 &&
    repeats >= 4 &&
    changes(labels) === labels.length - 1 &&
    isStyled &&
    asking * 4 >= labels.length
  const told =
    context.announced || context.recorded || known || introduced || timed || paired || formal || words >= 2 || exchanged
  if (!told) return false
  // Labels that don't recur are speakers' only where a colon follows each and the document knows one of them.
  const isPlain = labels.every(({ separator }) => separator === 'colon')
  if (repeats === 0 && !paired && !(context.announced && isPlain && (known || words > 0))) return false
  if (words === 0 && !paired && changes(labels) * 10 < (labels.length - 1) * 4) return false
  const unmarked = count(labels, ({ separator, time }) => separator === 'none' && time === null) * 2 > labels.length
  if (unmarked && !paired && !((known || formal) && personal * 2 >= labels.length)) return false
  if (sentences * 2 < labels.length && !context.recorded) return false
  // Whoever talks says "I" or "you" now and then; teasers, prices and cast lists do not.
  if (
    !paired &&
    personal * 4 < labels.length &&
    !context.recorded &&
    /[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(distinct[0]!.text)
  )
    return false
  const alternates = changes(labels) * 10 >= (labels.length - 1) * 9
  const points =
    (paired ? 3 : words > 0 ? 2 : 0) +
    (timed ? 2 : 0) +
    (context.recorded ? 1 : 0) +
    (context.announced ? 1 : 0) +
    (known ? 1 : 0) +
    (introduced ? 2 : 0) +
    (formal ? 2 : 0) +
    (asking * 10 >= labels.length ? 1 : 0) +
    (personal * 2 >= labels.length ? 1 : 0) +
    (repeats >= 2 && labels.length * 2 >= distinct.length * 3 ? 1 : 0) +
    (labels.length >= 4 && alternates && isStyled ? 1 : 0)
  return (
    points >=
    (context.announced || timed || paired || formal || words > 0 || context.recorded ? ENOUGH : ENOUGH_UNANNOUNCED) +
      (unmarked ? 1 : 0)
  )
}

const DECLARED = new RegExp(
  `^[^\\p{L}\\p{N}]*${FULL_NAME}(?:,\\s\\p{Lu}[^.!?]{1,80})?\\s*(?:\\([^()]{1,20}\\))?[.,;]?\\s*$`,
  'u',
)
/** "Interviewer: Ada Obi (AO)" says who takes part, before anybody speaks. */
const isDeclaration = ({ kind, speechStart }: Label, { text }: Line): boolean =>
  (kind === 'interviewer' || kind === 'interviewee' || kind === 'moderator') && DECLARED.test(text.slice(speechStart))

/** A one-off counts where it looks like a name or a speaker's role by itself. */
function isWellFormed(label: Label, times: number, context: Context): boolean {
  if (times > 1) return true
  if (label.kind !== 'name') return !isLetter(label)
  if (isFormal(label)) return true
  return label.separator === 'colon' && (label.text.includes(' ') || label.time !== null || isKnown(label, context))
}

const MOSTLY = 0.8

/** Whether a page prints nothing but these labels so: "Ada Obi" in a box of its own over what she says. */
function isLabelsPrint(lines: readonly Line[], print: string | null, labels: readonly Label[]): boolean {
  if (print === null) return false
  const printed = lines.filter((line) => line.print === print).length
  return labels.length >= FEWEST_ALIKE && labels.length >= printed * MOSTLY
}

/** "Chief Executive", printed below "Ada Obi" and unlike it, is no label of its own. */
function isOfficeBelow(label: Label, above: Label | undefined, lines: readonly Line[]): boolean {
  if (above === undefined || above.line !== label.line - 1) return false
  const isAlone = ({ line, speechStart }: Label) => speechStart >= lines[line]!.text.length
  return isAlone(above) && isAlone(label) && lines[above.line]!.print !== lines[label.line]!.print
}

/** Fewest labels whose print tells of others. */
const FEWEST_ALIKE = 3

const printOf = ({ style, separator, line, speechStart }: Label, lines: readonly Line[]): string => {
  const { kind, path, text } = lines[line]!
  const place = path?.replace(/\[\d+\]/gu, '') ?? ''
  return [style, separator, kind, place, speechStart < text.length].join(' ')
}

/** Whether a label is printed as most of the accepted ones are. */
function printedLike(accepted: readonly Label[], lines: readonly Line[]): (label: Label) => boolean {
  const times = new Map<string, number>()
  for (const label of accepted) times.set(printOf(label, lines), (times.get(printOf(label, lines)) ?? 0) + 1)
  return (label) => {
    const alike = times.get(printOf(label, lines)) ?? 0
    return alike >= FEWEST_ALIKE && alike * 4 >= accepted.length
  }
}

/** Whoever says but one thing, among labels printed alike: with two names, an office, or known to the document. */
const isSomebody = (label: Label, context: Context): boolean =>
  isFormal(label) ||
  isKnown(label, context) ||
  (label.separator === 'colon' && label.style !== 'plain' && label.text.includes(' '))

/**
 * The speakers' labels among the label-like beginnings of lines: none in a report. Labels printed in one way (bold,
 * italic, capitals, plain, as headings) are weighed together; labels that recur are weighed once more whatever their
 * print.
 */
export function findLabels(lines: readonly Line[], context: Context): Label[] {
  const candidates = lines.flatMap((line, index) => {
    const label = line.kind === 'caption' ? null : readLabel(line, index)
    return label === null || isDeclaration(label, line) ? [] : [label]
  })
  const times = new Map<string, number>()
  for (const { key } of candidates) times.set(key, (times.get(key) ?? 0) + 1)
  const isHeading = ({ line }: Label) => lines[line]!.kind === 'heading'
  const isBare = ({ style, separator, line }: Label) =>
    style === 'plain' && separator === 'none' && lines[line]!.kind === 'paragraph'
  const plausible = candidates.filter((label) => isWellFormed(label, times.get(label.key)!, context))
  const running = plausible.filter((label) => !isHeading(label) || !isName(label))
  const bare = Map.groupBy(candidates.filter(isBare), ({ line }) => lines[line]!.print)
  const buckets: Label[][] = [
    ...(['bold', 'italic', 'caps', 'plain'] as const).map((print) =>
      running.filter((label) => label.style === print && !(isBare(label) && !isFormal(label))),
    ),
    plausible.filter((label) => isHeading(label) && times.get(label.key)! > 1),
    running.filter(({ key }) => times.get(key)! > 1),
    ...[...bare].flatMap(([print, labels]) => (isLabelsPrint(lines, print, labels) ? [labels] : [])),
  ]
  const accepted = new Map<number, Label>()
  for (const labels of buckets) {
    if (isDialogue(labels, lines, context)) for (const label of labels) accepted.set(label.line, label)
  }
  if (accepted.size === 0) return []
  const keys = new Set([...accepted.values()].map(({ key }) => key))
  const kinds = new Set([...accepted.values()].map(({ kind }) => kind))
  const isAlike = printedLike([...accepted.values()], lines)
  for (const label of candidates) {
    // "Question." the first time and "Q." from then on.
    const isShortened = isLetter(label) && kinds.has('question') && kinds.has('answer') && label.separator !== 'none'
    const isParted = label.separator === 'colon' || (label.kind === 'moderator' && label.separator === 'stop')
    const generic = !isName(label) && (isLetter(label) ? isShortened : isParted)
    const isOneOff = isName(label) && isAlike(label) && isSomebody(label, context)
    // "MR. BRANDT: Objection" between the letters of questions and answers.
    const isInterjected =
      (isTitled(label) && label.separator === 'colon') || (isFormal(label) && label.separator === 'stop')
    if (keys.has(label.key) || generic || isOneOff || isInterjected) accepted.set(label.line, label)
  }
  const found = [...accepted.values()].sort((a, b) => a.line - b.line)
  return found.filter((label, at) => !isOfficeBelow(label, found[at - 1], lines))
}
