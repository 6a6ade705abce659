import type { Span } from '../../types.ts'
import { isAdverb } from './adverbs.ts'
import type { Candidate } from './cues.ts'
import type { Grammar } from './grammar.ts'
import type { Quotation } from './quotes.ts'
import type { Sentence } from './sentence.ts'
import { isStop, type Range, spanOf, tokenAt } from './spans.ts'
import { subjectBefore } from './subject.ts'
import { isCapitalised, isWord, type Token } from './tokens.ts'

/** A cue with its subject. */
export type Report = Candidate & {
  subject: Range
  /** Where the subject stands, or that it is another cue's. */
  position: 'before' | 'after' | 'borrowed'
  /** 0 to 1. */
  confidence: number
}

/** `next`: the first token that can begin another report. `confidence`: 0 to 1. */
export type Content = { spans: Span[]; next: number; confidence: number }

/** How far behind the cue its complementiser may stand: "told reporters in Geneva on Monday that". */
const LONGEST_DETOUR = 16
const LONGEST_PHRASE = 14
const LONGEST_TIME = 6
/** Shorter quotations after a cue are part of what the rest of the sentence says. */
const SHORTEST_INTRODUCED_CHARACTERS = 12

/** What the cue reports: before it, after it, or around it. */
export function contentOf(
  sentence: Sentence,
  report: Report,
  later: readonly Candidate[],
  quotations: readonly Quotation[],
  grammar: Grammar,
): Content | null {
  const { tokens, from, to } = sentence
  const behind = report.position === 'after' ? report.subject[1] : report.to
  const afterCue = Math.max(grammar.elides ? report.to : 0, behind, (report.particle ?? -1) + 1)
  const right = contentStart(sentence, report, afterCue, grammar)
  const clause = report.position === 'before' ? report.subject[0] : report.group
  const before = clause > from ? contentBefore(sentence, clause, quotations, grammar) : null
  // "Interrogée à Bruxelles, la Commission a dit": who speaks before the verb says what stands behind it.
  const isFrame = before !== null && !before.quoted && report.position === 'before' && !isName(sentence, report)
  const left = before && (grammar.judged || !isFrame) ? before : null
  const quotedRight = right < to && tokens[right]!.quotation >= 0
  if (left && report.position !== 'borrowed' && (right >= to || quotedRight || left.quoted)) {
    const spans = [left.span]
    if (quotedRight && left.quoted) spans.push(quotations[tokens[right]!.quotation]!.span)
    return { spans, next: to, confidence: left.quoted ? 1 : 0.9 }
  }
  if (right >= to) return null
  const complement = grammar.complementisers.has(tokens[right]!.lower)
  const named =
    report.position === 'borrowed' ||
    isCapitalised(tokens[report.subject[1] - 1]) ||
    report.subject[1] - report.subject[0] === 1
  if ((report.cue.weak || (report.cue.nounLike && !named)) && !complement && !quotedRight) return null
  if (quotedRight && /[:,]/.test(tokens[right - 1]!.text)) {
    const { span } = quotations[tokens[right]!.quotation]!
    if (span[1] - span[0] >= SHORTEST_INTRODUCED_CHARACTERS) {
      return { spans: [span], next: tokenAt(tokens, span[1], right, to), confidence: 1 }
    }
  }
  // "The bridge will close, the council announced on Monday": only when it did.
  if (left && report.position === 'before' && !complement && isTimed(tokens, right, to, grammar))
    return { spans: [left.span], next: to, confidence: 0.9 }
  // "It will close, she said on Tuesday, rejecting reports that …": what follows has a cue of its own.
  const isFurther = right > afterCue + 1 && grammar.cues.get(tokens[right]!.lower)?.form === 'participle'
  if (left && report.position === 'before' && isFurther) return { spans: [left.span], next: right, confidence: 0.9 }
  const end = contentEnd(sentence, report, right, later, grammar)
  if (end <= right) return null
  if (left && !complement && isAside(sentence, report, right, grammar))
    return { spans: [left.span, spanOf(tokens, [right, end])], next: end, confidence: 0.9 }
  return { spans: [spanOf(tokens, [right, end])], next: end, confidence: complement ? 1 : 0.85 }
}

/** "К такому выводу пришли учёные, Norrby Post пишет": agencies and papers sign so. */
const isName = ({ tokens, to }: Sentence, { subject, to: end }: Report): boolean =>
  end >= to - 1 && tokens.slice(...subject).every((token) => isCapitalised(token))

/** "on Monday evening", and nothing else up to the end of the sentence. */
function isTimed(tokens: readonly Token[], at: number, to: number, grammar: Grammar): boolean {
  if (to - at > LONGEST_TIME || !grammar.prepositions.has(tokens[at]!.lower)) return false
  return tokens.slice(at + 1, to).some(({ lower }) => grammar.times.has(lower))
}

/** "Das sei teuer, sagte sie, lohne sich aber": what stands before the verb was said too, unless it says when or why. */
function isAside({ tokens, from }: Sentence, report: Report, right: number, grammar: Grammar): boolean {
  const inverted = grammar.verbSecond && report.position === 'after'
  const first = tokens[from]!.lower
  const isClause = grammar.clauseWords.has(first) && !grammar.determiners.has(first)
  return inverted && tokens[right - 1]?.text === ',' && !isClause
}

/** The first token of the content after cue (and inverted subject): past the hearer, "on Monday", "in an interview". */
function contentStart({ tokens, to }: Sentence, report: Report, afterCue: number, grammar: Grammar): number {
  const complement = complementAfter(tokens, report, afterCue, to, grammar)
  if (complement !== null) return complement
  // Behind an inverted subject stands where and to whom, before the clause: "said Lee in Paris".
  const bare = report.position === 'after' || grammar.bareClause.has(report.cue.lemma)
  let at = grammar.hearerVerbs.has(report.cue.lemma) ? afterHearer(tokens, afterCue, to, grammar) : afterCue
  while (at < to) {
    const token = tokens[at]!
    const dated = !grammar.judged && grammar.times.has(tokens[at + 1]?.lower ?? '')
    if (/^[,:–—-]$/.test(token.text) || grammar.times.has(token.lower) || isAdverb(token, grammar)) at++
    else if (dated && grammar.determiners.has(token.lower)) at += 2
    else if (bare && grammar.prepositions.has(token.lower)) {
      const end = phraseEnd(tokens, at + 1, to, grammar)
      if (end < 0) break
      at = end
    } else break
  }
  while (at < to && isStop(tokens[at]!)) at++
  return at
}

/** The complementiser or colon that introduces the content, if nothing but a detour stands before it. */
function complementAfter(
  tokens: readonly Token[],
  report: Report,
  afterCue: number,
  to: number,
  grammar: Grammar,
): number | null {
  const first = tokens[afterCue]
  if (!first) return null
  const detour =
    grammar.hearerVerbs.has(report.cue.lemma) ||
    grammar.bareClause.has(report.cue.lemma) ||
    grammar.prepositions.has(first.lower) ||
    grammar.times.has(first.lower) ||
    isAdverb(first, grammar) ||
    first.text === ','
  const limit = Math.min(to, afterCue + (detour ? LONGEST_DETOUR : 1))
  for (let at = afterCue; at < limit; at++) {
    const token = tokens[at]!
    if (token.text === ':') return at + 1
    if (token.quotation >= 0) return null
    if (grammar.complementisers.has(token.lower)) {
      return at === afterCue || !/^(if|how|why|whether|si|как|wie)$/.test(token.lower) ? at : null
    }
    const another = grammar.cues.get(token.lower)
    if (at > afterCue && (another?.form === 'participle' || (another?.form === 'finite' && !another.weak))) return null
    if (!isWord(token) && !/^[,.-]$/.test(token.text)) return null
  }
  return null
}

function afterHearer(tokens: readonly Token[], from: number, to: number, grammar: Grammar): number {
  const first = tokens[from]
  if (first && /^(him|her|them|us|me|you|it|reporters|journalists|lawmakers|supporters)$/.test(first.lower))
    return from + 1
  let at = from
  while (
    at < to &&
    (isCapitalised(tokens[at]) || grammar.determiners.has(tokens[at]!.lower) || tokens[at]!.lower === 'of')
  )
    at++
  return at
}

/** End of the prepositional phrase after its preposition, if it runs up to a mark, a time or a new clause; else -1. */
function phraseEnd(tokens: readonly Token[], from: number, to: number, grammar: Grammar): number {
  const limit = Math.min(to, from + LONGEST_PHRASE)
  for (let at = from; at < limit; at++) {
    const token = tokens[at]!
    if (token.quotation >= 0) return at
    if (/^[.,:;]$/.test(token.text) && !(token.text === '.' && isCapitalised(tokens[at + 1]))) return at
    if (grammar.times.has(token.lower)) return at + 1
    if (grammar.complementisers.has(token.lower)) return at
    if (grammar.pronouns.has(token.lower) || grammar.auxiliaries.has(token.lower)) return -1
  }
  return from < to && limit === to ? to : -1
}

/** What stands before the reporting clause: a quotation, or the sentence so far up to the mark. */
function contentBefore(
  { tokens, from }: Sentence,
  clause: number,
  quotations: readonly Quotation[],
  grammar: Grammar,
): { span: Span; quoted: boolean } | null {
  let end = clause
  while (end > from && isStop(tokens[end - 1]!)) end--
  if (end <= from) return null
  const last = tokens[end - 1]!
  if (end === clause && last.quotation < 0) return null
  const quotation = last.quotation >= 0 ? quotations[last.quotation] : undefined
  let start = from
  while (start < end && /^[–—-]$/.test(tokens[start]!.text)) start++
  if (quotation && tokens[start]!.quotation === last.quotation) return { span: quotation.span, quoted: true }
  // A prepositional phrase or a conjunction with its clause only frames what follows: "After the talks, he said".
  if (end - start < 3 || (!quotation && grammar.prepositions.has(tokens[start]!.lower) && end - start < 8)) return null
  return { span: [tokens[start]!.start, last.end], quoted: quotation !== undefined && tokens[start]!.quotation >= 0 }
}

/** Where the content stops: before a further cue of the same speaker, before a new report, or with the sentence. */
function contentEnd(
  { tokens, from, to }: Sentence,
  report: Report,
  start: number,
  later: readonly Candidate[],
  grammar: Grammar,
): number {
  const complemented = grammar.complementisers.has(tokens[start]!.lower)
  const bare = grammar.bareClause.has(report.cue.lemma)
  for (const next of later) {
    if (next.at <= start + 1) continue
    const group = Math.max(start, next.group)
    let joint = group
    while (joint > start && grammar.coordinators.has(tokens[joint - 1]!.lower)) joint--
    const before = tokens[joint - 1]
    const comma = before?.text === ','
    const quotedComma = before !== undefined && before.quotation >= 0 && tokens[joint - 2]?.text === ','
    const end = comma ? joint - 1 : joint
    if (next.cue.form === 'participle' && (comma || quotedComma || joint < group)) return end
    const nextComplemented = grammar.complementisers.has(tokens[next.to]?.lower ?? '')
    // ", and accused X of …" goes on with the speaker, "and" alone as often with what was said.
    const goesOn = nextComplemented || !(complemented || bare) || (comma && !next.cue.nounLike)
    // "stressed that …, stated that …"
    const isListed = joint < group || (comma && nextComplemented)
    if (next.cue.form === 'finite' && isListed && !next.cue.weak && goesOn) return end
    const subject = subjectBefore(tokens, Math.max(from, start), group, grammar)
    const conjunction = subject ? tokens[subject[0] - 1] : undefined
    if (
      subject &&
      conjunction &&
      /^(but|while|whereas|although|;|während|aber|tandis|mais|mientras|pero|но|а)$/.test(conjunction.lower)
    ) {
      return tokens[subject[0] - 2]?.text === ',' ? subject[0] - 2 : subject[0] - 1
    }
  }
  let end = to
  while (end > start && /^[.!?…;,]$/.test(tokens[end - 1]!.text) && tokens[end - 1]!.quotation < 0) end--
  return end
}
