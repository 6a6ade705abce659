import type { Span } from '../../types.ts'
import { clauseReports } from './clauses.ts'
import type { Found } from './found.ts'
import type { Grammar } from './grammar.ts'
import { english } from './grammars/english.ts'
import { quotations } from './quotes.ts'
import { reportingSentences } from './sentences.ts'
import { tokenise } from './tokens.ts'

const GRAMMARS: ReadonlyMap<string, Grammar> = new Map([['en', english]])

/**
 * Reporting clauses by grammar and cue lexicon.
 *
 * @param paragraphs spans of `text`, in order
 * @param sentences spans of `text`, in order, none across paragraphs
 * @param language primary subtag; a language without a grammar yields nothing
 */
export function findByRules(
  text: string,
  paragraphs: readonly Span[],
  sentences: readonly Span[],
  language: string | null,
): Found[] {
  const grammar = language === null ? undefined : GRAMMARS.get(language)
  if (!grammar) return []
  const quoted = quotations(text, paragraphs)
  return paragraphs.flatMap((paragraph, index) => {
    const own = sentences.filter((sentence) => sentence[0] >= paragraph[0] && sentence[1] <= paragraph[1])
    return reportingSentences(text, own, quoted).flatMap((sentence) => {
      const tokens = tokenise(text, sentence, quoted, grammar.elides)
      return clauseReports({ tokens, from: 0, to: tokens.length, paragraph: index }, quoted, grammar)
    })
  })
}
