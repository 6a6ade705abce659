import type { Span } from '../../types.ts'
import type { Quotation } from './quotes.ts'

const LOWER_CASE_NEXT = /^[\s,–—-]*\p{Ll}/u

/**
 * Sentences as the rules need them: a sentence end inside a quotation is none, and neither is one that a lower-case
 * word follows ("“Why?” he asked").
 */
export function reportingSentences(text: string, sentences: readonly Span[], quotations: readonly Quotation[]): Span[] {
  const joined: [number, number][] = []
  let quotation = 0
  for (const [start, end] of sentences) {
    while (quotation < quotations.length && quotations[quotation]!.span[1] <= start) quotation++
    const last = joined.at(-1)
    const current = quotations[quotation]
    const insideQuotation = current !== undefined && current.span[0] < start && current.span[1] > start
    if (last && (insideQuotation || LOWER_CASE_NEXT.test(text.slice(start, start + 8)))) last[1] = end
    else joined.push([start, end])
  }
  return joined
}
