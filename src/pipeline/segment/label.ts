import { CLOCK, seconds } from './clock.ts'
import { type Cut, cutsOf, isCaps, PLAIN_LABEL_CHARS, type Separator } from './label-cuts.ts'
import { isFormal } from './label-form.ts'
import { kindOf, type LabelKind, type LabelStyle, labelKey, UNCASED } from './label-kind.ts'
import type { Line } from './lines.ts'
import { isStyled } from './lines.ts'
import { isNote } from './stage.ts'

/** What may be a speaker's label at the start of a line. Whether it is one, the whole document decides. */
export type Label = {
  line: number
  /** As printed, without colon, number, time stamp and remarks in brackets. */
  text: string
  /** What stands in brackets behind it, or in italics: "Norrby East", "Chief Executive". */
  remarks: string[]
  /** Whether it has a number, as in a record of proceedings. */
  numbered: boolean
  /** For comparing: lower case, white space folded. */
  key: string
  kind: LabelKind
  style: LabelStyle
  /** Start and end in the line. */
  span: [number, number]
  /** Where in the line the speech begins. */
  speechStart: number
  separator: Separator
  /** Seconds from the start of the recording. */
  time: number | null
}

const OPENING = /^[\s*_>#"“„«\u200b\u00a0]*(?:(?:>>+|[-–—•])\s*)?[*_]*/u
const BRACKETED_TIME = new RegExp(`^\\s*[[(]\\s*${CLOCK.source}\\s*(?:[-–]\\s*${CLOCK.source}\\s*)?[\\])]\\s*`, 'u')
const LEADING_TIME = new RegExp(`^\\s*${CLOCK.source}\\s+(?:[-–|]\\s*)?(?=\\S)`, 'u')
const TRAILING_TIME = new RegExp(`^[\\s*_]*(?:[-–—|]\\s*)?[[(]?\\s*${CLOCK.source}\\s*[\\])]?[\\s*_]*:?[\\s*_]*`, 'u')
/** Questions and speeches are numbered in evidence and records: "Q12 Chair: Welcome", "Anf. 3 ANNA HOLM (S):". */
const RECORD_NUMBER = /^(?:Q\d{1,3}|Anf\.\s\d{1,4})\s+(?=\p{Lu})/u
/** "4. Anna Holm (Norrby East) (Lab)": a list's number too, so the label must be a formal one. */
const LIST_NUMBER = /^T?\d{1,3}\.\s+(?:\(\d+\)\s*)?(?=\p{Lu})/u

/** "((WN)) How …", as Wikinews has it. */
const WIKI_LABEL = /^\(\(([^()\n]{1,40})\)\)[\s*_:]*/u
/** Brackets behind a label, and a time. */
const MOST_REMARKS = 4

/** True for a label that names somebody, false for a generic one. */
export const isName = ({ kind }: Label): boolean => kind === 'name' || kind === 'role'

/** Whether nothing is said on the label's own line. */
export const isAlone = ({ speechStart }: Label, { text }: Line): boolean => speechStart >= text.length

/** The label-like beginning of a line, or null. Constant time: looks at the first few hundred characters at most. */
export function readLabel(line: Line, index: number): Label | null {
  const { text } = line
  let start = OPENING.exec(text.slice(0, 40))![0].length
  let time: number | null = null
  const leading = BRACKETED_TIME.exec(text.slice(start, start + 40)) ?? LEADING_TIME.exec(text.slice(start, start + 40))
  if (leading !== null) {
    time = seconds(CLOCK.exec(leading[0])!)
    start += leading[0].length
    start += OPENING.exec(text.slice(start, start + 40))![0].length
  }
  const wiki = WIKI_LABEL.exec(text.slice(start, start + 60))
  if (wiki !== null) {
    const cut: Cut = { end: start + 2 + wiki[1]!.length, after: start + wiki[0].length, separator: 'colon' }
    return labelAt(line, index, { start: start + 2, time, numbered: false }, cut)
  }
  const rest = text.slice(start, start + 16)
  const record = RECORD_NUMBER.exec(rest)
  if (record !== null) {
    const numbered = labelFrom(line, index, { start: start + record[0].length, time, numbered: true })
    if (numbered !== null) return numbered
  }
  const item = LIST_NUMBER.exec(rest)
  if (item !== null) {
    const listed = labelFrom(line, index, { start: start + item[0].length, time, numbered: false })
    if (listed !== null && isFormal(listed)) return listed
  }
  return labelFrom(line, index, { start, time, numbered: false })
}

type Opening = { start: number; time: number | null; numbered: boolean }

function labelFrom(line: Line, index: number, opening: Opening): Label | null {
  for (const cut of cutsOf(line, opening.start)) {
    const label = labelAt(line, index, opening, cut)
    if (label !== null) return label
  }
  return null
}

function labelAt(line: Line, index: number, { start, time, numbered }: Opening, cut: Cut): Label | null {
  const { text } = line
  const { length, time: inner, remarks } = core(text.slice(start, cut.end))
  remarks.push(...remarksIn(text.slice(cut.end, cut.after)))
  // "Pregunta." printed alone in bold ends like a sentence; "D.K." keeps its stops.
  const end = start + length - (/\p{Ll}{3}\.$/u.test(text.slice(start, start + length)) ? 1 : 0)
  // "Q & A on the new cards"
  if (length === 0 || (length === 1 && /^\s*(?:&|and\b)/.test(text.slice(cut.end)))) return null
  const style = styleOf(line, start, end)
  const label = text.slice(start, end)
  if (style === 'plain' && label.length > PLAIN_LABEL_CHARS && cut.separator !== 'stop') return null
  let after = cut.after
  const trailing = TRAILING_TIME.exec(text.slice(after, after + 40))
  let stamp = inner ?? time
  if (trailing !== null && (cut.separator === 'colon' || after + trailing[0].length >= text.length)) {
    const rest = text.slice(after + trailing[0].length)
    if (rest === '' || /^\s/u.test(trailing[0]) || cut.separator !== 'colon') {
      stamp = seconds(CLOCK.exec(trailing[0])!)
      after += trailing[0].length
    }
  }
  const kind = kindOf(label, style)
  if (kind === null) return null
  if (cut.separator === 'none' && (kind === 'name' || kind === 'role') && UNCASED.test(label)) return null
  const isBare = cut.separator === 'none' && stamp === null && style === 'plain' && !isTermOrHeading(line)
  if (isBare && (/[.!?]\s*$/u.test(text) || !line.isFirst)) return null
  if (isBare && !(isFormal({ text: label, remarks, numbered }) || isBoxed(line, label))) return null
  after += /^[\s*_\u00a0]*/u.exec(text.slice(after, after + 20))![0].length
  return {
    line: index,
    text: label,
    remarks,
    numbered,
    key: labelKey(label),
    kind,
    style,
    span: [start, end],
    speechStart: after,
    separator: cut.separator,
    time: stamp,
  }
}

const isTermOrHeading = ({ kind, path }: Line): boolean =>
  kind === 'heading' || (path ?? '').split('/').at(-1)!.startsWith('dt')

/** A name that is all of a block of its own on a page, in letters like all others. */
const isBoxed = ({ kind, print, text }: Line, label: string): boolean =>
  kind === 'paragraph' && print !== null && text === label

function styleOf(line: Line, start: number, end: number): LabelStyle {
  if (isStyled(line.text, line.marks, 'bold', start, end)) return 'bold'
  if (isStyled(line.text, line.marks, 'italic', start, end)) return 'italic'
  return isCaps(line.text.slice(start, end)) ? 'caps' : 'plain'
}

/** Cuts remarks in brackets, a time and trailing marks off: "Sauli Niinistö (retranslated)". */
function core(text: string): { length: number; time: number | null; remarks: string[] } {
  let end = text.length
  let time: number | null = null
  const remarks: string[] = []
  for (let round = 0; round < MOST_REMARKS; round += 1) {
    while (end > 0 && /[\s\u00a0*_,|:–—-]/u.test(text[end - 1]!)) end -= 1
    const closing = text[end - 1]
    const opening = closing === ')' ? '(' : closing === ']' ? '[' : null
    const from = opening === null ? -1 : text.lastIndexOf(opening, end)
    if (from > 0 || (from === 0 && opening !== null)) {
      const stamp = CLOCK.exec(text.slice(from, end))
      if (stamp !== null) time = seconds(stamp)
      else remarks.unshift(...remarksIn(text.slice(from, end)))
      end = from
      continue
    }
    const tail = /(?:^|\s)((?:\d{1,2}:)?\d{1,2}:\d{2})$/u.exec(text.slice(0, end))
    if (tail === null) break
    time = seconds(CLOCK.exec(tail[1]!)!)
    end -= tail[1]!.length
  }
  return { length: end, time, remarks }
}

/** Brackets' contents that are no note on how something was said. */
const remarksIn = (text: string): string[] =>
  [...text.matchAll(/[([]([^()[\]]+)[)\]]/gu)].map(([, inner]) => inner!.trim()).filter((inner) => !isNote(inner))
