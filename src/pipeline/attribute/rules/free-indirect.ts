import type { Found } from './found.ts'
import type { Grammar } from './grammar.ts'
import type { Sentence } from './sentence.ts'
import { isStop, spanOf } from './spans.ts'
import type { Token } from './tokens.ts'

/** Less sure than the report that it carries on. */
const CARRY = 0.85
const WITHOUT_REPORT = 0.5

/**
 * A sentence without a cue whose verb form marks it as somebody else's words ("Dies sei ein Irrweg."). It carries on
 * the report of the sentence before; behind the narrator's own words it stays without a speaker.
 */
export function freeIndirectReport(
  { tokens, from, to, paragraph }: Sentence,
  before: Found | undefined,
  grammar: Grammar,
): Found | null {
  const own = tokens.slice(from, to).filter((token) => token.quotation < 0)
  const isReportive = own.some((token) => grammar.reportive.has(token.lower)) || hasReportiveForm(own, before, grammar)
  if (!isReportive || own.some((token) => token.lower === 'ich')) return null
  let end = to
  while (end > from && isStop(tokens[end - 1]!)) end--
  if (end - from < 3) return null
  return {
    paragraph,
    speaker: [],
    cue: [],
    content: [spanOf(tokens, [from, end])],
    confidence: before ? before.confidence * CARRY : WITHOUT_REPORT,
    ...(before && { carriedFrom: before.carriedFrom ?? before }),
    freeIndirect: true,
  }
}

function hasReportiveForm(own: readonly Token[], before: Found | undefined, { reportiveForms }: Grammar): boolean {
  if (reportiveForms === null || own.length === 0) return false
  const words = own.map(({ text }) => text).join(' ')
  return reportiveForms.alone.test(words) || (before !== undefined && reportiveForms.carried.test(words))
}
