import type { Span } from '../../types.ts'
import type { Quotation } from './quotes.ts'

export type Token = {
  text: string
  lower: string
  start: number
  end: number
  /** Index into the quotations it lies in, marks included; -1 outside. */
  quotation: number
}

/** French and Italian words that lose their vowel before another word, and are words of their own. */
const ELIDED = /(?:qu|jusqu|lorsqu|puisqu|[ldjnscmt])['’](?=\p{L})|/u.source
const TOKEN =
  /\p{L}[\p{L}\p{M}\p{N}]*(?:['’.-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*(?:['’](?=\s|$))?|\p{N}+(?:[.,:]\p{N}+)*|\S/gu
const TOKEN_ELIDED = new RegExp(ELIDED + TOKEN.source, 'giu')

/** "affirme-t-elle": a verb and its subject. */
const INVERTED = /^(\p{L}+)-(?:t-)?(ils?|elles?|on|je)$/iu

/** Words, numbers and single marks of one span of text. An abbreviation's inner stops stay with it, its last does not. */
export function tokenise(text: string, [start, end]: Span, quotations: readonly Quotation[], elides: boolean): Token[] {
  const tokens: Token[] = []
  const push = (at: number, word: string, inside: number) => {
    tokens.push({
      text: word,
      lower: word.toLowerCase().replaceAll('’', "'"),
      start: at,
      end: at + word.length,
      quotation: inside,
    })
  }
  // The marks around a name belong to its words, so that a span of them keeps both.
  const pushNamed = (at: number, word: string, { span, inner }: Quotation) => {
    if (at < inner[0] || at >= inner[1]) return
    push(at, word, -1)
    const token = tokens.at(-1)!
    if (token.start === inner[0]) token.start = span[0]
    if (token.end === inner[1]) token.end = span[1]
  }
  let quotation = quotations.findIndex((q) => q.span[1] > start)
  if (quotation < 0) quotation = quotations.length
  for (const match of text.slice(start, end).matchAll(elides ? TOKEN_ELIDED : TOKEN)) {
    const at = start + match.index
    while (quotation < quotations.length && quotations[quotation]!.span[1] <= at) quotation++
    const around = quotations[quotation]
    const within = around !== undefined && around.span[0] <= at
    if (within && around.isName) {
      pushNamed(at, match[0], around)
      continue
    }
    const inside = within ? quotation : -1
    const inverted = elides ? INVERTED.exec(match[0]) : null
    if (inverted) {
      push(at, inverted[1]!, inside)
      push(at + match[0].length - inverted[2]!.length, inverted[2]!, inside)
    } else push(at, match[0], inside)
  }
  return tokens
}

export const isWord = (token: Token | undefined): boolean => token !== undefined && /^[\p{L}\p{N}]/u.test(token.text)

export const isCapitalised = (token: Token | undefined): boolean => token !== undefined && /^\p{Lu}/u.test(token.text)
