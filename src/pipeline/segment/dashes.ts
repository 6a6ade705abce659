import { isAsking } from './asking.ts'
import type { Context } from './context.ts'
import type { Label } from './label.ts'
import type { Line } from './lines.ts'
import { labelledStart, plainStart, type Start } from './starts.ts'
import { FIRST_PERSON, SECOND_PERSON } from './words.ts'

const DASH = /^[\s*_]*[—–―─-]{1,2}\s?(?=["«„“「¿¡(]?[\p{L}\p{N}])/u
/** In Japanese a dash of double length begins a question, whose answer has none. */
const DOUBLED = /^\s*(?:―{2}|─{2}|—{2})/u
const FEWEST_DOUBLED = 3
/** "– We will not, – the minister said": a quotation in a report, not a turn. */
const SAID_AFTER = /[,!?…]["»”]?\s[—–-]\s?\p{Ll}/u
const FEWEST = 4
const ENDING_CHARS = 120

type Dashed = { start: Start; text: string }

function dashedLines(lines: readonly Line[]): Dashed[] {
  return lines.flatMap((line, index): Dashed[] => {
    const dash = line.kind === 'heading' || line.kind === 'listItem' ? null : DASH.exec(line.text.slice(0, 40))
    return dash === null ? [] : [{ start: plainStart(index, null, dash[0].length), text: line.text }]
  })
}

/**
 * Talks in which some turns have a label and the others a dash: "Correspondent: How did you …?" and "– Well, …", or a dash
 * in front of each question and a name in front of each answer.
 */
export function dashesAmongLabels(lines: readonly Line[], labels: readonly Label[]): Start[] {
  const labelled = new Set(labels.map(({ line }) => line))
  const dashed = dashedLines(lines).filter(({ start }) => !labelled.has(start.line))
  if (dashed.length < FEWEST || dashed.length * 2 < labels.length) return []
  const labelsAsk = labels.every(({ kind }) => kind === 'question' || kind === 'interviewer')
  const dashesAsk = dashed.filter(({ text }) => isAsking(text) || DOUBLED.test(text)).length * 2 > dashed.length
  if (!labelsAsk && !dashesAsk) return []
  const isQuestion = ({ text }: Dashed) => !labelsAsk || isAsking(text.slice(-ENDING_CHARS))
  return [
    ...labels.map(labelledStart),
    ...dashed.map((one): Start => ({ ...one.start, role: isQuestion(one) ? 'question' : 'answer' })),
  ].sort((a, b) => a.line - b.line)
}

/** Talks whose turns begin with a dash: "— How did you …? — Well, …". Questions are those that ask. */
export function dashStarts(lines: readonly Line[], margin: ReadonlySet<number>, context: Context): Start[] {
  const starts = dashedLines(lines)
  const doubled = starts.filter(({ text }) => DOUBLED.test(text))
  if (doubled.length >= FEWEST_DOUBLED && doubled.length * 4 >= lines.length) {
    return questionsOnly(
      doubled.map(({ start }) => start),
      lines,
      margin,
    )
  }
  if (starts.length < FEWEST) return []
  const asking = starts.filter(({ text }) => isAsking(text)).length
  const quoting = starts.filter(({ text }) => SAID_AFTER.test(text)).length
  const personal = starts.filter(({ text }) => FIRST_PERSON.test(text) || SECOND_PERSON.test(text)).length
  if (asking < 2 || asking * 5 < starts.length || quoting * 4 > starts.length) return []
  if (!context.announced && (personal * 2 < starts.length || asking < 3)) return []
  const dashed = new Set(starts.map(({ start }) => start.line))
  const isEveryOther = starts.every(({ start }) => !dashed.has(start.line + 1))
  if (isEveryOther || asking * 5 >= starts.length * 4)
    return questionsOnly(
      starts.map(({ start }) => start),
      lines,
      margin,
    )
  const asks = starts.map(({ text }, index) => isAsking(text.slice(-ENDING_CHARS)) && index < starts.length - 1)
  const prompts = promptsAmong(asks)
  let asked = false
  return starts.map(({ start }, index) => {
    const question = asks[index] === true || prompts.has(index)
    const role = question ? 'question' : asked ? 'answer' : null
    asked = question
    return { ...start, role }
  })
}

/**
 * Turns that ask without a question mark. Each dash is a change of speakers, so of three turns between two questions the
 * middle one is the interviewer's, where most questions have one answer.
 */
function promptsAmong(asks: readonly boolean[]): ReadonlySet<number> {
  const runs: number[][] = []
  asks.forEach((question, index) => {
    if (question) runs.push([])
    else runs.at(-1)?.push(index)
  })
  const single = runs.filter(({ length }) => length === 1).length
  if (single * 3 < runs.length * 2) return new Set()
  return new Set(runs.flatMap((run) => (run.length === 3 ? run.slice(1, 2) : [])))
}

/** Where only questions have a dash, an answer begins on the next line that somebody says. */
function questionsOnly(questions: readonly Start[], lines: readonly Line[], margin: ReadonlySet<number>): Start[] {
  const asked = new Set(questions.map(({ line }) => line))
  const isSaid = (at: number) => !margin.has(at) && lines[at]!.kind !== 'heading' && lines[at]!.kind !== 'caption'
  return questions.flatMap((start): Start[] => {
    const question: Start = { ...start, role: 'question' }
    let next = start.line + 1
    while (next < lines.length && !asked.has(next) && !isSaid(next)) next += 1
    return next < lines.length && !asked.has(next) ? [question, plainStart(next, 'answer')] : [question]
  })
}
