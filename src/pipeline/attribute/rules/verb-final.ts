import type { Span } from '../../types.ts'
import type { Cue } from '../acts/lexicon.ts'
import type { Found } from './found.ts'
import type { Grammar } from './grammar.ts'
import type { Quotation } from './quotes.ts'
import type { Sentence } from './sentence.ts'
import { isStop, type Range, spanOf, tokenAt } from './spans.ts'
import { isCapitalised, isWord, type Token } from './tokens.ts'

const LONGEST_SUBJECT = 14
const LONGEST_CUE = 3

/**
 * Reports in languages whose verb stands last: "X, “…” dedi", "X, …-diğini söyledi", "“…” diyen X", and the
 * Azerbaijani "X bildirib ki, …" and "“…”, – X deyib".
 */
export function verbFinalReports(sentence: Sentence, quotations: readonly Quotation[], grammar: Grammar): Found[] {
  const saying = sayingReport(sentence, quotations, grammar)
  const rest = saying ? { ...sentence, from: saying.next } : sentence
  const others = finalReport(rest, quotations, grammar)
  return [...(saying ? [saying.found] : []), ...(others ? [others] : [])]
}

function finalReport(sentence: Sentence, quotations: readonly Quotation[], grammar: Grammar): Found | null {
  const { tokens, from, to, paragraph } = sentence
  for (let at = to - 1; at > from; at--) {
    const found = cueEndingAt(tokens, at, from, grammar)
    if (!found) continue
    const isPassive = grammar.passives.has(tokens[at]!.lower)
    const source = isPassive ? sourceOf(tokens, from, found.range[0]) : null
    if (isPassive && !source) continue
    const report = introduced(sentence, found.range, grammar) ?? final(sentence, found.range, quotations, grammar)
    const isClause = grammar.clauseEnding?.test(tokens[found.range[0] - 1]!.lower) ?? false
    if (!report || (found.cue.weak && !report.quoted && !isClause)) continue
    const speaker = source ?? (report.subject && spanOf(tokens, report.subject))
    return {
      paragraph,
      speaker: speaker ? [speaker] : [],
      cue: [spanOf(tokens, found.range)],
      content: report.content,
      confidence: report.quoted ? 0.85 : 0.75,
      ...(!speaker && { dropped: true }),
    }
  }
  return null
}

/** "Who says" and "by saying", behind a quotation; "who states", behind a clause that is a noun. */
const WHO_SAYS = /^(?:diyen|deyən|soran|yönelten|kullanan|konuşan)$/u
const BY_SAYING = /^(?:diyerek|deyərək)$/u
const WHO_STATES =
  /^(?:belirten|söyleyen|vurgulayan|kaydeden|savunan|açıklayan|bildiren|anlatan|ekleyen|hatırlatan|duyuran|aktaran|eden|süren|getiren|bildirən|vurğulayan|söyləyən|edən)$/u
/** Between a quotation and who says it: "“…” sorusunu yönelten". */
const NOUN_OF_SAYING = /^(?:sorusunu|sözlerini|ifadesini|ifadelerini|diye|deyə|şeklinde)$/u

/**
 * "“…” diyen Tarhan, … söyledi", "Aras, “…” diyerek …": a report inside another sentence, which goes on at `next` with who
 * says it.
 */
function sayingReport(
  { tokens, from, to, paragraph }: Sentence,
  quotations: readonly Quotation[],
  grammar: Grammar,
): { found: Found; next: number } | null {
  const isSaying = ({ lower }: Token) => WHO_SAYS.test(lower) || BY_SAYING.test(lower)
  const isQuoted = (index: number) =>
    tokens[NOUN_OF_SAYING.test(tokens[index - 1]!.lower) ? index - 2 : index - 1]!.quotation >= 0
  const isReported = (index: number) =>
    WHO_STATES.test(tokens[index]!.lower) &&
    tokens.slice(index - 2, index).some(({ lower }) => isClause(lower, grammar))
  const at = tokens.findIndex(
    (token, index) => index > from + 1 && index < to && ((isSaying(token) && isQuoted(index)) || isReported(index)),
  )
  if (at < 0) return null
  const quoted = tokens[NOUN_OF_SAYING.test(tokens[at - 1]!.lower) ? at - 2 : at - 1]!.quotation
  const clause = /^(?:eden|süren|getiren|edən)$/u.test(tokens[at]!.lower) ? at - 1 : at
  const span = quoted >= 0 ? quotations[quoted]!.span : trimmedSpan(tokens, from, clause)
  const comma = tokens.findIndex((token, index) => index > at && index < to && isStop(token))
  const isWho = !BY_SAYING.test(tokens[at]!.lower)
  const subject = isWho
    ? subjectWithin(tokens, at + 1, comma < 0 ? to : comma, grammar)
    : subjectWithin(tokens, from, tokenAt(tokens, span[0], from, at), grammar)
  if (!subject) return null
  const found: Found = {
    paragraph,
    speaker: [spanOf(tokens, subject)],
    cue: [spanOf(tokens, [clause, at + 1])],
    content: [span],
    confidence: quoted >= 0 ? 0.85 : 0.75,
  }
  return { found, next: isWho ? subject[0] : to }
}

const isClause = (word: string, grammar: Grammar): boolean => grammar.clauseEnding?.test(word) ?? false

/** The case of where something comes from: "Bakanlıktan", "Nazirlikdən", "AFAD'dan". */
const FROM = /^(?<who>\p{Lu}[\p{L}]*?)(?:['’-]n?|(?<=[aeəıiuü])n)?[dt][aeə]n$/u
/** Between source and what was said: "yapılan yazılı açıklamada". */
const LONGEST_STATEMENT = 4

/** Whose a statement in the passive is: "Bakanlıktan yapılan açıklamada, “…” denildi", "Nazirlikdən bildirilib ki". */
function sourceOf(tokens: readonly Token[], from: number, cue: number): Span | null {
  const at = tokens.findIndex((token, index) => index >= from && index < cue && FROM.test(token.text))
  const who = FROM.exec(tokens[at]?.text ?? '')?.groups?.who
  if (at < 0 || who === undefined) return null
  const isNext = at + 1 === cue
  const isStatement = tokens
    .slice(at + 1, at + 1 + LONGEST_STATEMENT)
    .some(({ lower }) => /^(?:açıklama|məlumat|açıqlama)/u.test(lower))
  if (!isNext && !isStatement) return null
  return [tokens[from]!.start, tokens[at]!.start + who.length]
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
  const isClausal = isClause(tokens[start - 1]!.lower, grammar)
  return subject && start - comma > (isClausal ? 2 : 3)
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
export function subjectWithin(tokens: readonly Token[], from: number, to: number, grammar: Grammar): Range | null {
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
  if (grammar.pronouns.has(tokens[start]!.lower)) {
    const next = tokens[start + 1]
    // "o anı anlatan": that moment.
    if (
      end - start > 1 &&
      tokens[start]!.lower === 'o' &&
      next?.text !== ',' &&
      !grammar.adverbs.has(next?.lower ?? '')
    )
      return null
    return [start, next?.text === ',' ? start + 1 : end]
  }
  // "nazir jurnalistlərə": an office, and whom it speaks to.
  const capitalised = tokens.slice(start, end).some((token) => isCapitalised(token))
  if (!capitalised) return isSpeaker(tokens[start]!, grammar) ? [start, start + 1] : null
  if (grammar.pronouns.has(tokens[end - 1]!.lower)) return [end - 1, end]
  const named = nameEnd(tokens, start, pastNobody(tokens, start, end, grammar))
  return isNamed(tokens, start, named) ? [start, named] : byOffice(tokens, start, named, grammar)
}

/** "Həmzəyev bu məlumatı", "Tezel ise taraftarlara": behind a surname a small word begins what is said. */
function pastNobody(tokens: readonly Token[], from: number, to: number, grammar: Grammar): number {
  const isSmall = ({ lower }: Token) =>
    grammar.adverbs.has(lower) ||
    grammar.determiners.has(lower) ||
    grammar.pronouns.has(lower) ||
    /^i[sş][eə]$/u.test(lower)
  const at = tokens.findIndex((token, index) => index > from && index < to && isSmall(token))
  return at < 0 ? to : at
}

const isNamed = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens.slice(from + 1, to).some((token) => isCapitalised(token)) || to - from === 1

const LONGEST_OFFICE = 3

/** "Deneyimli yönetici sözlerini", "… ittiğini savunan profesör": of what names nobody, the office alone. */
function byOffice(tokens: readonly Token[], from: number, to: number, grammar: Grammar): Range {
  const office = tokens.findIndex((token, at) => at >= from && at < to && isSpeaker(token, grammar))
  if (office < 0) return [from, to]
  // "Komitə sədri"
  if (office + 1 < to && /[^n][ıiuü]$/u.test(tokens[office + 1]!.lower)) return [from, office + 2]
  return office - from < LONGEST_OFFICE ? [from, office + 1] : [office, office + 1]
}

/** To whom: "jurnalistlərə", "gazetecilere" */
const TO_WHOM = /l[aeə]r[aeə]$/u

/** Words behind a full name from which they tell what is said, or where. */
const FEWEST_BEHIND = 2

/** "Avukatı Cihan Topal da müvekkilinin şüpheli": behind the name begins what is said. */
function nameEnd(tokens: readonly Token[], start: number, end: number): number {
  let to = start
  while (to < end && isCapitalised(tokens[to])) to++
  // "Milli Məclisin deputatı Sevda Məlikzadə"
  const office = tokens[to]
  const isOffice =
    to + 2 < end && office !== undefined && /[ıiuü]$/u.test(office.lower) && isCapitalised(tokens[to + 1])
  if (isOffice && isCapitalised(tokens[to + 2])) return nameEnd(tokens, to + 1, end)
  // "mərkəzin direktoru Aytən Sultanzadə jurnalistlərə"
  if (end - start > 1 && TO_WHOM.test(tokens[end - 1]!.lower) && isCapitalised(tokens[end - 2])) return end - 1
  // "Elman Hüseynov Ağcəbədidə bildirib": where he did.
  if (to - start >= 3 && /\p{L}{3}[dt][aeə]n?$/u.test(tokens[to - 1]!.text)) return to - 1
  return to - start >= 2 && end - to >= FEWEST_BEHIND ? to : end
}

function trimmedSpan(tokens: readonly Token[], from: number, to: number): Span {
  let start = from
  let end = to
  while (start < end - 1 && isStop(tokens[start]!)) start++
  while (end > start + 1 && isStop(tokens[end - 1]!)) end--
  return spanOf(tokens, [start, end])
}
