import type { Span } from '../../types.ts'
import type { Found } from '../rules/found.ts'
import { ROLES } from './chain.ts'
import type { TokenSpan } from './spans.ts'
import { type Tokens, tokenSpans } from './tokens.ts'

/** A report as the rules read it, in tokens of the window. */
export type Hint = { speaker: TokenSpan[]; cue: TokenSpan[]; content: TokenSpan[]; report: Found }

/**
 * The reports that have their first content of the paragraph here, as far as they stand here; `from` is where the tokens'
 * text begins. What a quotation took of paragraphs before is no part of this one.
 */
export function hintsOf(reports: readonly Found[], tokens: Tokens, [from, to]: Span, paragraphStart = from): Hint[] {
  const here = (spans: readonly Span[]) => tokenSpans(tokens, from, spans)
  const firstOf = ({ content }: Found) => content.find(([start]) => start >= paragraphStart)
  return reports
    .filter((report) => {
      const first = firstOf(report)
      return first !== undefined && first[0] >= from && first[0] < to
    })
    .map((report) => ({
      speaker: here(report.speaker),
      cue: here(report.cue),
      content: here(report.content),
      report,
    }))
    .filter(({ content }) => content.length > 0)
}

/** Labels of what reports without a cue say: not as telling as the content of a cue. */
const CUELESS_LABEL = 2 * ROLES.length + 1

/** What the rules take each token for, numbered like the joint head's labels; 0 is nothing. */
export function hintedLabels(hints: readonly Hint[], count: number): Uint8Array {
  const labels = new Uint8Array(count)
  const mark = (spans: readonly TokenSpan[], label: number) => {
    for (const [start, end] of spans) {
      labels.fill(label + 1, start, end)
      labels[start] = label
    }
  }
  for (const role of ['content', 'speaker', 'cue'] as const) {
    for (const hint of hints) {
      const cueless = role === 'content' && hint.cue.length === 0
      mark(hint[role], cueless ? CUELESS_LABEL : 1 + 2 * ROLES.indexOf(role))
    }
  }
  return labels
}
