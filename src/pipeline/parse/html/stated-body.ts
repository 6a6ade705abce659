import { bodyLettersOf, type LinkedObject } from '../metadata/json-ld.ts'
import { lettersOf } from './title-block.ts'

const PIECES = 12
const PIECE_LETTERS = 40
const MISSING_SHARE = 0.5

/** Whether half of the text that JSON-LD states as the article's is not in the text that was found. */
export function statedBodyIsMissing(linked: LinkedObject[], text: string): boolean {
  const stated = bodyLettersOf(linked)
  if (stated.length < PIECES * PIECE_LETTERS) return false
  const found = lettersOf(text)
  const step = Math.floor((stated.length - PIECE_LETTERS) / (PIECES - 1))
  let missing = 0
  for (let i = 0; i < PIECES; i++) if (!found.includes(stated.slice(i * step, i * step + PIECE_LETTERS))) missing++
  return missing > PIECES * MISSING_SHARE
}
