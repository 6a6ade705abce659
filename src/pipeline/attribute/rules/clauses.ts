import type { Span } from '../../types.ts'
import type { Cue } from '../acts/lexicon.ts'
import type { Found } from './found.ts'
import type { Grammar } from './grammar.ts'
import type { Quotation } from './quotes.ts'
import { type Range, subjectAfter, subjectBefore } from './subject.ts'
import { isCapitalised, isWord, type Token } from './tokens.ts'

type Candidate = { at: number; to: number; cue: Cue }

/** A cue with everything around it but its content. */
type Report = Candidate & {
  /** First token of the verb group: auxiliaries and adverbs before the cue. */
  group: number
  subject: Range | null
  /** Where the subject stands, or whose it borrows. */
  position: 'before' | 'after' | 'borrowed'
  confidence: number
}

export type Sentence = { tokens: readonly Token[]; from: number; to: number; paragraph: number }

/** Reporting clauses of one sentence, for languages whose verb follows its subject. */
export function clauseReports(sentence: Sentence, quotations: readonly Quotation[], grammar: Grammar): Found[] {
  const { tokens, from, to } = sentence
  const found: Found[] = []
  let covered = from
  let chainSubject: Range | null = null
  const candidates = cuesOf(sentence, grammar)
  for (let index = 0; index < candidates.length; index++) {
    const candidate = candidates[index]!
    if (candidate.at < covered) continue
    const report = reportOf(sentence, candidate, chainSubject, grammar)
    if (!report) continue
    const content = contentOf(sentence, report, candidates.slice(index + 1), quotations, grammar)
    if (!content) continue
    covered = Math.max(covered, content.next)
    if (report.subject) chainSubject = report.subject
    found.push({
      paragraph: sentence.paragraph,
      speaker: report.subject ? [spanOf(tokens, report.subject)] : [],
      cue: [spanOf(tokens, [report.group, report.to])],
      content: content.spans,
      confidence: report.confidence * content.confidence,
    })
  }
  return found.filter(() => to > from)
}

function cuesOf({ tokens, from, to }: Sentence, grammar: Grammar): Candidate[] {
  const found: Candidate[] = []
  for (let at = from; at < to; at++) {
    if (tokens[at]!.quotation >= 0) continue
    for (let length = Math.min(3, to - at); length > 0; length--) {
      const cue = grammar.cues.get(
        tokens
          .slice(at, at + length)
          .map((token) => token.lower)
          .join(' '),
      )
      if (!cue || cue.form === 'noun') continue
      found.push({ at, to: at + length, cue })
      break
    }
  }
  return found
}

function reportOf(sentence: Sentence, candidate: Candidate, chained: Range | null, grammar: Grammar): Report | null {
  const { tokens, from, to } = sentence
  const { at, cue } = candidate
  let group = at
  while (group > from && standsBeforeVerb(tokens[group - 1]!, cue, grammar)) group--
  const infinitive = tokens.slice(group, at).some((token) => token.lower === 'to')
  if (infinitive && !tokens.slice(group, at).some((token) => grammar.control.has(token.lower))) return null
  if (cue.form === 'participle') {
    const before = tokens[group - 1]
    const opensClause =
      before === undefined ||
      group === from ||
      before.text === ',' ||
      before.text === '—' ||
      before.text === '–' ||
      grammar.coordinators.has(before.lower) ||
      before.quotation >= 0
    const progressive = tokens.slice(group, at).some((token) => grammar.auxiliaries.has(token.lower))
    if (!progressive) {
      if (!opensClause) return null
      const subject = chained ?? sentenceSubject(sentence, group, grammar)
      return subject && { ...candidate, group, subject, position: 'borrowed', confidence: chained ? 0.85 : 0.7 }
    }
  }
  const passive = tokens.slice(group, at).some((token) => /^(is|are|was|were|be|been|being)$/.test(token.lower))
  if (passive && cue.form !== 'participle') return null
  const before = subjectBefore(tokens, from, group, grammar)
  if (before && !(cue.form === 'infinitive' && !infinitive && group === at && !plural(tokens, before, grammar))) {
    return { ...candidate, group, subject: before, position: 'before', confidence: 0.9 }
  }
  const previous = tokens[group - 1]
  const afterQuotation =
    previous !== undefined &&
    (previous.quotation >= 0 || (isStop(previous) && (tokens[group - 2]?.quotation ?? -1) >= 0))
  if (cue.form === 'finite' && group > from && (afterQuotation || previous?.text === ',')) {
    const after = subjectAfter(tokens, at + 1, to, grammar)
    if (after)
      return { ...candidate, group, subject: after, position: 'after', confidence: afterQuotation ? 0.95 : 0.8 }
  }
  const coordinated = previous !== undefined && (grammar.coordinators.has(previous.lower) || previous.text === ',')
  if (coordinated && chained && cue.form !== 'infinitive') {
    return { ...candidate, group, subject: chained, position: 'borrowed', confidence: 0.8 }
  }
  return null
}

function standsBeforeVerb(token: Token, cue: Cue, grammar: Grammar): boolean {
  if (token.quotation >= 0) return false
  if (grammar.auxiliaries.has(token.lower) || grammar.negations.has(token.lower)) return true
  if (cue.form === 'infinitive' && (token.lower === 'to' || token.lower === 'on' || grammar.control.has(token.lower)))
    return true
  return grammar.adverbs.has(token.lower) || (grammar.adverbEnding?.test(token.lower) ?? false)
}

function plural(tokens: readonly Token[], [from, to]: Range, grammar: Grammar): boolean {
  const last = tokens[to - 1]!
  if (grammar.pronouns.has(last.lower)) return /^(they|we|i|who|many|some|others|both)$/.test(last.lower)
  return (
    /s$/.test(last.lower) ||
    tokens.slice(from, to).some((token) => token.lower === 'and') ||
    /^(people|police|men|women)$/.test(last.lower)
  )
}

/** Who the sentence's main verb belongs to: the noun phrase at its head, or after its first comma. */
function sentenceSubject({ tokens, from }: Sentence, before: number, grammar: Grammar): Range | null {
  let start = from
  const first = tokens[from]
  if (first && grammar.prepositions.has(first.lower)) {
    while (start < before && tokens[start]!.text !== ',') start++
    start++
  }
  let end = start
  while (end < before && end - start < 10) {
    const token = tokens[end]!
    const standsIn =
      isCapitalised(token) ||
      grammar.determiners.has(token.lower) ||
      grammar.pronouns.has(token.lower) ||
      token.lower === 'of'
    if (!standsIn) break
    end++
  }
  return end > start && end < before - 1 ? [start, end] : null
}

type Content = { spans: Span[]; next: number; confidence: number }

function contentOf(
  sentence: Sentence,
  report: Report,
  later: readonly Candidate[],
  quotations: readonly Quotation[],
  grammar: Grammar,
): Content | null {
  const { tokens, from, to } = sentence
  const afterCue = report.position === 'after' ? report.subject![1] : report.to
  const right = contentStart(sentence, report, afterCue, grammar)
  const firstOfClause = report.position === 'before' ? report.subject![0] : report.group
  const left = firstOfClause > from ? contentBefore(sentence, firstOfClause, quotations) : null
  const quotedRight = right < to && tokens[right]!.quotation >= 0
  if (left && report.position !== 'borrowed' && (right >= to || quotedRight || left.quoted)) {
    const spans = [left.span]
    if (quotedRight && left.quoted) spans.push(quotations[tokens[right]!.quotation]!.span)
    return { spans, next: to, confidence: left.quoted ? 1 : 0.9 }
  }
  if (right >= to) return null
  const complement = grammar.complementisers.has(tokens[right]!.lower)
  if (report.cue.weak && !complement && !quotedRight) return null
  if (quotedRight) {
    const quotation = quotations[tokens[right]!.quotation]!
    const introduced = /[:,]/.test(tokens[right - 1]!.text)
    if (introduced)
      return { spans: [quotation.span], next: tokenAt(tokens, quotation.span[1], right, to), confidence: 1 }
  }
  const end = contentEnd(sentence, report, right, later, grammar)
  if (end <= right) return null
  return { spans: [spanOf(tokens, [right, end])], next: end, confidence: complement ? 1 : 0.85 }
}

/** The first token of the content after cue (and inverted subject): past the hearer, "on Monday", "in an interview". */
function contentStart({ tokens, to }: Sentence, report: Report, afterCue: number, grammar: Grammar): number {
  let at = afterCue
  const reach = grammar.hearerVerbs.has(report.cue.lemma) || grammar.bareClause.has(report.cue.lemma) ? 16 : 1
  const limit = Math.min(to, afterCue + reach)
  for (let seen = at; seen < limit; seen++) {
    const token = tokens[seen]!
    if (token.text === ':') return seen + 1
    if (token.quotation >= 0) break
    if (grammar.complementisers.has(token.lower)) {
      if (seen === afterCue || token.lower === 'that') return seen
      break
    }
    if (seen > afterCue && grammar.cues.get(token.lower)?.form === 'participle') break
    if (!isWord(token) && token.text !== ',' && token.text !== '.' && token.text !== '-') break
  }
  if (grammar.hearerVerbs.has(report.cue.lemma)) at = afterHearer(tokens, at, to, grammar)
  while (at < to) {
    const token = tokens[at]!
    if (token.text === ',' || token.text === ':' || isAdverbial(token, grammar) || /^[–—-]$/.test(token.text)) at++
    else if (grammar.bareClause.has(report.cue.lemma) && grammar.prepositions.has(token.lower)) {
      const end = phraseEnd(tokens, at + 1, to, grammar)
      if (end < 0) break
      at = end
    } else break
  }
  while (at < to && isStop(tokens[at]!)) at++
  return at
}

function isAdverbial(token: Token, grammar: Grammar): boolean {
  return (
    grammar.times.has(token.lower) ||
    grammar.adverbs.has(token.lower) ||
    (grammar.adverbEnding?.test(token.lower) ?? false)
  )
}

function afterHearer(tokens: readonly Token[], from: number, to: number, grammar: Grammar): number {
  let at = from
  if (/^(him|her|them|us|me|you|it|reporters|journalists|lawmakers|supporters)$/.test(tokens[at]?.lower ?? ''))
    return at + 1
  while (
    at < to &&
    (isCapitalised(tokens[at]) || grammar.determiners.has(tokens[at]!.lower) || tokens[at]!.lower === 'of')
  )
    at++
  return at
}

/** End of the prepositional phrase after its preposition, if it runs up to a mark, a time or a new clause; else -1. */
function phraseEnd(tokens: readonly Token[], from: number, to: number, grammar: Grammar): number {
  for (let at = from; at < to && at - from < 14; at++) {
    const token = tokens[at]!
    if (token.quotation >= 0) return at
    if (/^[.,:;]$/.test(token.text) && !(token.text === '.' && isCapitalised(tokens[at + 1]))) return at
    if (grammar.times.has(token.lower)) return at + 1
    if (grammar.complementisers.has(token.lower)) return at
    if (grammar.pronouns.has(token.lower) || grammar.auxiliaries.has(token.lower)) return -1
  }
  return from < to && to - from < 14 ? to : -1
}

/** What stands before the reporting clause: a quotation, or the sentence so far up to the comma. */
function contentBefore(
  { tokens, from }: Sentence,
  clause: number,
  quotations: readonly Quotation[],
): { span: Span; quoted: boolean } | null {
  let end = clause
  while (end > from && isStop(tokens[end - 1]!)) end--
  if (end <= from) return null
  const last = tokens[end - 1]!
  const separated = end < clause || last.quotation >= 0
  if (!separated) return null
  const quotation = last.quotation >= 0 ? quotations[last.quotation] : undefined
  if (quotation && tokens[from]!.quotation === last.quotation) return { span: quotation.span, quoted: true }
  if (end - from < 3) return null
  return { span: [tokens[from]!.start, last.end], quoted: last.quotation >= 0 && tokens[from]!.quotation >= 0 }
}

/** Where the content stops: before a further cue of the same speaker, before a new reporting clause, or with the sentence. */
function contentEnd(
  { tokens, from, to }: Sentence,
  report: Report,
  start: number,
  later: readonly Candidate[],
  grammar: Grammar,
): number {
  const hasComplement = grammar.complementisers.has(tokens[start]!.lower)
  for (const next of later) {
    if (next.at <= start + 1) continue
    let group = next.at
    while (group > start && standsBeforeVerb(tokens[group - 1]!, next.cue, grammar)) group--
    let joint = group
    while (joint > start && grammar.coordinators.has(tokens[joint - 1]!.lower)) joint--
    const comma = tokens[joint - 1]?.text === ','
    const quotedComma = tokens[joint - 1]?.quotation !== -1 && tokens[joint - 2]?.text === ','
    if (next.cue.form === 'participle' && (comma || quotedComma || joint < group)) return comma ? joint - 1 : joint
    const complemented = grammar.complementisers.has(tokens[next.to]?.lower ?? '')
    const bare = grammar.bareClause.has(report.cue.lemma)
    if (next.cue.form === 'finite' && joint < group && !next.cue.weak && (complemented || (!hasComplement && !bare))) {
      return comma ? joint - 1 : joint
    }
    const subject = subjectBefore(tokens, Math.max(from, start), group, grammar)
    const conjunction = subject ? tokens[subject[0] - 1] : undefined
    if (subject && conjunction && /^(but|while|whereas|although|;)$/.test(conjunction.lower)) {
      const mark = tokens[subject[0] - 2]?.text === ','
      return subject[0] - (mark ? 2 : 1)
    }
  }
  let end = to
  while (end > start && /^[.!?…;,]$/.test(tokens[end - 1]!.text) && tokens[end - 1]!.quotation < 0) end--
  return end
}

function tokenAt(tokens: readonly Token[], position: number, from: number, to: number): number {
  let at = from
  while (at < to && tokens[at]!.start < position) at++
  return at
}

const isStop = (token: Token): boolean => /^[.,:;!?–—-]$/.test(token.text) && token.quotation < 0

const spanOf = (tokens: readonly Token[], [from, to]: Range): Span => [tokens[from]!.start, tokens[to - 1]!.end]
