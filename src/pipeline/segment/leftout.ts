import type { Parsed } from '../types.ts'
import type { Line } from './lines.ts'
import type { Start } from './starts.ts'

const SHINGLE_WORDS = 4
/** Share of a block quote's word sequences that must recur for it to be a pull quote. */
const RECURRING = 0.6
/** Boxes are few among an interview's paragraphs. */
const BOX_SHARE = 0.25

const wordsOf = (text: string): string[] => text.toLocaleLowerCase('und').match(/[\p{L}\p{N}]+/gu) ?? []

function shingles(text: string): string[] {
  const words = wordsOf(text)
  const found: string[] = []
  for (let at = 0; at + SHINGLE_WORDS <= words.length; at += 1)
    found.push(words.slice(at, at + SHINGLE_WORDS).join(' '))
  return found
}

/** Block quotes that repeat what the page says elsewhere, and the name under them. */
function pullQuotes(lines: readonly Line[]): Set<number> {
  const quotes = lines.flatMap(({ kind }, index) => (kind === 'blockQuote' ? [index] : []))
  if (quotes.length === 0 || quotes.length * 3 > lines.length) return new Set()
  const said = new Set(lines.flatMap((line) => (line.kind === 'blockQuote' ? [] : shingles(line.text))))
  const pulled = new Set<number>()
  for (const at of quotes) {
    const own = shingles(lines[at]!.text)
    const recurring = own.filter((shingle) => said.has(shingle)).length
    if (own.length > 0 ? recurring >= own.length * RECURRING : pulled.has(at - 1)) pulled.add(at)
  }
  return pulled
}

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

/** "(Shows a document)", "(Beifall bei der SPD)" on a line of its own. */
const NOTE = /^\s*(?:\([^()]*\)|\[[^[\]]*\])[\s.]*$/su
const NOTE_CHARS = 200
/** "BY MS. LIND:" over the questions that follow. */
const EXAMINER = /^\s*BY\s\p{Lu}[\p{Lu}\s.'’-]{2,40}:\s*$/u

const OFFICE_CHARS = 80
const SENTENCE = /[.!?…。！？]["'”’»)\]]*$/u

/** Lines right below labels of their own lines, in a print that nothing else has: what somebody is. */
function officesBelow(lines: readonly Line[], starts: readonly Start[]): Set<number> {
  const below = new Set<number>()
  starts.forEach(({ label, line, at }, index) => {
    const isAlone = label !== null && at >= lines[line]!.text.length
    const next = starts[index + 1]?.line ?? lines.length
    if (isAlone && line + 2 < next && lines[line + 1]!.text.length <= OFFICE_CHARS) below.add(line + 1)
  })
  const others = new Set(lines.flatMap(({ print }, at) => (below.has(at) ? [] : [print])))
  return new Set([...below].filter((at) => !others.has(lines[at]!.print) && !SENTENCE.test(lines[at]!.text)))
}

/**
 * Which lines between the starts are not speech: pull quotes, boxes, notes in brackets, offices, a person's portrait, and a
 * reporter's paragraphs between quoted answers.
 */
export function notSpoken(
  parsed: Parsed,
  lines: readonly Line[],
  starts: readonly Start[],
  portrayed: readonly string[],
): (line: number, start: Start) => boolean {
  const quotes = pullQuotes(lines)
  const boxed = boxes(lines, starts)
  const offices = officesBelow(lines, starts)
  const quoted = answersAreQuoted(lines, starts)
  const portraits = [...new Set(portrayed.filter((name) => name.includes(' ')))].slice(0, 12)
  return (at, start) => {
    const line = lines[at]!
    if (quotes.has(at) || boxed.has(at) || offices.has(at)) return true
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
    return quoted && start.role === 'answer' && !isQuoted(line.text) && parsed.blocks[line.block]!.kind !== 'listItem'
  }
}
