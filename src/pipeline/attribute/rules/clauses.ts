import { isAdverb } from './adverbs.ts'
import { afterAsides } from './asides.ts'
import { type Content, contentOf, type Report } from './content.ts'
import { type Candidate, cuesOf } from './cues.ts'
import type { Found } from './found.ts'
import type { Grammar } from './grammar.ts'
import type { Quotation } from './quotes.ts'
import type { Sentence } from './sentence.ts'
import { isStop, type Range, spanOf } from './spans.ts'
import { subjectAfter, subjectBefore } from './subject.ts'
import { isCapitalised, type Token } from './tokens.ts'

/** Reporting clauses of one sentence, for languages whose verb does not stand last. */
export function clauseReports(sentence: Sentence, quotations: readonly Quotation[], grammar: Grammar): Found[] {
  const found: Found[] = []
  let covered = sentence.from
  let chained: Range | null = null
  const candidates = cuesOf(sentence, grammar).filter(({ to }) => !asksForAnonymity(sentence.tokens, to))
  const closing = closingReport(sentence, candidates, quotations, grammar)
  if (closing) return [closing]
  candidates.forEach((candidate, index) => {
    if (candidate.at < covered) return
    const report = reportOf(sentence, candidate, chained, grammar)
    const content = report && contentOf(sentence, report, candidates.slice(index + 1), quotations, grammar)
    if (!report || !content) return
    covered = Math.max(covered, content.next)
    chained = report.subject
    found.push(foundOf(sentence, report, content))
  })
  return found
}

/** "asked not to be named": how a source wants to be called is nothing that it says. */
const asksForAnonymity = (tokens: readonly Token[], at: number): boolean =>
  /^(?:not )?to (?:be (?:named|identified|quoted)|remain anonymous)/.test(
    tokens
      .slice(at, at + 4)
      .map(({ lower }) => lower)
      .join(' '),
  )

const foundOf = ({ tokens, paragraph }: Sentence, report: Report, content: Content): Found => ({
  paragraph,
  speaker: [spanOf(tokens, report.subject)],
  cue: cueRanges(report).map((range) => spanOf(tokens, range)),
  content: content.spans,
  confidence: report.confidence * content.confidence,
})

/** A whole sentence that its last clause reports: "…, two officials said on Monday". Cues inside are part of what was said. */
function closingReport(
  sentence: Sentence,
  candidates: readonly Candidate[],
  quotations: readonly Quotation[],
  grammar: Grammar,
): Found | null {
  const last = candidates.at(-1)
  const report = last && candidates.length > 1 ? reportOf(sentence, last, null, grammar) : null
  if (!report || report.position === 'borrowed' || report.cue.weak) return null
  const content = contentOf(sentence, report, [], quotations, grammar)
  const { tokens, from } = sentence
  const whole =
    content?.spans.length === 1 && content.next === sentence.to && content.spans[0]![0] <= tokens[from]!.start
  return content && whole && tokens[from]!.quotation < 0 ? foundOf(sentence, report, content) : null
}

/** The verb group, in pieces where the subject or more stands inside it. */
function cueRanges({ group, at, to, particle, subject, position, cue }: Report): Range[] {
  const ranges: Range[] = []
  const bracket = cue.form === 'perfect' && at - group > 2
  if (bracket || (position === 'after' && subject[0] < at)) ranges.push([group, group + 1], [at, to])
  else ranges.push([group, to])
  if (particle !== null) ranges.push([particle, particle + 1])
  return ranges
}

/** Whose a cue is, where that can be told. */
export function reportOf(
  sentence: Sentence,
  candidate: Candidate,
  chained: Range | null,
  grammar: Grammar,
): Report | null {
  const { tokens, from, to } = sentence
  const { group, at, cue } = candidate
  const auxiliaries = tokens.slice(group, at).filter((token) => grammar.auxiliaries.has(token.lower))
  const infinitive = tokens.slice(group, at).some((token) => token.lower === 'to')
  if (infinitive && !tokens.slice(group, at).some((token) => grammar.control.has(token.lower))) return null
  if (cue.form === 'perfect' && auxiliaries.length === 0) return null
  const last = tokens.slice(from, group).findLast((token) => !isStop(token))
  const isBehindQuotation = last !== undefined && last.quotation >= 0
  const isPassive = tokens.slice(group, at).some((token) => grammar.passives.has(token.lower))
  // "«¿Qué hacemos?», se pregunta Ana" asks; "se ordenó la liberación" is a passive.
  if (isPassive && !isBehindQuotation) return null
  const previous = tokens[group - 1]
  if (!grammar.judged && isNoun(tokens, at, grammar)) return null
  if (cue.form === 'participle' && auxiliaries.length === 0) {
    const subject = opensClause(sentence, group, grammar)
      ? (chained ?? sentenceSubject(sentence, group, grammar))
      : null
    return subject && { ...candidate, subject, position: 'borrowed', confidence: chained ? 0.85 : 0.7 }
  }
  if (
    cue.form !== 'participle' &&
    auxiliaries.some((token) => /^(is|are|was|were|be|been|being|wird|wurden?|werden)$/.test(token.lower))
  )
    return null
  // "a-t-il déclaré"
  const inside = tokens.findIndex((token, index) => index > group && index < at && grammar.pronouns.has(token.lower))
  if (grammar.elides && inside > 0) {
    return { ...candidate, subject: [inside, inside + 1], position: 'after', confidence: 0.95 }
  }
  const follower = tokens[at + 1]
  const dates = grammar.times.has(tokens[at + 2]?.lower ?? '')
  const isPronoun = follower !== undefined && grammar.pronouns.has(follower.lower) && !dates
  if (grammar.verbSecond && cue.form === 'finite' && isPronoun && group > from) {
    return { ...candidate, subject: [at + 1, at + 2], position: 'after', confidence: 0.85 }
  }
  const before = isClauseBefore(sentence, group, grammar) ? null : subjectBefore(tokens, from, group, grammar)
  const basePlural = cue.form === 'infinitive' && !infinitive && auxiliaries.length === 0
  if (before && !(basePlural && !(grammar.basePlural && isPlural(tokens, before, grammar)))) {
    return { ...candidate, subject: before, position: 'before', confidence: 0.9 }
  }
  let end = group
  while (end > from && isStop(tokens[end - 1]!)) end--
  const afterQuotation = end > from && tokens[end - 1]!.quotation >= 0
  const inverts =
    afterQuotation || previous?.text === ',' || /^[–—-]$/.test(previous?.text ?? '') || (grammar.verbSecond && !before)
  if (inverts && group > from && cue.form !== 'participle' && !(cue.form === 'infinitive' && !grammar.separable)) {
    const start = afterAsides(tokens, afterGroup(candidate, grammar), grammar)
    const after = subjectAfter(tokens, start, candidate.particle ?? to, grammar, afterQuotation)
    if (after) return { ...candidate, subject: after, position: 'after', confidence: afterQuotation ? 0.95 : 0.8 }
  }
  const coordinated = previous !== undefined && (grammar.coordinators.has(previous.lower) || previous.text === ',')
  if (coordinated && chained && cue.form !== 'infinitive') {
    return { ...candidate, subject: chained, position: 'borrowed', confidence: 0.8 }
  }
  return null
}

/** "una denuncia anónima", "la demande": a form that is a noun as well, behind an article; "Gil la acusa" is a verb. */
function isNoun(tokens: readonly Token[], at: number, grammar: Grammar): boolean {
  const subject = tokens[at - 2]
  const isName = isCapitalised(subject) && !grammar.auxiliaries.has(subject?.lower ?? '')
  const isObject = isName || grammar.pronouns.has(subject?.lower ?? '')
  return /[ae]$/u.test(tokens[at]!.lower) && grammar.determiners.has(tokens[at - 1]?.lower ?? '') && !isObject
}

/** "…, lo que equivale a un tercio, informó el banco": between the commas stands a clause, and no name or office. */
function isClauseBefore({ tokens, from }: Sentence, group: number, grammar: Grammar): boolean {
  if (grammar.judged || tokens[group - 1]?.text !== ',') return false
  const comma = tokens.findLastIndex((token, index) => index >= from && index < group - 1 && token.text === ',')
  const next = tokens[comma + 1]?.lower ?? ''
  const isSaying = grammar.auxiliaries.has(next) || grammar.cues.get(next)?.form === 'finite'
  const isNamed = !isSaying && (isCapitalised(tokens[comma - 1]) || isCapitalised(tokens[comma + 1]))
  const isRelative = grammar.clauseWords.has(tokens[comma + 1]?.lower ?? '')
  const hasVerb = tokens.slice(comma, group).some((token) => grammar.clauseWords.has(token.lower))
  return comma > from && !isNamed && !isRelative && hasVerb
}

/** Where an inverted subject begins: behind the cue, or inside its bracket ("hat die Ministerin gesagt"). */
function afterGroup({ group, at, to, cue }: Candidate, grammar: Grammar): number {
  return cue.form === 'perfect' && grammar.separable && at - group > 1 ? group + 1 : to
}

function opensClause({ tokens, from }: Sentence, group: number, grammar: Grammar): boolean {
  const before = tokens[group - 1]
  return (
    group === from ||
    before === undefined ||
    /^[,–—]$/.test(before.text) ||
    grammar.coordinators.has(before.lower) ||
    before.quotation >= 0
  )
}

function isPlural(tokens: readonly Token[], [from, to]: Range, grammar: Grammar): boolean {
  const last = tokens[to - 1]!
  if (grammar.separable) return true
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
  while (start < before && (isAdverb(tokens[start]!, grammar) || grammar.clauseWords.has(tokens[start]!.lower))) start++
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
