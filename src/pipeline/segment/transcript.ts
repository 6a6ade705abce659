import type { Parsed } from '../types.ts'
import type { Context } from './context.ts'
import type { Label } from './label.ts'
import { findLabels, firstLabels } from './labelled.ts'
import type { Line } from './lines.ts'
import { findQuestionPrint, printedLines, type QuestionPrint, questionLines } from './questions.ts'
import { labelledStart, plainStart, type Start } from './starts.ts'

export type Found = { starts: Start[]; leftOut: (line: number, start: Start) => boolean }

const NONE: Found = { starts: [], leftOut: () => false }

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

/** Questions printed alike and, after each, the answers: labelled where a label stands, else without one. */
function printedStarts(
  lines: readonly Line[],
  labels: readonly Label[],
  questions: readonly number[],
  printed: readonly number[],
): Start[] {
  const byLine = new Map(labels.map((label) => [label.line, label]))
  const isQuestion = new Set(questions)
  const isPrinted = new Set(printed)
  const starts: Start[] = []
  let previous: 'question' | 'answer' | null = null
  const first = Math.min(questions[0] ?? lines.length, labels[0]?.line ?? lines.length)
  for (let at = first; at < lines.length; at += 1) {
    const label = byLine.get(at)
    if (isQuestion.has(at)) {
      const goesOn = previous === 'question' && label === undefined
      if (!goesOn)
        starts.push(label === undefined ? plainStart(at, 'question') : { ...labelledStart(label), role: 'question' })
      previous = 'question'
    } else if (label !== undefined) {
      starts.push({ ...labelledStart(label), role: label.kind === 'question' ? 'question' : 'answer' })
      previous = 'answer'
    } else if (
      previous === 'question' &&
      lines[at]!.kind !== 'heading' &&
      lines[at]!.kind !== 'caption' &&
      !isPrinted.has(at)
    ) {
      starts.push(plainStart(at, 'answer'))
      previous = 'answer'
    }
  }
  return starts
}

/** Where turns begin in this document; nowhere in a report. */
export function findStarts(parsed: Parsed, lines: readonly Line[], context: Context): Found {
  if (lines.some(({ voice }) => voice !== null)) return { starts: voiceStarts(lines), leftOut: () => false }
  const levels = lines.map(({ block, kind }) => (kind === 'heading' ? (parsed.blocks[block]!.level ?? 2) : undefined))
  const labels = findLabels(lines, context)
  const labelled = new Set(labels.map(({ line }) => line))
  const byPrint = findQuestionPrint(lines, levels, context, (printed) => {
    const first = printed.find((line) => lines[line]!.text.length > 0)
    return first !== undefined && firstLabels(lines, first, lines.length).length === 2
  })
  if (byPrint !== null && usesPrint(lines, labels, byPrint.print, byPrint.printed)) {
    const questions = questionLines(lines, byPrint.printed, byPrint.print)
    const first = questions[0]
    if (first !== undefined) {
      const extra = labels.length > 0 ? labels : firstLabels(lines, first, questions[1] ?? lines.length)
      return {
        starts: printedStarts(lines, extra, questions, byPrint.printed),
        leftOut: (line) => byPrint.printed.includes(line) && !questions.includes(line),
      }
    }
  }
  if (labels.length === 0) return NONE
  return { starts: labels.filter(({ line }) => labelled.has(line)).map(labelledStart), leftOut: () => false }
}

/** Questions told by print matter where labels leave most of them unlabelled. */
function usesPrint(
  lines: readonly Line[],
  labels: readonly Label[],
  print: QuestionPrint,
  printed: readonly number[],
): boolean {
  if (labels.length === 0) return true
  const labelledLines = new Set(labels.map(({ line }) => line))
  const unlabelled = printed.filter((line) => !labelledLines.has(line)).length
  const labelledInPrint = printed.length - unlabelled
  return unlabelled >= 3 && unlabelled > labelledInPrint && printedLines(lines, [], print).length >= 0
}
