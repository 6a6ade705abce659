import type { Span } from '../../types.ts'
import { accordingReports } from './according.ts'
import { backwardReport } from './backward.ts'
import { clauseReports } from './clauses.ts'
import { droppedSubject } from './dropped.ts'
import type { Found } from './found.ts'
import { freeIndirectReport } from './free-indirect.ts'
import type { Grammar } from './grammar.ts'
import { GRAMMARS } from './grammars/grammars.ts'
import { incisedReports } from './incises.ts'
import { withLooseQuotations } from './loose.ts'
import { namingReports } from './naming.ts'
import type { Quotation } from './quotes.ts'
import { quotationsIn } from './said.ts'
import type { Sentence } from './sentence.ts'
import { reportingSentences } from './sentences.ts'
import { tokenise } from './tokens.ts'
import { verbFinalReports } from './verb-final.ts'

/**
 * Reported and quoted speech by grammar and cue lexicon; in a language without a grammar, quotations alone and
 * without their speakers.
 *
 * @param paragraphs spans of `text`, in order
 * @param sentences spans of `text`, in order, none across paragraphs
 * @param language primary subtag
 */
export function findByRules(
  text: string,
  paragraphs: readonly Span[],
  sentences: readonly Span[],
  language: string | null,
): Found[] {
  const grammar = language === null ? undefined : GRAMMARS.get(language)
  const quoted = quotationsIn(text, paragraphs, language)
  const found: Found[] = []
  let next = 0
  let before: Found | undefined
  /** Where nobody is known to say it. */
  let sentenceBefore: Span | null = null
  paragraphs.forEach((paragraph, index) => {
    const own: Span[] = []
    while (next < sentences.length && sentences[next]![0] < paragraph[1]) {
      const sentence = sentences[next++]!
      if (sentence[1] > paragraph[0])
        own.push([Math.max(sentence[0], paragraph[0]), Math.min(sentence[1], paragraph[1])])
    }
    if (!grammar) return
    for (const sentence of reportingSentences(text, own, quoted)) {
      const tokens = tokenise(text, sentence, quoted, grammar.elides)
      const read = { tokens, from: 0, to: tokens.length, paragraph: index }
      const earlier = sentenceBefore && backwardReport(read, sentenceBefore, text, grammar)
      const reports = earlier ? [earlier] : reportsOf(read, quoted, grammar)
      if (!grammar.judged && reports.length === 0) reports.push(...incisedReports(read, quoted, grammar))
      if (reports.length === 0) reports.push(...namingReports(read, grammar))
      if (reports.length === 0) reports.push(...accordingReports(read, grammar))
      const dropped = reports.length === 0 ? droppedSubject(read, quoted, grammar) : null
      if (dropped) reports.push(dropped)
      const carried = reports.length === 0 ? freeIndirectReport(read, before, grammar) : null
      if (carried) reports.push(carried)
      const last = reports.at(-1)
      if (last === undefined || before === undefined || !isReportedItself(text, last, grammar)) before = last
      found.push(...reports)
      sentenceBefore = reports.length === 0 ? sentence : null
    }
  })
  return withLooseQuotations(text, paragraphs, quoted, found, orphansOf(grammar))
}

/** Where a model judges, it knows better which quotation is something said. */
function orphansOf(grammar: Grammar | undefined): 'all' | 'sentences' | 'open' {
  if (grammar === undefined) return 'all'
  return grammar.judged ? 'open' : 'sentences'
}

/** "Die Regierung habe versprochen": what somebody else says that the government promised, who goes on speaking. */
const isReportedItself = (text: string, { cue }: Found, grammar: Grammar): boolean =>
  cue.some((span) =>
    grammar.reportive.has(
      text
        .slice(...span)
        .split(/\s/)[0]!
        .toLowerCase(),
    ),
  )

function reportsOf(sentence: Sentence, quoted: readonly Quotation[], grammar: Grammar): Found[] {
  if (grammar.verbFinal) return verbFinalReports(sentence, quoted, grammar)
  // "Según la ministra, el Gobierno había prometido …": her words, whatever other cues are among them.
  const framed = grammar.judged ? [] : accordingReports(sentence, grammar, { atHead: true })
  return framed.length > 0 ? framed : clauseReports(sentence, quoted, grammar)
}
