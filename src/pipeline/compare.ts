import { diffArrays } from 'diff'
import type { Document } from '../schemas/document.ts'
import type { Event } from '../schemas/event.ts'
import type { Statement } from '../schemas/statement.ts'
import { type Revised, revise } from './revise.ts'

/** Blocks of text that stand in both revisions (equal), or in one of them; a changed block has both. */
export type TextChange = { before: string[]; after: string[]; equal: boolean }

/** The blocks of two revisions side by side, in order (Myers 1986, as jsdiff has it). */
export function compareTexts(before: Document, after: Document): TextChange[] {
  const changes: TextChange[] = []
  for (const { value, added, removed } of diffArrays(blocksOf(before), blocksOf(after))) {
    const last = changes.at(-1)
    if (added && last !== undefined && !last.equal && last.after.length === 0) last.after = value
    else changes.push({ before: added ? [] : value, after: removed ? [] : value, equal: !added && !removed })
  }
  return changes
}

function blocksOf({ text }: Document): string[] {
  return text.split(/\n+/).filter((block) => block.trim() !== '')
}

/** The usable statements that a document's events, in their order, leave. */
export function replay(events: Event[]): Statement[] {
  const statements = new Map<string, Statement>()
  for (const { op, statement, previous } of events) {
    if (previous !== null) statements.delete(previous.id)
    if (op === 'DEL') statements.delete(statement.id)
    else statements.set(statement.id, statement)
  }
  return [...statements.values()].sort((a, b) => startOf(a) - startOf(b))
}

const startOf = ({ spans }: Statement): number => spans.content[0]?.[0] ?? 0

/** What happened to the statements between two places in a document's events. */
export const compareStatements = (before: Event[], after: Event[]): Revised => revise(replay(before), replay(after))
