import { speaksToSomebody } from './addressed.ts'
import { isAsking } from './asking.ts'
import type { Context } from './context.ts'
import type { Line } from './lines.ts'
import {
  ENDS_LIKE_SENTENCE,
  isWeak,
  LETTERS,
  PROMPT_WORDS,
  type PrintedLine,
  printedLines,
  printsOf,
  type QuestionPrint,
} from './prints.ts'
import { FIRST_PERSON, SECOND_PERSON } from './words.ts'

const ANSWER_CHARS = 500
/** Of a paragraph's end, where it may ask. */
const ENDING_CHARS = 4
/** Lines of one question or answer that are looked at. */
const LOOKED_AT = 4

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
  const addresses = share(talk, ({ question }) => SECOND_PERSON.test(question)) >= (context.announced ? 0.2 : 0.25)
  // Classes and colours are many: some set off a part of the questions, others what an author asks himself, and one all
  // that is said.
  if (isWeak(print) && isOfMost(lines, printed)) return 0
  // "Сколько их работает?" speaks to nobody by a word.
  const isTalk = addresses || labelled || (context.announced && asks >= 0.75 && talk.length >= MANY_QUESTIONS)
  if (isWeak(print) && !(asksMostly(lines, printed) && coversQuestions(lines, printed) && isTalk)) return 0
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

const ASKING_CHARS = 600
const COVERED = 0.6
const ASKING = 0.4

/** So many questions in a row of an announced talk are its interviewer's. */
const MANY_QUESTIONS = 4
const MOST = 0.7

/** Whether most of the paragraphs are printed so: no answers are left. */
const isOfMost = (lines: readonly Line[], printed: readonly PrintedLine[]): boolean =>
  printed.length > MOST * lines.filter(({ kind }) => kind === 'paragraph').length

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
 *
 * @param margin lines that nobody says
 */
export function findPrinted(
  lines: readonly Line[],
  levels: readonly (number | undefined)[],
  margin: ReadonlySet<number>,
  context: Context,
  hasLabel: (printed: readonly PrintedLine[]) => boolean,
): PrintedLine[] {
  let best: PrintedLine[] = []
  let most = 0
  for (const print of printsOf(lines, levels)) {
    const alike = printedLines(lines, levels, print)
    // A box's heading is no question; other lines in between keep paragraphs from being taken for one run.
    const printed = 'heading' in print ? alike.filter(({ line }) => !margin.has(line)) : alike
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

/** Of scripts without spaces a word is taken for three characters. */
const wordsIn = (text: string): number =>
  /[\p{Script=Han}\p{Script=Hiragana}]/u.test(text) ? text.length / 3 : text.split(/\s+/u).length

/** The questions among the printed lines: from the first that asks or speaks to somebody, prompts included, crossheads not. */
export function questionLines(lines: readonly Line[], printed: readonly PrintedLine[]): PrintedLine[] {
  const asking = printed.findIndex(({ line, end }) => isAsking(lines[line]!.text.slice(0, end ?? undefined)))
  if (asking < 0) return []
  const addressing = printed.findIndex(({ line }) => isPromptToSomebody(lines[line]!.text))
  const first = addressing < 0 ? asking : Math.min(asking, addressing)
  return printed.slice(first).filter(({ line, end }) => {
    const { text, kind } = lines[line]!
    const words = wordsIn(text)
    if (end !== null || isAsking(text)) return true
    return ENDS_LIKE_SENTENCE.test(text) && words >= (kind === 'heading' ? PROMPT_WORDS : 3)
  })
}
