import type { Parsed } from '../types.ts'
import type { Context } from './context.ts'
import { dashesAmongLabels, dashStarts } from './dashes.ts'
import { isAlone, isName, type Label, readLabel } from './label.ts'
import { findLabels } from './labelled.ts'
import { endsSentence, type Line } from './lines.ts'
import { isInitials } from './names.ts'
import { isTerm, type PrintedLine } from './prints.ts'
import { findPrinted, questionLines } from './questions.ts'
import { labelledStart, plainStart, type Start } from './starts.ts'
import { unmarkedStarts } from './unmarked.ts'

/** Changes of speakers that captions mark, from which on they mark all. */
const FEWEST_MARKED = 3
/** Lines after the first question in which the first answer's label is looked for. */
const FIRST_ANSWER_LINES = 6

function voiceStarts(lines: readonly Line[]): Start[] {
  const starts: Start[] = []
  let voice: string | null = null
  lines.forEach((line, index) => {
    if (line.voice === null || line.voice === voice) return
    voice = line.voice
    starts.push({ ...plainStart(index, null), voice })
  })
  return starts
}

/** Captions without speakers: a change is known where ">>" says so, and nowhere else. */
function captionStarts(lines: readonly Line[]): Start[] {
  return lines.flatMap((line, index) => {
    const mark = /^\s*(?:>>+|-)\s*/u.exec(line.text)
    return index === 0 || mark !== null ? [plainStart(index, null, mark?.[0].length ?? 0)] : []
  })
}

/** Labels, and in captions ">>" without one: somebody else speaks, and nothing says who. */
function withChanges(lines: readonly Line[], labels: readonly Label[], { recorded }: Context): Start[] {
  const labelled = new Set(labels.map(({ line }) => line))
  const changes = recorded
    ? lines.flatMap((line, index) => {
        const mark = labelled.has(index) || index < labels[0]!.line ? null : /^\s*>>+\s*/u.exec(line.text)
        return mark === null ? [] : [plainStart(index, null, mark[0].length)]
      })
    : []
  return [...labels.map(labelledStart), ...changes].sort((a, b) => a.line - b.line)
}

/** Labels on the first question and the first answer only: "SRF News: …", "Thomas Jäger: …". */
function firstLabels(lines: readonly Line[], printed: readonly PrintedLine[]): Label[] {
  const [first, second] = printed
  if (first === undefined) return []
  const end = Math.min(second?.line ?? lines.length, first.line + FIRST_ANSWER_LINES)
  const labels: Label[] = []
  for (let at = first.line; at < end; at += 1) {
    const label = lines[at]!.kind === 'caption' ? null : readLabel(lines[at]!, at)
    const isParted = label?.separator === 'colon' || (label?.separator === 'dash' && label.style === 'bold')
    if (label !== null && isParted && !isAlone(label, lines[at]!) && isName(label)) labels.push(label)
  }
  return labels.slice(0, 2)
}

/**
 * Labels that hold for one speaker only, as the questions are told by their print: "Marta Lindqvist: …" the first time and
 * "Lindqvist: …" from then on, or one label in front of most answers.
 */
function echoes(lines: readonly Line[], firsts: readonly Label[], questions: readonly PrintedLine[]): Label[] {
  const surname = (label: Label) => label.key.split(' ').at(-1)!
  const known = new Set(firsts.map(surname))
  const asked = new Set(questions.map(({ line }) => line))
  const labels = lines.flatMap((line, index) => {
    const isText = line.kind !== 'heading' && line.kind !== 'caption'
    const label = index > questions[0]!.line && isText ? readLabel(line, index) : null
    const isParted = label?.separator === 'colon' || (label?.separator === 'dash' && isInitials(label.text))
    return label !== null && isParted && isName(label) ? [label] : []
  })
  const afterQuestion = Map.groupBy(
    labels.filter(({ line }) => asked.has(line - 1)),
    surname,
  )
  return labels.filter((label) => {
    const name = surname(label)
    return known.has(name) || (afterQuestion.get(name)?.length ?? 0) * 2 > questions.length
  })
}

/** "Q:" in front of a question that is told by its print. */
function genericLabel(line: Line, at: number): Label | null {
  const label = readLabel(line, at)
  return label?.kind === 'question' && !isAlone(label, line) ? label : null
}

/** Questions printed alike and, after each, the answers: labelled where a label stands, else without one. */
function printedStarts(
  lines: readonly Line[],
  labels: readonly Label[],
  questions: readonly PrintedLine[],
  unspoken: ReadonlySet<number>,
): Start[] {
  const byLine = new Map(labels.map((label) => [label.line, label]))
  const byQuestion = new Map(questions.map((question) => [question.line, question]))
  const starts: Start[] = []
  let previous: 'question' | 'answer' | null = null
  for (let at = questions[0]!.line; at < lines.length; at += 1) {
    const label = byLine.get(at)
    const question = byQuestion.get(at)
    if (question !== undefined) {
      if (previous !== 'question' || label !== undefined) {
        const own = label ?? genericLabel(lines[at]!, at)
        starts.push(
          own === null ? plainStart(at, 'question', question.from) : { ...labelledStart(own), role: 'question' },
        )
      }
      previous = 'question'
      if (question.end !== null) {
        starts.push(plainStart(at, 'answer', question.end))
        previous = 'answer'
      }
    } else if (label !== undefined) {
      starts.push({ ...labelledStart(label), role: label.kind === 'question' ? 'question' : 'answer' })
      previous = 'answer'
    } else if (
      previous === 'question' &&
      lines[at]!.kind !== 'heading' &&
      lines[at]!.kind !== 'caption' &&
      !unspoken.has(at)
    ) {
      starts.push(plainStart(at, 'answer'))
      previous = 'answer'
    }
  }
  return starts
}

/**
 * Where turns begin in this document, and which printed lines are crossheads; no turns in a report.
 *
 * @param margin lines that nobody says
 */
export function findStarts(
  parsed: Parsed,
  lines: readonly Line[],
  context: Context,
  margin: ReadonlySet<number>,
): { starts: Start[]; crossheads: ReadonlySet<number> } {
  const none: ReadonlySet<number> = new Set()
  if (lines.some(({ voice }) => voice !== null)) return { starts: voiceStarts(lines), crossheads: none }
  const levels = lines.map(({ block, kind }) => (kind === 'heading' ? (parsed.blocks[block]!.level ?? 2) : undefined))
  const labels = findLabels(lines, context)
  const found = findPrinted(lines, levels, margin, context, (printed) => {
    const asked = questionLines(lines, printed)
    return (
      firstLabels(lines, asked).length === 2 || asked.every(({ line }) => genericLabel(lines[line]!, line) !== null)
    )
  })
  const questions = questionLines(lines, found).filter(({ line }) => !margin.has(line))
  if (questions.length > 0 && printMatters(lines, labels, questions)) {
    const printed = new Set(found.map(({ line }) => line))
    const asked = new Set(questions.map(({ line }) => line))
    const recurring = labels.filter(({ line }) => line >= questions[0]!.line)
    const firsts = firstLabels(lines, questions)
    const used =
      recurring.length * 3 >= questions.length
        ? recurring
        : [...firsts, ...recurring, ...echoes(lines, firsts, questions)]
    return {
      starts: printedStarts(lines, used, questions, new Set([...printed, ...margin])),
      crossheads: new Set([...printed, ...termsBeside(lines, questions)].filter((line) => !asked.has(line))),
    }
  }
  if (labels.length > 0) {
    const mixed = dashesAmongLabels(lines, labels)
    return { starts: mixed.length > 0 ? mixed : withChanges(lines, labels, context), crossheads: none }
  }
  const captions = context.recorded ? captionStarts(lines) : []
  if (captions.filter(({ at }) => at > 0).length >= FEWEST_MARKED) return { starts: captions, crossheads: none }
  const dashes = dashStarts(lines, margin, context)
  if (dashes.length > 0) return { starts: dashes, crossheads: none }
  const unmarked = unmarkedStarts(lines, margin, context)
  if (unmarked.length > 0) return { starts: unmarked, crossheads: none }
  return { starts: captions, crossheads: none }
}

/** All terms of the list whose terms the questions are: others are crossheads, whatever their class. */
const termsBeside = (lines: readonly Line[], questions: readonly PrintedLine[]): number[] =>
  questions.every(({ line }) => isTerm(lines[line]!))
    ? lines.flatMap((line, at) => (isTerm(line) && at > questions[0]!.line ? [at] : []))
    : []

/** Questions told by print matter where labels leave most of them unlabelled. */
function printMatters(lines: readonly Line[], labels: readonly Label[], questions: readonly PrintedLine[]): boolean {
  if (labels.length === 0) return true
  const labelled = new Set(labels.map((label) => speechOf(lines, label)))
  const unlabelled = questions.filter(({ line }) => !labelled.has(line)).length
  return unlabelled >= 2 && unlabelled * 2 > questions.length
}

const OFFICE_CHARS = 80

/** The line on which a label's speech begins: its own, or the first below that is more than an office or a time. */
function speechOf(lines: readonly Line[], label: Label): number {
  if (!isAlone(label, lines[label.line]!)) return label.line
  let at = label.line + 1
  while (at < lines.length && lines[at]!.text.length < OFFICE_CHARS && !endsSentence(lines[at]!)) at += 1
  return at
}
