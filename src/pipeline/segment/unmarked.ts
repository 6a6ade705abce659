import type { Context } from './context.ts'
import type { Line } from './lines.ts'
import { isAsking } from './questions.ts'
import { plainStart, type Start } from './starts.ts'
import { FIRST_PERSON, SECOND_PERSON } from './words.ts'

/** Longest paragraph that counts as a question, in characters, and the fewest questions that make an interview. */
const QUESTION_CHARS = 600
const FEWEST = 3
const ENDS_ASKING = 4

/**
 * Questions told by their question mark and their place alone: short paragraphs that end in one, address somebody, and
 * are followed by paragraphs in the first person. Only in documents that announce an interview.
 */
export function unmarkedStarts(lines: readonly Line[], margin: ReadonlySet<number>, context: Context): Start[] {
  if (!context.announced) return []
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
  const found = lines.flatMap((_, at) => (asks(at) && at + 1 < lines.length && !asks(at + 1) ? [at] : []))
  // Quoted questions are somebody's in a report, unless all of them are printed so.
  const quoted = found.filter(isQuoted)
  const questions = quoted.length * 5 >= found.length * 4 ? quoted : found.filter((at) => !isQuoted(at))
  if (questions.length < FEWEST) return []
  const addressing = questions.filter((at) => SECOND_PERSON.test(lines[at]!.text)).length
  const speaking = questions.filter((at) => FIRST_PERSON.test(lines[at + 1]!.text)).length
  const body = lines.slice(questions[0]).filter(({ kind }) => kind === 'paragraph').length
  if (addressing * 3 < questions.length || speaking * 2 < questions.length || questions.length * 8 < body) return []
  return questions.flatMap((at) => [plainStart(at, 'question'), plainStart(at + 1, 'answer')])
}
