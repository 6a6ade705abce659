import type { Span } from '../../types.ts'
import type { Token } from './tokens.ts'

/** Token range, end exclusive. */
export type Range = readonly [from: number, to: number]

export const spanOf = (tokens: readonly Token[], [from, to]: Range): Span => [tokens[from]!.start, tokens[to - 1]!.end]

/** Position of the token that starts at or after a character of the text. */
export function tokenAt(tokens: readonly Token[], position: number, from: number, to: number): number {
  let at = from
  while (at < to && tokens[at]!.start < position) at++
  return at
}

/** A mark that ends or divides a clause, outside quotations. */
export const isStop = (token: Token): boolean => /^[.,:;!?…–—-]$/.test(token.text) && token.quotation < 0

/** Whether the tokens from `at` are these words. */
export const isPhrase = (tokens: readonly Token[], at: number, phrase: readonly string[]): boolean =>
  phrase.every((word, offset) => tokens[at + offset]?.lower === word)
