import { foldContent } from '../normalise/identity.ts'

/** The words of what was said, folded, in order; what stands for an interruption is none. */
export function wordsOf(text: string): string[] {
  const folded = foldContent(text)
  return folded === '' ? [] : folded.split(' ')
}
