import { speaksToSomebody } from './addressed.ts'
import type { Context } from './context.ts'
import { type Line, type Style, styledLead } from './lines.ts'
import { FIRST_PERSON, SECOND_PERSON } from './words.ts'

/**
 * How questions without a label are printed: a style, a heading's level, a block quote, the term of a list, whatever else
 * the page sets its blocks off by, upright between answers in italics, or numbered.
 */
export type QuestionPrint =
  | { style: Style }
  | { heading: number }
  | { block: 'blockQuote' | 'term' }
  | { print: string }
  | { upright: true }
  | { numbered: true }

/**
 * A line printed like a question: all of it, or its beginning when the answer follows on the same line. `from` is where
 * it begins behind a number.
 */
export type PrintedLine = { line: number; end: number | null; from?: number }

const ANSWER_CHARS = 500
/** Of a paragraph's end, where it may ask. */
const ENDING_CHARS = 4
/** Lines of one question or answer that are looked at. */
const LOOKED_AT = 4
const JAPANESE_QUESTION = /\p{Script=Hiragana}か。[」』\s]*$/u
const GREEK_QUESTION = /[;\u037E]["'»”’)\]*_\s]*$/u
const NUMBERED = /^\d{1,2}[.)]\s+(?=[\p{Lu}\p{Lo}"“„«¿])/u
const LETTERS = /\p{L}{2}|[\p{Script=Han}\p{Script=Hangul}]/u
/** A prompt that is no question still ends like a sentence; a crosshead does not. */
const ENDS_LIKE_SENTENCE = /[.!?…？！。؟:;]["'»”’)\]*_\s]*$/u

/** "Part 2." is a crosshead, and a short sentence in bold is emphasised. */
const PROMPT_WORDS = 5

export const isAsking = (text: string): boolean =>
  /[?？؟՞⸮]/u.test(text) ||
  JAPANESE_QUESTION.test(text) ||
  (/\p{Script=Greek}/u.test(text) && GREEK_QUESTION.test(text))

/** The printed lines of one style or heading level. */
function printedLines(
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
  return printed
}

/** What may stand before its answer on the same line: something that asks, or at least a sentence. */
const isPrompt = (text: string): boolean =>
  isAsking(text.slice(-3)) || (ENDS_LIKE_SENTENCE.test(text) && text.split(/\s+/u).length >= PROMPT_WORDS)

const isTerm = ({ path }: Line): boolean => /\/dt\[\d+\](?:\/[^/]*)?$/u.test(path ?? '')

type Exchange = { question: string; answer: string }

/** Printed runs with what stands after each. */
function exchanges(lines: readonly Line[], printed: readonly PrintedLine[]): Exchange[] {
  const found: Exchange[] = []
  for (let at = 0; at < printed.length; at += 1) {
    const first = printed[at]!
    let question = ''
    let last = first
    for (;;) {
      if (question.length < ANSWER_CHARS) question += ` ${lines[last.line]!.text.slice(0, last.end ?? undefined)}`
      const next = printed[at + 1]
      if (last.end !== null || next === undefined || next.line !== last.line + 1) break
      last = next
      at += 1
    }
    const rest = last.end === null ? '' : lines[last.line]!.text.slice(last.end)
    const following = lines.slice(last.line + 1, last.line + LOOKED_AT).map(({ text }) => text)
    found.push({ question, answer: [rest, ...following].join(' ').slice(0, ANSWER_CHARS) })
  }
  return found
}

const share = <T>(items: readonly T[], test: (item: T) => boolean): number =>
  items.length === 0 ? 0 : items.filter(test).length / items.length

/** Prints that have other uses on most pages. */
const isWeak = (print: QuestionPrint): boolean => 'print' in print || 'numbered' in print

/** Points for "these lines are an interviewer's questions", 0 where they cannot be. */
function weigh(
  lines: readonly Line[],
  printed: readonly PrintedLine[],
  print: QuestionPrint,
  context: Context,
  labelled: boolean,
): number {
  const talk = exchanges(lines, printed)
  if (talk.length < (context.announced || labelled ? 2 : 3)) return 0
  const asks = share(talk, ({ question }) => isAsking(question))
  if (asks < 0.35 || share(talk, ({ answer }) => LETTERS.test(answer)) < 0.7) return 0
  const addresses = share(talk, ({ question }) => SECOND_PERSON.test(question)) >= 0.25
  // Classes and colours are many: some set off a part of the questions, others what an author asks himself.
  if (isWeak(print) && !(asksMostly(lines, printed) && coversQuestions(lines, printed) && (addresses || labelled)))
    return 0
  const speaks = share(talk, ({ answer }) => FIRST_PERSON.test(answer)) >= 0.4
  if (!context.announced && !labelled && !(addresses && speaks && asks >= 0.6)) return 0
  const points =
    (context.announced ? 2 : 0) +
    (labelled ? 2 : 0) +
    (asks >= 0.5 ? 1 : 0) +
    (asks >= 0.8 ? 1 : 0) +
    (addresses ? 1 : 0) +
    (speaks ? 1 : 0)
  // Of two prints with equal points the one with more questions.
  return points >= ('heading' in print ? 5 : 4) ? points + talk.length / 1_000_000 : 0
}

/** From this share of lines in italics on, they may be the answers. */
const MANY_IN_ITALICS = 0.3
/** Prints that are looked at: more are noise of an editor's. */
const MOST_PRINTS = 8
const FEWEST_PRINTED = 3
const ASKING_CHARS = 600
const COVERED = 0.6
const ASKING = 0.4

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

/** Whether the printed lines themselves ask; the print of all paragraphs holds questions too. */
const asksMostly = (lines: readonly Line[], printed: readonly PrintedLine[]): boolean =>
  share(printed, ({ line }) => isAsking(lines[line]!.text)) >= ASKING

/** Whether most of the paragraphs that end in a question are among the printed lines. */
function coversQuestions(lines: readonly Line[], printed: readonly PrintedLine[]): boolean {
  const among = new Set(printed.map(({ line }) => line))
  const asking = lines.flatMap(({ text }, at) =>
    text.length <= ASKING_CHARS && isAsking(text.trim().slice(-ENDING_CHARS)) ? [at] : [],
  )
  return asking.length > 0 && asking.filter((at) => among.has(at)).length >= asking.length * COVERED
}

/**
 * The lines printed like this document's unlabelled questions; none where it has no such questions. `hasLabel` tells of
 * labels at the first of some printed lines.
 */
export function findPrinted(
  lines: readonly Line[],
  levels: readonly (number | undefined)[],
  context: Context,
  hasLabel: (printed: readonly PrintedLine[]) => boolean,
): PrintedLine[] {
  const prints: QuestionPrint[] = [
    { style: 'bold' },
    { style: 'italic' },
    { block: 'blockQuote' },
    { block: 'term' },
    ...(share(lines, ({ styles }) => styles.includes('italic')) >= MANY_IN_ITALICS ? [{ upright: true } as const] : []),
    { numbered: true },
    ...commonPrints(lines).map((print) => ({ print })),
    ...[...new Set(levels)].filter((level) => level !== undefined).map((heading) => ({ heading })),
  ]
  let best: PrintedLine[] = []
  let most = 0
  for (const print of prints) {
    const printed = printedLines(lines, levels, print)
    const points = weigh(lines, printed, print, context, hasLabel(printed))
    if (points > most) {
      most = points
      best = printed
    }
  }
  return best
}

/** "Minister, the company says that it will stop." may be the first question of a talk, a lead may not. */
const isPromptToSomebody = (text: string): boolean =>
  ENDS_LIKE_SENTENCE.test(text) && (SECOND_PERSON.test(text) || speaksToSomebody(text))

/** The questions among the printed lines: from the first that asks or speaks to somebody, prompts included, crossheads not. */
export function questionLines(lines: readonly Line[], printed: readonly PrintedLine[]): PrintedLine[] {
  const asking = printed.findIndex(({ line, end }) => isAsking(lines[line]!.text.slice(0, end ?? undefined)))
  if (asking < 0) return []
  const addressing = printed.findIndex(({ line }) => isPromptToSomebody(lines[line]!.text))
  const first = addressing < 0 ? asking : Math.min(asking, addressing)
  return printed.slice(first).filter(({ line, end }) => {
    const { text, kind } = lines[line]!
    const words = text.split(/\s+/u).length
    if (end !== null || isAsking(text)) return true
    return ENDS_LIKE_SENTENCE.test(text) && words >= (kind === 'heading' ? PROMPT_WORDS : 3)
  })
}
