import type { Token } from './tokens.ts'

/** A sentence as the rules read it. */
export type Sentence = { tokens: readonly Token[]; from: number; to: number; paragraph: number }
