import { isAsking } from './asking.ts'
import { type Line, type Style, styledLead } from './lines.ts'

/**
 * How questions without a label are printed: a style, a heading's level, a block quote, the term of a list, whatever else
 * the page sets its blocks off by, upright between answers in italics, beside answers in block quotes, or numbered.
 */
export type QuestionPrint =
  | { style: Style }
  | { heading: number }
  | { block: 'blockQuote' | 'term' }
  | { print: string }
  | { upright: true }
  | { besideQuotes: true }
  | { numbered: true }

/**
 * A line printed like a question: all of it, or its beginning when the answer follows on the same line. `from` is where
 * it begins behind a number.
 */
export type PrintedLine = { line: number; end: number | null; from?: number }

const NUMBERED = /^\d{1,2}[.)]\s+(?=[\p{Lu}\p{Lo}"“„«¿])/u
export const LETTERS = /\p{L}{2}|[\p{Script=Han}\p{Script=Hangul}]/u
/** A prompt that is no question still ends like a sentence; a crosshead does not. */
export const ENDS_LIKE_SENTENCE = /[.!?…？！。؟:;]["'»”’)\]*_\s]*$/u

/** "Part 2." is a crosshead, and a short sentence in bold is emphasised. */
export const PROMPT_WORDS = 5
/** From this share of lines in italics or block quotes on, they may be the answers. */
const MANY_ANSWERS = 0.3
/** Prints that are looked at: more are noise of an editor's. */
const MOST_PRINTS = 8
const FEWEST_PRINTED = 3

/** The prints that a document's questions may have. */
export function printsOf(lines: readonly Line[], levels: readonly (number | undefined)[]): QuestionPrint[] {
  const inItalics = lines.filter(({ styles }) => styles.includes('italic')).length
  const inQuotes = lines.filter(({ kind }) => kind === 'blockQuote').length
  return [
    { style: 'bold' },
    { style: 'italic' },
    { block: 'blockQuote' },
    { block: 'term' },
    ...(inQuotes >= lines.length * MANY_ANSWERS && inQuotes > 0 ? [{ besideQuotes: true } as const] : []),
    ...(inItalics >= lines.length * MANY_ANSWERS && inItalics > 0 ? [{ upright: true } as const] : []),
    { numbered: true },
    ...commonPrints(lines).map((print) => ({ print })),
    ...[...new Set(levels)].filter((level) => level !== undefined).map((heading) => ({ heading })),
  ]
}

/** Prints that have other uses on most pages. */
export const isWeak = (print: QuestionPrint): boolean => 'print' in print || 'numbered' in print

/** The prints that lines share, where there are several; most frequent first. */
function commonPrints(lines: readonly Line[]): string[] {
  const times = new Map<string, number>()
  for (const { print, kind } of lines)
    if (print !== null && kind !== 'heading' && kind !== 'caption') times.set(print, (times.get(print) ?? 0) + 1)
  if (times.size < 2) return []
  return [...times]
    .filter(([, count]) => count >= FEWEST_PRINTED)
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_PRINTS)
    .map(([print]) => print)
}

/** The printed lines of one style or heading level. */
export function printedLines(
  lines: readonly Line[],
  levels: readonly (number | undefined)[],
  print: QuestionPrint,
): PrintedLine[] {
  const printed: PrintedLine[] = []
  lines.forEach((line, index) => {
    if (!LETTERS.test(line.text)) return
    if ('heading' in print) {
      if (levels[index] === print.heading) printed.push({ line: index, end: null })
    } else if ('block' in print) {
      if (print.block === (isTerm(line) ? 'term' : line.kind)) printed.push({ line: index, end: null })
    } else if ('print' in print) {
      if (line.print === print.print && line.kind !== 'heading') printed.push({ line: index, end: null })
    } else if ('numbered' in print) {
      const number = line.isFirst ? NUMBERED.exec(line.text) : null
      if (number !== null) printed.push({ line: index, end: null, from: number[0].length })
    } else if ('besideQuotes' in print) {
      if (line.kind === 'paragraph') printed.push({ line: index, end: null })
    } else if ('upright' in print) {
      if (line.kind === 'paragraph' && !line.styles.includes('italic')) printed.push({ line: index, end: null })
    } else if (line.kind !== 'heading' && line.kind !== 'caption') {
      if (line.styles.includes(print.style)) printed.push({ line: index, end: null })
      else {
        const end = styledLead(line, print.style)
        if (end !== null && isPrompt(line.text.slice(0, end))) printed.push({ line: index, end })
      }
    }
  })
  return withoutNumbers(lines, printed)
}

const MOSTLY = 0.6

/** Behind their numbers, where most are numbered: "1. Why here?" in bold. */
function withoutNumbers(lines: readonly Line[], printed: readonly PrintedLine[]): PrintedLine[] {
  const numberOf = ({ line, end }: PrintedLine) =>
    end === null && lines[line]!.isFirst ? NUMBERED.exec(lines[line]!.text) : null
  const numbered = printed.filter((one) => numberOf(one) !== null).length
  if (numbered < FEWEST_PRINTED || numbered < MOSTLY * printed.length) return [...printed]
  return printed.map((one) => {
    const number = numberOf(one)
    return number === null ? one : { ...one, from: number[0].length }
  })
}

/** What may stand before its answer on the same line: something that asks, or at least a sentence. */
const isPrompt = (text: string): boolean =>
  isAsking(text.slice(-3)) || (ENDS_LIKE_SENTENCE.test(text) && text.split(/\s+/u).length >= PROMPT_WORDS)

/** A term of a definition list. */
export const isTerm = ({ path }: Line): boolean => /\/dt\[\d+\](?:\/[^/]*)?$/u.test(path ?? '')
