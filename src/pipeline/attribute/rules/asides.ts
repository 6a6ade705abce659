import type { Grammar } from './grammar.ts'
import { isPhrase } from './spans.ts'
import { isCapitalised, isWord, type Token } from './tokens.ts'

const LONGEST_OCCASION = 10

/**
 * Where an inverted subject begins, past when, to whom and on which occasion it was said: "informó este jueves el Banco
 * Central", "confie de son côté Monique", "сообщил журналистам глава района".
 */
export function afterAsides(tokens: readonly Token[], start: number, grammar: Grammar): number {
  if (grammar.judged) return start
  let at = start
  for (let next = pastOne(tokens, at, grammar); next > at; next = pastOne(tokens, at, grammar)) at = next
  return at
}

function pastOne(tokens: readonly Token[], at: number, grammar: Grammar): number {
  const lower = tokens[at]?.lower ?? ''
  const isTime = (place: number) => grammar.times.has(tokens[place]?.lower ?? '')
  if (isTime(at)) return at + 1
  if (grammar.determiners.has(lower) && isTime(at + 1)) return at + 2
  const aside = grammar.asides.map((phrase) => phrase.split(' ')).find((phrase) => isPhrase(tokens, at, phrase))
  if (aside) return at + aside.length
  if (isOccasion(tokens, at, grammar)) return pastOccasion(tokens, at, grammar)
  // "рассказала «Вестнику» директор школы"
  const quoted = grammar.hearers.size > 0 ? pastQuotedName(tokens, at) : at
  if (quoted > at && isWord(tokens[quoted]) && tokens[quoted]!.quotation < 0) return quoted
  if (!grammar.hearers.has(lower)) return at
  const behind = pastName(tokens, pastQuotedName(tokens, at + 1))
  return isWord(tokens[behind]) && tokens[behind]!.quotation < 0 ? behind : at
}

/** "в интервью", "на совещании" */
export const isOccasion = (tokens: readonly Token[], at: number, grammar: Grammar): boolean =>
  grammar.prepositions.has(tokens[at]?.lower ?? '') && grammar.occasions.has(tokens[at + 1]?.lower ?? '')

/** Up to whoever speaks: "в интервью РИА Новости глава района". */
function pastOccasion(tokens: readonly Token[], at: number, grammar: Grammar): number {
  for (let to = at + 2; to < Math.min(tokens.length, at + LONGEST_OCCASION) && isWord(tokens[to]); to++)
    if (grammar.speakers?.has(tokens[to]!.lower) || grammar.pronouns.has(tokens[to]!.lower)) return to
  return isCapitalised(tokens[at + 2]) ? at + 2 : at
}

/** "корреспонденту ИА REGNUM в пресс-службе": a name that is not the last thing said is the hearer's. */
function pastName(tokens: readonly Token[], at: number): number {
  let to = at
  while (isCapitalised(tokens[to]) && tokens[to]!.quotation < 0) to++
  return isWord(tokens[to]) ? to : at
}

/** «Вестник» after "газете": a name keeps the marks around it. */
function pastQuotedName(tokens: readonly Token[], at: number): number {
  const isMarked = ({ text, start, end }: Token) => end - start > text.length
  if (!tokens[at] || !isMarked(tokens[at])) return at
  const { text, start, end } = tokens[at]
  if (end - start > text.length + 1) return at + 1
  const last = tokens.findIndex((token, index) => index > at && isMarked(token))
  return last < 0 ? at : last + 1
}
