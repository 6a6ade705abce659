import { stripVTControlCharacters } from 'node:util'
import Table from 'cli-table3'
import pc from 'picocolors'
import type { Statement } from '../schemas/statement.ts'

const PLAIN = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: ' ',
}

/** A table for people: no frame, a bold head, the last column wrapped to what is left of the terminal. */
export function renderTable(head: string[], rows: string[][], columns = process.stdout.columns ?? 120): string {
  const widths = head.map(
    (title, column) =>
      Math.max(title.length, ...rows.map((row) => stripVTControlCharacters(row[column] ?? '').length)) + 2,
  )
  const last = widths.length - 1
  const others = widths.slice(0, last).reduce((sum, width) => sum + width + 1, 0)
  const lastWidth = Math.max(24, Math.min(widths[last] ?? 24, columns - others - 1))
  const table = new Table({
    head: head.map((title) => pc.bold(title)),
    chars: PLAIN,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 1 },
    colWidths: [...widths.slice(0, last), lastWidth],
    wordWrap: true,
  })
  table.push(...rows)
  return table.toString()
}

/** Texts side by side, each wrapped to its share of the terminal. */
export function renderColumns(head: string[], rows: string[][], columns = process.stdout.columns ?? 120): string {
  const width = Math.floor(columns / head.length) - 1
  const style = { head: [], border: [], 'padding-left': 0, 'padding-right': 1 }
  const table = new Table({ head, chars: PLAIN, style, colWidths: head.map(() => width), wordWrap: true })
  table.push(...rows)
  return table.toString()
}

export const statementHead = ['speaker', 'kind', 'act', 'topic', 'text']

export function statementRow(statement: Statement): string[] {
  return [
    clip(speakerOf(statement), 24),
    statement.kind,
    actOf(statement),
    clip(statement.topics[0]?.name ?? '', 26),
    statement.text.replace(/\s+/g, ' '),
  ]
}

/** "deny", "not deny". A refusal or a doubt holds its negation already: "refused to say". */
export function actOf({ cue }: Statement): string {
  if (cue === null) return ''
  const told = cue.negated && cue.act !== 'refuse' && cue.act !== 'doubt'
  return told ? `not ${cue.act}` : cue.act
}

export function speakerOf({ speaker }: Statement): string {
  return speaker.name ?? (speaker.literal === null ? '(unknown)' : `(${speaker.literal})`)
}

export function clip(text: string, length: number): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length <= length ? line : `${line.slice(0, length - 1)}…`
}
