import type { Parsed } from '../types.ts'
import { isAlone } from './label.ts'
import { endsSentence, type Line } from './lines.ts'
import type { Start } from './starts.ts'

/** Boxes are few among an interview's paragraphs. */
const BOX_SHARE = 0.25

const shapeOf = (path: string): string => path.replace(/\[\d+\]/gu, '')
/** Inline and list elements do not make a box. */
const container = (path: string): string =>
  shapeOf(path).replace(/\/(?:p|li|ul|ol|blockquote|h[1-6]|span|br)(?=\/|$)/gu, '')

/** Lines that lie deeper in the page than any turn's beginning: boxes between the paragraphs. */
function boxes(lines: readonly Line[], starts: readonly Start[]): Set<number> {
  const first = starts[0]
  const inside = new Set<number>()
  if (first === undefined) return inside
  const homes = new Set(starts.map(({ line }) => container(lines[line]!.path ?? '')))
  let considered = 0
  for (let at = first.line; at < lines.length; at += 1) {
    const { path, kind } = lines[at]!
    if (path === null || kind === 'heading') continue
    considered += 1
    const home = container(path)
    if (!homes.has(home) && [...homes].slice(0, 4).some((outer) => home.startsWith(`${outer}/`))) inside.add(at)
  }
  return inside.size <= considered * BOX_SHARE ? inside : new Set()
}

const QUOTED = /^["'„“”«»‚‘’‹›「『].*["'“”«»‘’‹›」』.,]+$/su
const isQuoted = (text: string): boolean => QUOTED.test(text.trim())

/** True where this interview prints its answers in quotation marks, between a reporter's own paragraphs. */
function answersAreQuoted(lines: readonly Line[], starts: readonly Start[]): boolean {
  const answers = starts.filter(({ role }) => role === 'answer')
  return (
    answers.length >= 2 &&
    answers.filter(({ line, at }) => isQuoted(lines[line]!.text.slice(at))).length >= answers.length * 0.6
  )
}

const OPENS = /^\s*["'„“”«»‚‘’‹›「『]/u
const CLOSES = /["'“”«»‘’‹›」』][.,]?\s*$/u

/** Lines in quotation marks, and those between a line that opens some and the one that closes them. */
function quotedLines(lines: readonly Line[]): ReadonlySet<number> {
  const quoted = new Set<number>()
  let isOpen = false
  lines.forEach(({ text }, at) => {
    if (!isOpen && !OPENS.test(text)) return
    quoted.add(at)
    isOpen = !CLOSES.test(text)
  })
  return quoted
}

/** "(Shows a document)", "(Beifall bei der SPD)" on a line of its own. */
const NOTE = /^\s*(?:\([^()]*\)|\[[^[\]]*\])[\s.]*$/su
const NOTE_CHARS = 200
/** "BY MS. LIND:" over the questions that follow. */
const EXAMINER = /^\s*BY\s\p{Lu}[\p{Lu}\s.'’-]{2,40}:\s*$/u

const OFFICE_CHARS = 80

/** Lines right below labels of their own lines, in a print that nothing else has: what somebody is. */
function officesBelow(lines: readonly Line[], starts: readonly Start[]): Set<number> {
  const below = new Set<number>()
  starts.forEach(({ label, line }, index) => {
    const next = starts[index + 1]?.line ?? lines.length
    if (
      label !== null &&
      isAlone(label, lines[line]!) &&
      line + 2 < next &&
      lines[line + 1]!.text.length <= OFFICE_CHARS
    )
      below.add(line + 1)
  })
  const others = new Set(lines.flatMap(({ print }, at) => (below.has(at) ? [] : [print])))
  return new Set([...below].filter((at) => !others.has(lines[at]!.print) && !endsSentence(lines[at]!)))
}

/**
 * Which lines between the starts are not speech: boxes, notes in brackets, offices, a person's portrait, and a
 * reporter's paragraphs between quoted answers.
 */
export function notSpoken(
  parsed: Parsed,
  lines: readonly Line[],
  starts: readonly Start[],
  portrayed: readonly string[],
): (line: number, start: Start) => boolean {
  const boxed = boxes(lines, starts)
  const offices = officesBelow(lines, starts)
  const quoted = answersAreQuoted(lines, starts) ? quotedLines(lines) : null
  const portraits = [...new Set(portrayed.filter((name) => name.includes(' ')))].slice(0, 12)
  return (at, start) => {
    const line = lines[at]!
    if (boxed.has(at) || offices.has(at)) return true
    if ((NOTE.test(line.text) && line.text.length <= NOTE_CHARS) || EXAMINER.test(line.text)) return true
    if (
      portraits.some(
        (name) =>
          line.text.startsWith(name) &&
          /^(?:,? \d\d\b|,? (?:is|was|has|ist|war|hat|est|es|è|to|jest)\s|,? \(|, (?:geboren|born|né|nacido|nato)|\s?[—–-] )/u.test(
            line.text.slice(name.length),
          ),
      )
    )
      return true
    return (
      quoted !== null && start.role === 'answer' && !quoted.has(at) && parsed.blocks[line.block]!.kind !== 'listItem'
    )
  }
}
