import type { Context } from './context.ts'
import type { Line } from './lines.ts'
import { FIRST_PERSON, SECOND_PERSON } from './words.ts'

/** How questions without a label are printed: a style, or a heading's level. */
export type QuestionPrint = { style: 'bold' | 'italic' } | { heading: number }

const ANSWER_CHARS = 500
const ASKING = /[?？؟;՞]["'»”’)\]*_\s]*$/u
const LETTERS = /\p{L}{2}/u
/** A prompt that is no question still ends like a sentence; a crosshead does not. */
const ENDS_LIKE_SENTENCE = /[.!?…？！。؟:;]["'»”’)\]*_\s]*$/u

export const isAsking = (text: string): boolean =>
  /[?？؟՞]/u.test(text) || (/\p{Script=Greek}/u.test(text) && ASKING.test(text))

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

/** Lines printed that way, runs of them taken together. */
export function printedLines(
  lines: readonly Line[],
  levels: readonly (number | undefined)[],
  print: QuestionPrint,
): number[] {
  return lines.flatMap((line, index) => {
    if (!LETTERS.test(line.text)) return []
    if ('heading' in print) return line.kind === 'heading' && levels[index] === print.heading ? [index] : []
    return line.kind !== 'heading' && line.kind !== 'caption' && line.styles.includes(print.style) ? [index] : []
  })
}

/** Points for "these lines are an interviewer's questions", 0 where they cannot be. */
function weigh(
  lines: readonly Line[],
  printed: readonly number[],
  print: QuestionPrint,
  context: Context,
  labelled: boolean,
): number {
  const runs = printed.filter((line, index) => index === 0 || printed[index - 1]! < line - 1)
  if (runs.length < (context.announced || labelled ? 2 : 3)) return 0
  const isPrinted = new Set(printed)
  let asking = 0
  let addressing = 0
  let answered = 0
  let personal = 0
  for (const start of runs) {
    let end = start
    while (isPrinted.has(end + 1)) end += 1
    const question = lines
      .slice(start, Math.min(end, start + 4) + 1)
      .map(({ text }) => text)
      .join(' ')
    const answer = lines
      .slice(end + 1, end + 4)
      .map(({ text }) => text)
      .join(' ')
      .slice(0, ANSWER_CHARS)
    if (isAsking(question)) asking += 1
    if (SECOND_PERSON.test(question)) addressing += 1
    if (LETTERS.test(answer)) answered += 1
    if (FIRST_PERSON.test(answer)) personal += 1
  }
  const asks = share(asking, runs.length)
  if (asks < 0.35 || share(answered, runs.length) < 0.7) return 0
  const addresses = share(addressing, runs.length) >= 0.25
  const speaks = share(personal, runs.length) >= 0.4
  if (!context.announced && !labelled && !(addresses && speaks && asks >= 0.6)) return 0
  const points =
    (context.announced ? 2 : 0) +
    (labelled ? 2 : 0) +
    (asks >= 0.5 ? 1 : 0) +
    (asks >= 0.8 ? 1 : 0) +
    (addresses ? 1 : 0) +
    (speaks ? 1 : 0)
  return points >= ('heading' in print ? 5 : 4) ? points + runs.length / 1_000 : 0
}

/** How this document prints unlabelled questions, or null where it does not. `hasLabel` tells of labels seen on printed lines. */
export function findQuestionPrint(
  lines: readonly Line[],
  levels: readonly (number | undefined)[],
  context: Context,
  hasLabel: (printed: readonly number[]) => boolean,
): { print: QuestionPrint; printed: number[] } | null {
  const prints: QuestionPrint[] = [
    { style: 'bold' },
    { style: 'italic' },
    ...[...new Set(levels)].filter((level) => level !== undefined).map((heading) => ({ heading })),
  ]
  let best: { print: QuestionPrint; printed: number[] } | null = null
  let most = 0
  for (const print of prints) {
    const printed = printedLines(lines, levels, print)
    const points = weigh(lines, printed, print, context, hasLabel(printed))
    if (points > most) {
      most = points
      best = { print, printed }
    }
  }
  return best
}

/** The first lines of the questions: from the first that asks, prompts included, crossheads not. */
export function questionLines(lines: readonly Line[], printed: readonly number[], print: QuestionPrint): number[] {
  const first = printed.findIndex((line) => isAsking(lines[line]!.text))
  if (first < 0) return []
  return printed.slice(first).filter((line) => {
    const { text } = lines[line]!
    return isAsking(text) || (!('heading' in print) && ENDS_LIKE_SENTENCE.test(text) && text.split(/\s+/u).length >= 3)
  })
}
