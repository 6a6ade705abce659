import type { StatementKind } from '../../schemas/statement.ts'
import type { Span } from '../types.ts'
import type { Quotation } from './rules/quotes.ts'

const LETTERS = /[\p{L}\p{N}]/gu

/** Direct when all of the content's words stand in quotation marks, mixed when some do. */
export function kindOf(
  text: string,
  content: readonly Span[],
  quotations: readonly Quotation[],
): Exclude<StatementKind, 'turn'> {
  let quoted = 0
  let all = 0
  for (const [start, end] of content) {
    all += letters(text, start, end)
    for (const { span } of quotations) {
      if (span[0] < end && span[1] > start) quoted += letters(text, Math.max(start, span[0]), Math.min(end, span[1]))
    }
  }
  if (quoted === 0) return 'indirect'
  return quoted === all ? 'direct' : 'mixed'
}

const letters = (text: string, start: number, end: number): number => text.slice(start, end).match(LETTERS)?.length ?? 0
