import type { SnapshotHead } from '../../../schemas/snapshot.ts'
import { ExtractError } from '../../errors.ts'
import type { Parsed, ParsedBlock, Span } from '../../types.ts'
import type { Decoded } from '../decode/decode.ts'
import { isoDate } from '../metadata/iso-date.ts'
import { bylineIn, described } from './described.ts'
import { blankLineNumbers } from './line-numbers.ts'

/** Wider than any text is wrapped by hand or by mail: such lines are paragraphs of their own. */
const WIDEST_WRAP = 120
const LONGEST_TITLE = 160
const LONGEST_HEADING = 90
/** A date on a line of its own, behind a place or "Date:" at most, stands that near to the beginning. */
const HEAD_BLOCKS = 6
const LABEL = /^\s*[\p{Lu}\d][^\n:]{0,60}:(?:\s|$)/u
/** "Freibad Hollertal: „Wir bleiben“" */
const QUOTED_TITLE = /:\s["“„«»].*["”“»«]$/u
const ENDS_SENTENCE = /[.?!:;,…](?:\s?["'”’»)\]])*$/u
const PAGE_NUMBER =
  /^\s*(?:[-–—]\s*)?(?:(?:page|seite|página|стр\.?|sayfa)\s+)?\d{1,4}(?:\s*(?:of|von|de|из|\/)\s*\d{1,4})?(?:\s*[-–—])?\s*$/iu

/**
 * Plain text. `text` keeps the input's characters one to one, but for the numbers of numbered lines, which become spaces;
 * blocks say where its paragraphs are.
 */
export function parseText(decoded: Decoded, head: SnapshotHead): Parsed {
  const text = blankLineNumbers(decoded.text)
  if (text.trim() === '') throw new ExtractError('no_text', 'The text is empty: there is nothing to extract.')
  const blocks = blocksOf(text)
  const [first] = blocks
  const title = first?.kind === 'heading' ? text.slice(...first.span) : null
  const datePublished = dateline(blocks.slice(0, HEAD_BLOCKS).map(({ span }) => text.slice(...span)))
  const byline = bylineIn(text, blocks)
  return { text, blocks, timings: [], metadata: described(text, decoded, head, { title, datePublished, byline }) }
}

/** The date of a text that has it on a line of its own: "Trieste, 14 January 2025", "Date: 2025-01-14". */
function dateline(lines: string[]): string | null {
  for (const line of lines) {
    const [, date = ''] = /^(?:[\p{L} .-]{2,30}[,:]\s+)?(.{6,40})$/u.exec(line.trim()) ?? []
    const found = isoDate(date) ?? isoDate(date.replace(/^(\p{L}+)\s+(\d{1,2}),\s+(\d{4})$/u, '$2 $1 $3'))
    // A number that could be a time stamp is none here.
    if (found !== null && !/^\d+$/.test(date)) return found
  }
  return null
}

/** Paragraphs and headings of plain text: lines that were wrapped are put together, page numbers left out. */
export function blocksOf(text: string): ParsedBlock[] {
  const lines = linesOf(text)
  const width = wrapWidth(lines.map(([start, end]) => text.slice(start, end)))
  const spans: Span[] = []
  let open = false
  lines.forEach(([start, end], index) => {
    const line = text.slice(start, end)
    if (line.trim() === '' || PAGE_NUMBER.test(line)) {
      open = false
      return
    }
    const last = spans.at(-1)
    if (open && last !== undefined) spans[spans.length - 1] = [last[0], trimEnd(text, start, end)]
    else spans.push([start + line.search(/\S/), trimEnd(text, start, end)])
    const next = lines[index + 1]
    open = next !== undefined && isWrapped(line, text.slice(...next), width)
  })
  return spans.map((span, index) => ({ ...kindOf(text, spans, index), span, marks: [] }))
}

function linesOf(text: string): Span[] {
  const lines: Span[] = []
  let start = 0
  for (const { index, 0: end } of text.matchAll(/\r\n|[\n\r\f\u2028\u2029]/g)) {
    lines.push([start, index])
    start = index + end.length
  }
  lines.push([start, text.length])
  return lines
}

/** The width that lines were wrapped at; 0 where they were not. */
function wrapWidth(lines: string[]): number {
  const lengths = lines.map((line) => line.trimEnd().length).filter((length) => length > 0)
  const widest = lengths.reduce((most, length) => Math.max(most, length), 0)
  return widest <= WIDEST_WRAP ? widest : 0
}

/** Whether a line goes on in the next: it was broken because the next word did not fit. */
function isWrapped(line: string, next: string, width: number): boolean {
  const nextWord = /^\s*(\S+)/.exec(next)?.[1]
  if (width === 0 || nextWord === undefined || LABEL.test(next)) return false
  const indent = (text: string) => /^\s*/.exec(text)?.[0].length ?? 0
  // "MARTA     I was born there" and, below the second column, the rest of it.
  if (columnOf(line) === indent(next) && columnOf(next) === null) return true
  if (indent(next) > indent(line) + 1 && ENDS_SENTENCE.test(line.trimEnd())) return false
  return (
    line.trimEnd().length + 1 + nextWord.length > width ||
    (/\p{Ll}[-\u00ad]?$/u.test(line.trimEnd()) && /^\s*\p{Ll}/u.test(next))
  )
}

/** Where the second column of a line begins that has its speaker in the first; null for any other. */
function columnOf(line: string): number | null {
  const match = /^(?:\s{0,3}\S[^\n]{0,40}?)(?:\t| {3,})(?=\S)/.exec(line)
  return match === null ? null : match[0].length
}

function kindOf(text: string, spans: Span[], index: number): Pick<ParsedBlock, 'kind' | 'level'> {
  const block = text.slice(...spans[index]!)
  const next = spans[index + 1]
  const isShort = block.length <= (index === 0 ? LONGEST_TITLE : LONGEST_HEADING)
  const isLine = !/[\n\r]/.test(block)
  const standsAlone =
    next !== undefined && (index === 0 || /\n\s*\n/.test(text.slice(spans[index - 1]![1], spans[index]![0])))
  const isHeading =
    isShort &&
    isLine &&
    standsAlone &&
    /^\P{L}*\p{Lu}/u.test(block) &&
    !ENDS_SENTENCE.test(block) &&
    !(LABEL.test(block) && !(index === 0 && QUOTED_TITLE.test(block)))
  if (!isHeading || next[1] - next[0] < 2) return { kind: 'paragraph' }
  return { kind: 'heading', level: index === 0 ? 1 : 2 }
}

function trimEnd(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length
}
