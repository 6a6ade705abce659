import type { CodePointSpan } from '../../schemas/common.ts'
import { lowerBound } from '../spans.ts'
import type { Span } from '../types.ts'

/** Turns spans of UTF-16 code units of one text into spans of Unicode code points of the same text. */
export type ToCodePoints = (span: Span) => CodePointSpan

export function codePointsOf(text: string): ToCodePoints {
  const astral = positionsOfAstral(text)
  if (astral.length === 0) return ([start, end]) => [start, end]
  const toCodePoint = (unit: number) => unit - countBelow(astral, unit)
  return ([start, end]) => [toCodePoint(start), toCodePoint(end)]
}

/** Indexes of the second halves of surrogate pairs, ascending. */
function positionsOfAstral(text: string): number[] {
  const positions: number[] = []
  for (const match of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) positions.push(match.index + 1)
  return positions
}

/** How many of the ascending numbers are smaller than `limit`. */
const countBelow = (ascending: number[], limit: number): number =>
  lowerBound(ascending.length, (index) => ascending[index]! >= limit)
