import { speaksToSomebody } from './addressed.ts'
import { isAsking } from './asking.ts'
import type { Context } from './context.ts'
import { isName, readLabel } from './label.ts'
import type { Line } from './lines.ts'
import { labelledStart, plainStart, type Start } from './starts.ts'
import { FIRST_PERSON, SECOND_PERSON } from './words.ts'

/** Longest paragraph that counts as a question, in characters, and the fewest questions that make an interview. */
const QUESTION_CHARS = 600
const FEWEST = 3
const ENDS_ASKING = 4
/** An answer that ends in a question is this much longer than the question before it. */
const LONGER = 1.5

/**
 * Questions told by their question mark and their place alone: short paragraphs that end in one, address somebody, and
 * are followed by paragraphs in the first person. Only in documents that announce an interview or speak to somebody by
 * name.
 */
export function unmarkedStarts(lines: readonly Line[], margin: ReadonlySet<number>, context: Context): Start[] {
  const asks = (at: number): boolean => {
    const { text, kind } = lines[at]!
    return (
      kind === 'paragraph' &&
      !margin.has(at) &&
      text.length <= QUESTION_CHARS &&
      isAsking(text.trim().slice(-ENDS_ASKING))
    )
  }
  const isQuoted = (at: number): boolean => /^["„“«'‘]/u.test(lines[at]!.text.trim())
  // An answer may end in a question too: between two questions the longer paragraph is the answer.
  const isAnswer = (at: number): boolean =>
    at < lines.length && (!asks(at) || (at + 1 < lines.length && asks(at + 1) && isLonger(at)))
  const isLonger = (at: number): boolean => lines[at]!.text.length > LONGER * lines[at - 1]!.text.length
  const found: number[] = []
  for (let at = 0; at < lines.length; at += 1) {
    if (!asks(at) || !isAnswer(at + 1)) continue
    found.push(at)
    at += 1
  }
  // Quoted questions are somebody's in a report, unless all of them are printed so.
  const quoted = found.filter(isQuoted)
  const questions = quoted.length * 5 >= found.length * 4 ? quoted : found.filter((at) => !isQuoted(at))
  const isSpokenTo = questions.slice(0, 2).some((at) => speaksToSomebody(lines[at]!.text))
  if (questions.length < FEWEST || !(context.announced || isSpokenTo)) return []
  const addressing = questions.filter((at) => SECOND_PERSON.test(lines[at]!.text)).length
  const speaking = questions.filter((at) => FIRST_PERSON.test(lines[at + 1]!.text)).length
  const body = lines.slice(questions[0]).filter(({ kind }) => kind === 'paragraph').length
  const isPersonal = isSpokenTo || (addressing * 3 >= questions.length && speaking * 2 >= questions.length)
  if (!isPersonal || questions.length * 8 < body) return []
  return questions.flatMap((at) => [startAt(lines, at, 'question'), startAt(lines, at + 1, 'answer')])
}

/** The first of such turns may have a label all the same. */
function startAt(lines: readonly Line[], at: number, role: 'question' | 'answer'): Start {
  const label = readLabel(lines[at]!, at)
  const isLabel = label !== null && label.separator === 'colon' && isName(label)
  return isLabel ? { ...labelledStart(label), role } : plainStart(at, role)
}
