import type { Line } from './reading-order.ts'

/** In ems: what begins this far in begins a paragraph. */
const INDENT = 0.8
/** In usual distances of lines: what is further down begins a paragraph. */
const FURTHER_DOWN = 1.3
/** Shares of the column: a line that leaves this much of it empty is a last one, where a sentence ends or whatever it says. */
const SHORT = 0.12
const VERY_SHORT = 0.3
/** Letters of another size, in points, are another kind of text. */
const OTHER_SIZE = 0.9

/** "Ada Obi: …", and "Q. …" as courts have it. */
const LABEL = /^(?:\p{Lu}[^\n:]{0,60}:(?:\s|$)|[QA]\.?\s+\p{Lu})/u
const ENDS_SENTENCE = /[.?!:…]["'”’»)\]]*$/u
const BROKEN_WORD = /\p{Ll}[-\u00ad\u2010]$/u
const STARTS_LOWER = /^\p{Ll}/u
const CJK = /[\u3040-\u30ff\u3400-\u9fff]/u

/** Puts lines together to paragraphs, each in one piece: words that a line end broke are whole again. */
export function paragraphsOf(lines: readonly Line[]): string[] {
  const usual = usualDistance(lines)
  const paragraphs: string[] = []
  for (const [i, line] of lines.entries()) {
    const previous = lines[i - 1]
    if (previous === undefined || begins(line, previous, usual)) paragraphs.push(line.text)
    else paragraphs.push(join(paragraphs.pop()!, line.text))
  }
  return paragraphs
}

function begins(line: Line, previous: Line, usual: number): boolean {
  if (Math.abs(line.size - previous.size) > OTHER_SIZE) return true
  if (previous.second !== null && Math.abs(line.left - previous.second) < INDENT * line.size) return false
  if (line.second !== null) return true
  const ended = ENDS_SENTENCE.test(previous.text)
  const { column } = previous
  const empty = (column.right - previous.right) / Math.max(1, column.right - column.left)
  if (LABEL.test(line.text) && (ended || empty > SHORT)) return true
  const isIndented = line.left - line.column.left > INDENT * line.size
  if (column !== line.column) return ended || isIndented
  if (previous.y - line.y > usual * FURTHER_DOWN) return true
  const wasIndented = previous.left - column.left > INDENT * line.size
  if (isIndented && !wasIndented) return true
  return empty > (ended ? SHORT : VERY_SHORT) && !STARTS_LOWER.test(line.text)
}

function join(before: string, after: string): string {
  if (BROKEN_WORD.test(before) && STARTS_LOWER.test(after)) return before.slice(0, -1) + after
  const isCjk = CJK.test(before.at(-1) ?? '') && CJK.test(after.charAt(0))
  return `${before}${isCjk ? '' : ' '}${after}`
}

/** The commonest distance from one line of a column to the next. */
function usualDistance(lines: readonly Line[]): number {
  const distances = lines
    .flatMap((line, i) => (line.column === lines[i - 1]?.column ? [lines[i - 1]!.y - line.y] : []))
    .filter((distance) => distance > 0)
    .sort((a, b) => a - b)
  return distances[Math.floor(distances.length / 2)] ?? 0
}
