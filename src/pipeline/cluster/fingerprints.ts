import { wordsOf } from './words.ts'

/** Words in a row that are hashed together. */
const SHINGLE = 3
/** Of so many shingles in a row the least is kept: two texts that share six words in a row share a fingerprint. */
const WINDOW = 4
/** A statement is rarely over 150 words; a longer one is found by its beginning. */
const MAX_WORDS = 600

/**
 * Hashes by which statements with words in common are found: the minimum over each window of shingles. Unlike one MinHash
 * of the whole, they find a short quotation in a long answer.
 *
 * Winnowing: Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document Fingerprinting" (SIGMOD 2003).
 *
 * @returns signed 32-bit numbers, each once; none for fewer than three words, which say too little
 */
export function fingerprints(text: string): number[] {
  const words = wordsOf(text).slice(0, MAX_WORDS)
  const hashes = words.slice(0, words.length - SHINGLE + 1).map((_, at) => hash(words.slice(at, at + SHINGLE)))
  const least = new Set<number>()
  for (let start = 0; start <= Math.max(0, hashes.length - WINDOW) && hashes.length > 0; start++) {
    least.add(Math.min(...hashes.slice(start, start + WINDOW)))
  }
  return [...least]
}

/** FNV-1a with a final avalanche, so that the least is a fair choice. */
function hash(shingle: string[]): number {
  let h = 0x811c9dc5
  for (const word of shingle) {
    for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193)
    h = Math.imul(h ^ 0x20, 0x01000193)
  }
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
  return (h ^ (h >>> 12)) | 0
}
