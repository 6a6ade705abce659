import type { Parsed, Sentence, Span } from '../types.ts'
import { splitSentences } from './split.ts'

/** Abbreviations that the splitter takes for an end, by language. Compared without the final full stop. */
const ABBREVIATIONS: Record<string, ReadonlySet<string>> = {
  fr: new Set(['M', 'MM', 'Mgr', 'Me', 'St', 'Ste', 'art', 'av', 'env']),
  ru: new Set(['г', 'гг', 'т', 'д', 'п', 'им', 'ул', 'проф', 'акад', 'руб', 'млн', 'млрд', 'тыс', 'см', 'стр', 'ст']),
  uk: new Set(['м', 'р', 'рр', 'т', 'д', 'ім', 'вул', 'проф', 'грн', 'млн', 'млрд', 'тис']),
}
/** "и т. д. Он": these end a sentence when an upper-case word follows and the abbreviation is the last of a run. */
const LAST_WORD = /([\p{L}]{1,6})\.\s*$/u
const STARTS_LOWER = /^["'«„“”‘’([\s]*\p{Ll}/u
const STARTS_DIGIT_OR_LOWER = /^\s*[\p{Ll}\d]/u

function belongsTogether(previous: string, next: string, language: string): boolean {
  if (STARTS_LOWER.test(next)) return true
  const word = LAST_WORD.exec(previous.slice(-16))?.[1]
  if (word === undefined || !ABBREVIATIONS[language]?.has(word)) return false
  return language === 'fr' || word.length <= 2 ? word !== 'д' || STARTS_DIGIT_OR_LOWER.test(next) : true
}

/** German and Danish »…« as „…“: the splitter takes what stands between two such quotations for one of its own. */
const withPlainMarks = (text: string): string =>
  /(?:^|[\s(–—])»(?=\S)/u.test(text) && !/(?:^|[\s(–—])«(?=\S)/u.test(text)
    ? text.replace(/[»«]/gu, (mark) => (mark === '»' ? '„' : '“'))
    : text

function trimmed(text: string, start: number, end: number): Span | null {
  let from = start
  let to = end
  while (from < to && /\s/.test(text[from]!)) from += 1
  while (to > from && /\s/.test(text[to - 1]!)) to -= 1
  return from < to ? [from, to] : null
}

/**
 * Sentences of one stretch of `Parsed.text`, white space trimmed, in order, together covering all of it but white
 * space. Splitting is sentencex's, by language (Wikimedia's rules), mended where a piece goes on in lower case.
 */
export function sentencesIn(parsed: Pick<Parsed, 'text'>, span: Span, language: string | null): Span[] {
  const text = withPlainMarks(parsed.text.slice(span[0], span[1]))
  const primary = language?.slice(0, 2) ?? 'en'
  const starts: number[] = []
  let at = 0
  let previous: string | null = null
  for (const piece of splitSentences(primary, text)) {
    const found = text.indexOf(piece, at)
    if (found < 0) continue
    if (previous === null || !belongsTogether(previous, piece, primary)) starts.push(previous === null ? 0 : found)
    at = found + piece.length
    previous = piece
  }
  if (starts.length === 0) starts.push(0)
  return starts.flatMap((start, index) => {
    const sentence = trimmed(parsed.text, span[0] + start, span[0] + (starts[index + 1] ?? text.length))
    return sentence === null ? [] : [sentence]
  })
}

export const toSentence =
  (block: number) =>
  (span: Span): Sentence => ({ span, block })
