import { isAsking } from './asking.ts'
import type { Context } from './context.ts'
import { isName, type Label } from './label.ts'
import { isFormal } from './label-form.ts'
import { UNCASED } from './label-kind.ts'
import type { Line } from './lines.ts'
import { hasInitials, isInitials, lettersIn } from './names.ts'
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

/** "Q", "A": a label of one letter. */
export const isLetter = (label: Label): boolean => label.text.length === 1
/** As recognisers of speech call those whom they cannot name. */
const NUMBERED_VOICE = /^(?:speaker|sprecher(?:in)?|locuteur|hablante|спикер|konuşmacı) \d{1,2}$/u
const isWord = ({ kind }: Label): boolean => kind === 'question' || kind === 'interviewer'

/** Longest name in a script without capitals. */
const UNCASED_NAME_CHARS = 5

/** True where the document speaks of somebody of that name, or of these initials, outside the labels. */
export function isKnown(label: Label, context: Context): boolean {
  const words = label.text.split(/\s+/u)
  const last = words.at(-1)!
  if (isInitials(label.text)) return hasInitials(context.head, lettersIn(label.text))
  if (UNCASED.test(label.text)) return label.text.length <= UNCASED_NAME_CHARS && context.head.includes(label.text)
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
export function isDialogue(labels: readonly Label[], lines: readonly Line[], context: Context): boolean {
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
