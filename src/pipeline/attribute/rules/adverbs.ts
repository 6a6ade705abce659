import type { Grammar } from './grammar.ts'
import type { Token } from './tokens.ts'

export function isAdverb(token: Token, grammar: Grammar): boolean {
  return grammar.adverbs.has(token.lower) || (grammar.adverbEnding?.test(token.lower) ?? false)
}
