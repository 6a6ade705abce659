import type { Found } from './found.ts'
import type { Grammar } from './grammar.ts'
import type { Quotation } from './quotes.ts'
import type { Sentence } from './sentence.ts'
import { spanOf } from './spans.ts'
import type { Token } from './tokens.ts'

const CONFIDENCE = 0.75

/**
 * "“Es una victoria”, afirmó.": where a language leaves pronouns out, a quotation with a verb of saying and no subject.
 * Its speaker is whoever the sentence before tells of.
 */
export function droppedSubject(
  { tokens, from, to, paragraph }: Sentence,
  quotations: readonly Quotation[],
  grammar: Grammar,
): Found | null {
  const first = tokens[from]
  if (!grammar.dropsPronouns || first === undefined || first.quotation < 0) return null
  const { span } = quotations[first.quotation]!
  let at = from
  while (at < to && tokens[at]!.start < span[1]) at++
  if (tokens[at]?.text === ',') at++
  const cue = grammar.cues.get(tokens[at]?.lower ?? '')
  if (cue === undefined || cue.form !== 'finite') return null
  if (at + 1 < to && !isAside(tokens, at + 1, grammar)) return null
  return {
    paragraph,
    speaker: [],
    cue: [spanOf(tokens, [at, at + 1])],
    content: [span],
    confidence: CONFIDENCE,
    dropped: true,
  }
}

/** What may follow a verb and is no subject: a mark, "and", when and where. */
function isAside(tokens: readonly Token[], at: number, grammar: Grammar): boolean {
  const { text, lower } = tokens[at]!
  if (/^[,.;]$/.test(text)) return true
  const isDated = grammar.determiners.has(lower) && grammar.times.has(tokens[at + 1]?.lower ?? '')
  return (
    isDated ||
    [grammar.coordinators, grammar.prepositions, grammar.adverbs, grammar.times].some((all) => all.has(lower))
  )
}
