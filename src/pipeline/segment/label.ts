import type { Line, Style } from './lines.ts'
import { isStyled } from './lines.ts'
import {
  ANONYMOUS_LABELS,
  ANSWER_LABELS,
  INTERPRETER_LABELS,
  INTERVIEWEE_LABELS,
  INTERVIEWER_LABELS,
  MODERATOR_LABELS,
  NO_LABELS,
  QUESTION_LABELS,
  SAYING,
} from './words.ts'

export type LabelKind =
  | 'question'
  | 'answer'
  | 'interviewer'
  | 'interviewee'
  | 'moderator'
  | 'anonymous'
  | 'interpreter'
  /** One or more capitalised words: a name, an outlet, or something else that a colon follows. */
  | 'name'
  /** A longer phrase that ends like a name: "Deputy Prime Minister Olga Golodets". */
  | 'role'

export type LabelStyle = Style | 'caps' | 'plain'

/** What may be a speaker's label at the start of a line. Whether it is one, the whole document decides. */
export type Label = {
  line: number
  /** As printed, without colon, time stamp and remarks in brackets. */
  text: string
  /** For comparing: lower case, white space folded. */
  key: string
  kind: LabelKind
  style: LabelStyle
  /** Start and end in the line. */
  span: [number, number]
  /** Where in the line the speech begins. */
  speechStart: number
  /** What parts it from the speech. */
  separator: 'colon' | 'stop' | 'dash' | 'gap' | 'none'
  /** Seconds from the start of the recording. */
  time: number | null
}

/** Longest label that counts: an official's full title in bold or capitals, and a name in plain letters. */
const STYLED_LABEL_CHARS = 180
const PLAIN_LABEL_CHARS = 80
const PLAIN_LABEL_WORDS = 8

const OPENING = /^[\s*_>#"“„«\u200b\u00a0]*(?:(?:>>+|[-–—•])\s*)?[*_]*/u
const TIME = /(?:(\d{1,2}):)?(\d{1,2}):(\d{2})(?:[.,]\d{1,3})?/u
const BRACKETED_TIME = new RegExp(`^\\s*[[(]\\s*${TIME.source}\\s*(?:[-–]\\s*${TIME.source}\\s*)?[\\])]\\s*`, 'u')
const LEADING_TIME = new RegExp(`^\\s*${TIME.source}\\s+(?:[-–|]\\s*)?(?=\\S)`, 'u')
const TRAILING_TIME = new RegExp(`^[\\s*_]*(?:[-–—|]\\s*)?[[(]?\\s*${TIME.source}\\s*[\\])]?[\\s*_]*:?[\\s*_]*`, 'u')
const PARTICLES =
  /^(?:de|del|della|der|den|dos|das|da|di|do|du|van|von|vom|zu|zum|zur|ten|ter|af|av|al|el|ibn|bin|ben|bint|la|le|les|y|e|i|of|and|the|oğlu|qızı|oglu|kyzy|und|et|и|&|d['’]|l['’])$/u
const HONORIFIC =
  /^(?:mr|mrs|ms|miss|dr|prof|sir|sen|rep|gov|gen|col|lt|sgt|m|mm|mme|mlle|herr|frau|sr|sra|sig|pan|pani|г-н|г-жа)\.?$/iu
const UNCASED = /^\p{Lo}/u

export function seconds(match: RegExpExecArray): number {
  return Number(match[1] ?? 0) * 3600 + Number(match[2]) * 60 + Number(match[3])
}

/** True for a label that names somebody, false for a generic one. */
export const isName = ({ kind }: Label): boolean => kind === 'name' || kind === 'role'

export const labelKey = (text: string): string =>
  text
    .toLocaleLowerCase('und')
    .replace(/[\s\u00a0_]+/gu, ' ')
    .trim()

/** "Question 3", "Speaker 2", "Q1" without their number. */
const numberless = (key: string): string => key.replace(/[\s#№.]*\d{1,3}$/u, '')

const GENERIC: readonly [LabelKind, ReadonlySet<string>][] = [
  ['question', QUESTION_LABELS],
  ['answer', ANSWER_LABELS],
  ['interviewer', INTERVIEWER_LABELS],
  ['moderator', MODERATOR_LABELS],
  ['interviewee', INTERVIEWEE_LABELS],
  ['anonymous', ANONYMOUS_LABELS],
  ['interpreter', INTERPRETER_LABELS],
]

function genericKind(key: string): LabelKind | null {
  const bare = numberless(key).replace(/\.$/u, '')
  for (const [kind, words] of GENERIC) if (words.has(bare)) return kind
  if (/^(?:question|вопрос|frage|pregunta) (?:from|by|to|von|от|из|de) /u.test(key)) return 'question'
  if (/^unidentified /u.test(key)) return 'anonymous'
  return null
}

const isCapitalised = (word: string): boolean =>
  /^["'«„“(]?(?:\p{Lu}|\p{Lt}|\p{Lo})/u.test(word) || /^(?:d|l|al|el)['’-]\p{Lu}/u.test(word)

/** What kind of label these words could be; null for a phrase of prose. */
export function kindOf(text: string, style: LabelStyle): LabelKind | null {
  const key = labelKey(text)
  if (/^dear /u.test(key)) return null
  if (key === '' || NO_LABELS.has(key) || NO_LABELS.has(numberless(key).replace(/\.$/u, ''))) return null
  const generic = genericKind(key)
  if (generic !== null) return generic
  if (SAYING.test(key)) return null
  if (!/\p{L}/u.test(text) || /^\d/u.test(text) || /[!?؟？;"“”„«»[\]{}<>=@|]|https?:|\d{3}/u.test(text)) return null
  const words = text.trim().split(/[\s\u00a0]+/u)
  if (style === 'plain' && words.length > PLAIN_LABEL_WORDS) return null
  const last = words.at(-1)!
  const bare = words.map((word) => word.replace(/[,.]$/u, ''))
  const namelike = bare.every(
    (word) =>
      isCapitalised(word) ||
      PARTICLES.test(word) ||
      HONORIFIC.test(word) ||
      /^\p{L}[\p{L}-]*\.(?:\p{L}{2,4})$/u.test(word) ||
      /^\d{1,2}$/u.test(word),
  )
  if (namelike && words.length <= 5 && (isCapitalised(words[0]!) || words.length <= 3)) {
    if (isCapitalised(last) || /^\d+$/u.test(last) || /\.\p{L}{2,4}$/u.test(last)) return 'name'
    return style !== 'plain' && words.length <= 3 ? 'name' : null
  }
  // Outlets write themselves small: "brand eins", "fluter.de", "taz".
  if (words.length <= 2 && words.every((word) => /^\p{Ll}[\p{L}.]*$/u.test(word))) return 'name'
  const beforeLast = bare.at(-2)
  if (beforeLast !== undefined && isCapitalised(last) && isCapitalised(beforeLast) && words.length <= 24) return 'role'
  if (UNCASED.test(text) && text.length <= 16) return 'name'
  return null
}

function isCaps(text: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text.replace(/\b(?:Mc|Mac|de|van|von|O['’])/gu, ''))
}

function styleOf(line: Line, start: number, end: number): LabelStyle {
  if (isStyled(line.text, line.marks, 'bold', start, end)) return 'bold'
  if (isStyled(line.text, line.marks, 'italic', start, end)) return 'italic'
  return isCaps(line.text.slice(start, end)) ? 'caps' : 'plain'
}

/** Cuts remarks in brackets, a time and trailing marks off: "Sauli Niinistö (retranslated)". */
function core(text: string): { length: number; time: number | null } {
  let end = text.length
  let time: number | null = null
  for (let round = 0; round < 3; round += 1) {
    while (end > 0 && /[\s\u00a0*_,|:–—-]/u.test(text[end - 1]!)) end -= 1
    const closing = text[end - 1]
    const opening = closing === ')' ? '(' : closing === ']' ? '[' : null
    const from = opening === null ? -1 : text.lastIndexOf(opening, end)
    if (from > 0 || (from === 0 && opening !== null)) {
      const stamp = TIME.exec(text.slice(from, end))
      if (stamp !== null) time = seconds(stamp)
      end = from
      continue
    }
    const tail = /(?:^|\s)((?:\d{1,2}:)?\d{1,2}:\d{2})$/u.exec(text.slice(0, end))
    if (tail === null) break
    time = seconds(TIME.exec(tail[1]!)!)
    end -= tail[1]!.length
  }
  return { length: end, time }
}

type Cut = { end: number; after: number; separator: Label['separator'] }

/** Where a bold or italic beginning ends, markup characters skipped. */
function markEnd(line: Line, start: number): number | null {
  const mark = line.marks.find(({ span }) => span[0] <= start + 1 && span[1] > start)
  if (mark === undefined) return null
  let end = mark.span[1]
  for (const next of line.marks) {
    if (next.kind === mark.kind && next.span[0] > end - 1 && !/[\p{L}\p{N}]/u.test(line.text.slice(end, next.span[0])))
      end = Math.max(end, next.span[1])
  }
  return end
}

function colonIn(text: string, start: number): number {
  const limit = Math.min(text.length, start + STYLED_LABEL_CHARS)
  for (let at = start; at < limit; at += 1) {
    const char = text[at]!
    if (char === '：') return at
    // "10:15" and "https://" hold colons that end no label.
    if (char === ':' && !(/\d/.test(text[at - 1] ?? '') && /\d/.test(text[at + 1] ?? '')) && text[at + 1] !== '/')
      return at
    if (char === '(' || char === '[') {
      const close = text.indexOf(char === '(' ? ')' : ']', at)
      if (close > 0 && close < limit) at = close
    }
  }
  return -1
}

/** Where a label could end, likeliest first. */
function* cutsOf(line: Line, start: number): Generator<Cut> {
  const { text } = line
  const rest = text.slice(start, start + STYLED_LABEL_CHARS)
  const letter = /^(\p{Lu})(?:\.|\s*[–—])\s+(?=\S)/u.exec(rest)
  if (letter !== null) yield { end: start + 1, after: start + letter[0].length, separator: 'stop' }
  const colon = colonIn(text, start)
  if (colon >= 0) yield { end: colon, after: colon + 1, separator: 'colon' }
  const stop =
    /^([^.\n]{2,60}?)\.\s*[–—-]\s+(?=\S)/u.exec(rest) ??
    /^((?:M|Mme|Mlle|MM|Mr|Dr)\. [^.\n]{2,50}?)\.\s*[–—-]\s+(?=\S)/u.exec(rest)
  if (stop !== null) yield { end: start + stop[1]!.length, after: start + stop[0].length, separator: 'stop' }
  const cell = line.kind === 'tableRow' ? text.indexOf('\t', start) : -1
  if (cell > start && cell - start <= PLAIN_LABEL_CHARS) yield { end: cell, after: cell + 1, separator: 'gap' }
  const styledTo = markEnd(line, start)
  if (styledTo !== null && styledTo - start <= STYLED_LABEL_CHARS) {
    const after = /^[\s*_]*[–—|-]?\s*/u.exec(text.slice(styledTo))![0]
    const separator = /[–—|-]/u.test(after) ? 'dash' : 'none'
    yield { end: styledTo, after: styledTo + after.length, separator }
  }
  const gap = /^(\S(?:[^\t\n ]| (?! )){1,60}?)(?:\t+| {3,})(?=\S)/u.exec(rest)
  if (gap !== null && isCaps(gap[1]!))
    yield { end: start + gap[1]!.length, after: start + gap[0].length, separator: 'gap' }
  if (text.length - start <= PLAIN_LABEL_CHARS) yield { end: text.length, after: text.length, separator: 'none' }
}

/** The label-like beginning of a line, or null. Constant time: looks at the first few hundred characters at most. */
export function readLabel(line: Line, index: number): Label | null {
  const { text } = line
  let start = OPENING.exec(text.slice(0, 40))![0].length
  let time: number | null = null
  const leading = BRACKETED_TIME.exec(text.slice(start, start + 40)) ?? LEADING_TIME.exec(text.slice(start, start + 40))
  if (leading !== null) {
    time = seconds(TIME.exec(leading[0])!)
    start += leading[0].length
    start += OPENING.exec(text.slice(start, start + 40))![0].length
  }
  for (const cut of cutsOf(line, start)) {
    const label = labelAt(line, index, { start, time, cut })
    if (label !== null) return label
  }
  return null
}

type Opening = { start: number; time: number | null; cut: Cut }

function labelAt(line: Line, index: number, { start, time, cut }: Opening): Label | null {
  const { text } = line
  const { length, time: inner } = core(text.slice(start, cut.end))
  const end = start + length
  if (length === 0) return null
  const style = styleOf(line, start, end)
  const label = text.slice(start, end)
  if (style === 'plain' && label.length > PLAIN_LABEL_CHARS) return null
  let after = cut.after
  const trailing = TRAILING_TIME.exec(text.slice(after, after + 40))
  let stamp = inner ?? time
  if (trailing !== null && (cut.separator === 'colon' || after + trailing[0].length >= text.length)) {
    const rest = text.slice(after + trailing[0].length)
    if (rest === '' || /^\s/u.test(trailing[0]) || cut.separator !== 'colon') {
      stamp = seconds(TIME.exec(trailing[0])!)
      after += trailing[0].length
    }
  }
  const kind = kindOf(label, style)
  if (kind === null) return null
  if (cut.separator === 'none' && (kind === 'name' || kind === 'role') && UNCASED.test(label)) return null
  if (
    cut.separator === 'none' &&
    stamp === null &&
    style === 'plain' &&
    line.kind !== 'heading' &&
    !(line.path ?? '').split('/').at(-1)!.startsWith('dt')
  )
    return null
  after += /^[\s*_\u00a0]*/u.exec(text.slice(after, after + 20))![0].length
  return {
    line: index,
    text: label,
    key: labelKey(label),
    kind,
    style,
    span: [start, end],
    speechStart: after,
    separator: cut.separator,
    time: stamp,
  }
}
