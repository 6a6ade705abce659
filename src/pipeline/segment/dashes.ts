import type { Context } from './context.ts'
import type { Line } from './lines.ts'
import { isAsking } from './questions.ts'
import { plainStart, type Start } from './starts.ts'
import { FIRST_PERSON, SECOND_PERSON } from './words.ts'

const DASH = /^[\s*_]*[—–―-]\s?(?=["«„“¿¡(]?[\p{L}\p{N}])/u
/** "– We will not, – the minister said": a quotation in a report, not a turn. */
const SAID_AFTER = /[,!?…]["»”]?\s[—–-]\s?\p{Ll}/u
const FEWEST = 4

/** Talks whose turns begin with a dash: "— How did you …? — Well, …". Questions are those that ask. */
export function dashStarts(lines: readonly Line[], context: Context): Start[] {
  const starts: { start: Start; text: string }[] = []
  lines.forEach((line, index) => {
    const dash = line.kind === 'heading' || line.kind === 'listItem' ? null : DASH.exec(line.text.slice(0, 40))
    if (dash !== null) starts.push({ start: plainStart(index, null, dash[0].length), text: line.text })
  })
  if (starts.length < FEWEST) return []
  const asking = starts.filter(({ text }) => isAsking(text)).length
  const quoting = starts.filter(({ text }) => SAID_AFTER.test(text)).length
  const personal = starts.filter(({ text }) => FIRST_PERSON.test(text) || SECOND_PERSON.test(text)).length
  if (asking < 2 || asking * 5 < starts.length || quoting * 4 > starts.length) return []
  if (!context.announced && (personal * 2 < starts.length || asking < 3)) return []
  if (asking * 5 >= starts.length * 4)
    return questionsOnly(
      starts.map(({ start }) => start),
      lines,
    )
  let asked = false
  return starts.map(({ start, text }, index) => {
    const question = isAsking(text.slice(-120)) && index < starts.length - 1
    const role = question ? 'question' : asked ? 'answer' : null
    asked = question
    return { ...start, role }
  })
}

/** Where only questions have a dash, an answer begins on the line after one. */
function questionsOnly(questions: readonly Start[], lines: readonly Line[]): Start[] {
  const asked = new Set(questions.map(({ line }) => line))
  return questions.flatMap((start): Start[] => {
    const question: Start = { ...start, role: 'question' }
    const next = start.line + 1
    return next < lines.length && !asked.has(next) ? [question, plainStart(next, 'answer')] : [question]
  })
}
