import type { Candidate } from './candidates.ts'
import type { CueContext } from './cue-context.ts'
import { INSIDE } from './quotes.ts'
import type { TokenSpan } from './spans.ts'

const BE = new Set(['was', 'were', 'been', 'being', 'is', 'are'])
const TOLD = new Set(['told', 'informed', 'asked', 'warned', 'advised', 'reminded', 'notified', 'briefed'])
const FIRST_PERSON = new Set(['i', 'we', 'ich', 'wir'])

/** Readings that grammar rules out, however much the words look like them. */
export function isPlausible({ context, placed: { speaker } }: Candidate): boolean {
  return !(speaker && speaker[1] <= context.start && isTold(context)) && !isOwnWord(context, speaker)
}

/** "She was told": who stands before it hears. */
function isTold({ e: { tokens }, start, end }: CueContext): boolean {
  // The cue may be either word of the two.
  const words = tokens.lower.slice(Math.max(0, start - 1), end + 1)
  const passive = words.some((word) => BE.has(word))
  return passive && words.some((word) => TOLD.has(word))
}

/** “I said I would come,” inside a quotation is a part of it. */
function isOwnWord({ e: { tokens }, start }: CueContext, speaker: TokenSpan | null): boolean {
  if (tokens.quotes[start] !== INSIDE) return false
  return speaker === null || FIRST_PERSON.has(tokens.lower[speaker[1] - 1]!)
}
