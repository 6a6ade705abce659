import type { Mark, Parsed, ParsedBlock, Span } from '../types.ts'

export type Style = 'bold' | 'italic'

/** One printed line of a block: blocks break where the page says so (`<br>`, a line of plain text). */
export type Line = {
  block: number
  kind: ParsedBlock['kind']
  span: Span
  text: string
  /** Marks clipped to the line, relative to its start. */
  marks: Mark[]
  /** Styles that cover all its letters. */
  styles: Style[]
  voice: string | null
  path: string | null
  /** Whether its block begins with it. */
  isFirst: boolean
  /** How the page prints it, for comparing; null where the format has no such thing. */
  print: string | null
}

const LETTER = /[\p{L}\p{N}]/u

const SENTENCE_END = /[.!?…。！？]["'”’»)\]]*$/u

/** Whether a line ends as sentences do: an office or a time printed below a label does not. */
export const endsSentence = ({ text }: Line): boolean => SENTENCE_END.test(text)

/** True where every letter and digit of `text` from `from` to `to` lies in a mark of that kind. */
export function isStyled(text: string, marks: readonly Mark[], kind: Style, from = 0, to = text.length): boolean {
  let at = from
  for (const mark of marks) {
    if (mark.kind !== kind || mark.span[1] <= at) continue
    if (LETTER.test(text.slice(at, Math.min(mark.span[0], to)))) return false
    at = mark.span[1]
    if (at >= to) break
  }
  return at > from && !LETTER.test(text.slice(Math.min(at, to), to))
}

function clip(marks: readonly Mark[], start: number, end: number): Mark[] {
  const clipped: Mark[] = []
  for (const { kind, span } of marks) {
    const from = Math.max(span[0], start)
    const to = Math.min(span[1], end)
    if (from < to) clipped.push({ kind, span: [from - start, to - start] })
  }
  return clipped
}

/** Where a styled beginning of the line ends, when unstyled words follow it; null without one. */
export function styledLead({ text, marks, styles }: Line, style: Style): number | null {
  if (styles.includes(style)) return null
  let end = 0
  for (const { kind, span } of marks) {
    if (kind !== style) continue
    if (LETTER.test(text.slice(end, span[0]))) break
    end = span[1]
  }
  return end > 0 && LETTER.test(text.slice(0, end)) ? end : null
}

/** Longest label in the middle of a line, in characters. */
const INNER_LABEL_CHARS = 40
const LABEL = /^\p{Lu}[^.:]*[.:]\s*$/u

/** Where bold labels stand in a line that begins with one: "**P.** Does it sound? **R.** It does." */
function innerLabels(text: string, marks: readonly Mark[], start: number, end: number): number[] {
  const bold = marks.filter(({ kind, span }) => kind === 'bold' && span[1] <= end)
  const isLabel = ({ span: [from, to] }: Mark) => to - from <= INNER_LABEL_CHARS && LABEL.test(text.slice(from, to))
  const [first, ...rest] = bold
  if (first === undefined || rest.length === 0 || text.slice(start, first.span[0]).trim() !== '' || !isLabel(first))
    return []
  return rest.filter((mark) => isLabel(mark) && /\s/u.test(text[mark.span[0] - 1]!)).map(({ span }) => span[0])
}

/** A block cut at its line breaks and before labels in the middle of a line. `marks` are in order of the text. */
function piecesOf(text: string, marks: readonly Mark[], [from, to]: Span): Span[] {
  const pieces: Span[] = []
  let next = 0
  let start = from
  while (start < to) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 || newline > to ? to : newline
    const first = next
    while (next < marks.length && marks[next]!.span[0] < end) next += 1
    for (const label of innerLabels(text, marks.slice(first, next), start, end)) {
      pieces.push([start, label])
      start = label
    }
    pieces.push([start, end])
    start = end + 1
  }
  return pieces
}

/** The lines of all blocks, blank ones left out. */
export function toLines(parsed: Parsed): Line[] {
  const lines: Line[] = []
  parsed.blocks.forEach((block, index) => {
    const marks = [...block.marks].sort((a, b) => a.span[0] - b.span[0])
    let from = 0
    for (const [start, end] of piecesOf(parsed.text, marks, block.span)) {
      const text = parsed.text.slice(start, end)
      if (text.trim() === '') continue
      while (from < marks.length && marks[from]!.span[1] <= start) from += 1
      let to = from
      while (to < marks.length && marks[to]!.span[0] < end) to += 1
      const clipped = clip(marks.slice(from, to), start, end)
      lines.push({
        block: index,
        kind: block.kind,
        span: [start, end],
        text,
        marks: clipped,
        styles: (['bold', 'italic'] as const).filter((style) => isStyled(text, clipped, style)),
        voice: block.voice ?? null,
        path: block.path ?? null,
        isFirst: !/\S/u.test(parsed.text.slice(block.span[0], start)),
        print: block.print ?? null,
      })
    }
  })
  return lines
}
