import type { Span } from '../../types.ts'
import type { Cue } from '../acts/lexicon.ts'
import type { Found } from './found.ts'
import type { Grammar } from './grammar.ts'
import type { Quotation } from './quotes.ts'
import type { Sentence } from './sentence.ts'
import { isStop, spanOf, tokenAt } from './spans.ts'
import type { Range } from './subject.ts'
import { isCapitalised, isWord, type Token } from './tokens.ts'

const LONGEST_SUBJECT = 14
const LONGEST_CUE = 3

/**
 * Reports in languages whose verb stands last: "X, “…” dedi", "X, …-diğini söyledi", "“…” diyen X", and the
 * Azerbaijani "X bildirib ki, …" and "“…”, – X deyib".
 */
export function verbFinalReports(sentence: Sentence, quotations: readonly Quotation[], grammar: Grammar): Found[] {
  const { tokens, from, to, paragraph } = sentence
  for (let at = to - 1; at > from; at--) {
    const found = cueEndingAt(tokens, at, from, grammar)
    if (!found) continue
    const report = introduced(sentence, found.range, grammar) ?? final(sentence, found.range, quotations, grammar)
    const isClause = grammar.clauseEnding?.test(tokens[found.range[0] - 1]!.lower) ?? false
    if (!report || (found.cue.weak && !report.quoted && !isClause)) continue
    const relative = report.subject && relativeWithin(sentence, report.subject, quotations)
    const subject = relative?.subject ?? report.subject
    return [
      ...(relative ? [relative.found] : []),
      {
        paragraph,
        speaker: subject ? [spanOf(tokens, subject)] : [],
        cue: [spanOf(tokens, found.range)],
        content: report.content,
        confidence: report.quoted ? 0.85 : 0.75,
      },
    ]
  }
  return []
}

/** Turkish and Azerbaijani for "who says". */
const RELATIVE = /^(?:diyen|deyən)$/u

/** "“…” diyen Tarhan, … söyledi": a quotation inside the subject, which is a report by itself. */
function relativeWithin(
  { tokens, paragraph }: Sentence,
  [start, end]: Range,
  quotations: readonly Quotation[],
): { subject: Range; found: Found } | null {
  const at = tokens.findIndex(({ lower }, index) => index > start && index < end - 1 && RELATIVE.test(lower))
  const quotation = quotations.find(({ span }) => span[1] === tokens[at - 1]?.end)
  if (quotation === undefined) return null
  const subject: Range = [at + 1, end]
  const content = [quotation.span]
  return {
    subject,
    found: {
      paragraph,
      speaker: [spanOf(tokens, subject)],
      cue: [spanOf(tokens, [at, at + 1])],
      content,
      confidence: 0.85,
    },
  }
}

type Report = { subject: Range | null; content: Span[]; quoted: boolean }

function cueEndingAt(
  tokens: readonly Token[],
  at: number,
  from: number,
  grammar: Grammar,
): { range: Range; cue: Cue } | null {
  if (tokens[at]!.quotation >= 0) return null
  for (let length = Math.min(LONGEST_CUE, at - from); length > 0; length--) {
    const start = at + 1 - length
    const cue = grammar.cues.get(
      tokens
        .slice(start, at + 1)
        .map((token) => token.lower)
        .join(' '),
    )
    if (cue) return { range: [start, at + 1], cue }
  }
  return null
}

/** Subject, cue, then "ki" or a colon, then the content. */
function introduced({ tokens, from, to }: Sentence, [start, end]: Range, grammar: Grammar): Report | null {
  const next = tokens[end]
  if (!next || !(grammar.complementisers.has(next.lower) || next.text === ':')) return null
  let content = end + 1
  while (content < to && isStop(tokens[content]!)) content++
  const subject = subjectWithin(tokens, from, start, grammar)
  if (content >= to || !subject) return null
  return { subject, content: [trimmedSpan(tokens, content, to)], quoted: tokens[content]!.quotation >= 0 }
}

/** The cue ends the sentence: the content stands before it, the subject at the head or between the two. */
function final(
  { tokens, from, to }: Sentence,
  [start, end]: Range,
  quotations: readonly Quotation[],
  grammar: Grammar,
): Report | null {
  const tail = tokens.slice(end, to)
  if (tail.some((token) => isWord(token) && token.quotation < 0) && tail.length > 6) return null
  const quoted = tokens.findIndex((token, index) => index >= from && index < start && token.quotation >= 0)
  if (quoted >= 0) {
    const inside = tokens.slice(quoted, start).filter((token) => token.quotation >= 0)
    const spans = [...new Set(inside.map((token) => token.quotation))].map((index) => quotations[index]!.span)
    const after = tokenAt(tokens, spans.at(-1)![1], quoted, start)
    const subject =
      subjectWithin(tokens, from, quoted, grammar) ??
      subjectWithin(tokens, after, start, grammar) ??
      subjectWithin(tokens, end, to, grammar)
    return { subject, content: spans, quoted: true }
  }
  const comma = tokens.findIndex((token, index) => index > from && index < start && token.text === ',')
  if (comma < 0) return nominalised(tokens, from, start, grammar)
  const last = tokens.findLastIndex((token, index) => index > from && index < start && /^[–—-]$/.test(token.text))
  if (last > comma) {
    const subject = subjectWithin(tokens, last + 1, start, grammar)
    return subject && { subject, content: [trimmedSpan(tokens, from, last)], quoted: false }
  }
  const subject = subjectWithin(tokens, from, comma, grammar)
  return subject && start - comma > 3
    ? { subject, content: [trimmedSpan(tokens, comma + 1, start)], quoted: false }
    : null
}

/** "Kemal Aydın pazartesi günü istifa ettiğini": who begins the sentence, and the clause that is a noun. */
function nominalised(tokens: readonly Token[], from: number, cue: number, grammar: Grammar): Report | null {
  if (!grammar.clauseEnding?.test(tokens[cue - 1]!.lower)) return null
  let end = from
  while (end < cue && isCapitalised(tokens[end])) end++
  const isNamed = end - from >= 2 || grammar.pronouns.has(tokens[from]!.lower) || isSpeaker(tokens[from]!, grammar)
  if (!isNamed) return null
  let content = end
  while (content < cue && (grammar.adverbs.has(tokens[content]!.lower) || isDate(tokens, content, grammar))) content++
  return cue - content < 2
    ? null
    : { subject: [from, end], content: [trimmedSpan(tokens, content, cue)], quoted: false }
}

const isDate = (tokens: readonly Token[], at: number, grammar: Grammar): boolean =>
  grammar.times.has(tokens[at]!.lower) || (/^g[üu]n[üu]?$/u.test(tokens[at]!.lower) && at > 0)

const isSpeaker = (token: Token, grammar: Grammar): boolean => grammar.speakers?.has(token.lower) ?? false

/** The run as a subject, adverbs and marks around it dropped; it names somebody or is a pronoun. */
function subjectWithin(tokens: readonly Token[], from: number, to: number, grammar: Grammar): Range | null {
  let start = from
  let end = to
  const drop = (token: Token) =>
    !isWord(token) ||
    grammar.adverbs.has(token.lower) ||
    grammar.times.has(token.lower) ||
    token.lower === 'deyə' ||
    token.lower === 'diye'
  while (start < end && drop(tokens[start]!)) start++
  while (end > start && drop(tokens[end - 1]!)) end--
  if (start >= end || end - start > LONGEST_SUBJECT) return null
  if (grammar.pronouns.has(tokens[start]!.lower)) return [start, tokens[start + 1]?.text === ',' ? start + 1 : end]
  // "nazir jurnalistlərə": an office, and whom it speaks to.
  const capitalised = tokens.slice(start, end).some((token) => isCapitalised(token))
  if (!capitalised) return isSpeaker(tokens[start]!, grammar) ? [start, start + 1] : null
  return [start, nameEnd(tokens, start, end)]
}

/** Words behind a full name from which they tell what is said, or where. */
const FEWEST_BEHIND = 2

/** "Avukatı Cihan Topal da müvekkilinin şüpheli": behind the name begins what is said. */
function nameEnd(tokens: readonly Token[], start: number, end: number): number {
  let to = start
  while (to < end && isCapitalised(tokens[to])) to++
  return to - start >= 2 && end - to >= FEWEST_BEHIND ? to : end
}

function trimmedSpan(tokens: readonly Token[], from: number, to: number): Span {
  let start = from
  let end = to
  while (start < end - 1 && isStop(tokens[start]!)) start++
  while (end > start + 1 && isStop(tokens[end - 1]!)) end--
  return spanOf(tokens, [start, end])
}
