import type { Span } from '../../types.ts'
import { isAdverb } from './adverbs.ts'
import { reportOf } from './clauses.ts'
import { cuesOf } from './cues.ts'
import type { Found } from './found.ts'
import type { Grammar } from './grammar.ts'
import type { Sentence } from './sentence.ts'
import { isStop, spanOf } from './spans.ts'
import type { Token } from './tokens.ts'

/**
 * "Die Gerüchte nannte er eine Erfindung": what somebody calls something or takes it for. The object and what it is
 * called, on whichever side of the verb they stand, are the content.
 */
export function namingReports(sentence: Sentence, grammar: Grammar): Found[] {
  const { tokens, from, to, paragraph } = sentence
  for (const candidate of cuesOf(sentence, grammar)) {
    const pattern = grammar.naming.get(candidate.cue.lemma)
    const report = pattern && reportOf(sentence, candidate, null, grammar)
    if (!report || report.position === 'borrowed') continue
    const { subject, group } = report
    const left = framesOnly(tokens[from]!, grammar) ? null : part(tokens, from, Math.min(subject[0], group))
    const right = part(tokens, Math.max(subject[1], report.to), to)
    if (!right) continue
    const rest = tokens.slice(...right).map(({ text }) => text)
    if (!pattern.test(rest.join(' '))) continue
    const content = [left, right].filter((range) => range !== null).map((range): Span => spanOf(tokens, range))
    return [
      {
        paragraph,
        speaker: [spanOf(tokens, subject)],
        cue: [spanOf(tokens, [group, report.to])],
        content,
        confidence: 0.8 * report.confidence,
        naming: true,
      },
    ]
  }
  return []
}

/** "Am Dienstag nannte er …": when and where, and no part of what he said. */
const framesOnly = (first: Token, grammar: Grammar): boolean =>
  grammar.prepositions.has(first.lower) || grammar.times.has(first.lower) || isAdverb(first, grammar)

function part(tokens: readonly Token[], from: number, to: number): [number, number] | null {
  let start = from
  let end = to
  while (start < end && isStop(tokens[start]!)) start++
  while (end > start && isStop(tokens[end - 1]!)) end--
  return end > start ? [start, end] : null
}
