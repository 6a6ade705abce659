import type { Line } from './lines.ts'

const SHINGLE_WORDS = 4
/** Share of a block quote's word sequences that must recur for it to be a pull quote. */
const RECURRING = 0.6
const wordsOf = (text: string): string[] => text.toLocaleLowerCase('und').match(/[\p{L}\p{N}]+/gu) ?? []

function shingles(text: string): string[] {
  const words = wordsOf(text)
  const found: string[] = []
  for (let at = 0; at + SHINGLE_WORDS <= words.length; at += 1)
    found.push(words.slice(at, at + SHINGLE_WORDS).join(' '))
  return found
}

/** Block quotes that repeat what the page says elsewhere, and the name under them. */
export function pullQuotes(lines: readonly Line[]): Set<number> {
  const quotes = lines.flatMap(({ kind }, index) => (kind === 'blockQuote' ? [index] : []))
  if (quotes.length === 0 || quotes.length * 3 > lines.length) return new Set()
  const said = new Set(lines.flatMap((line) => (line.kind === 'blockQuote' ? [] : shingles(line.text))))
  const pulled = new Set<number>()
  for (const at of quotes) {
    const own = shingles(lines[at]!.text)
    const recurring = own.filter((shingle) => said.has(shingle)).length
    if (own.length > 0 ? recurring >= own.length * RECURRING : pulled.has(at - 1)) pulled.add(at)
  }
  return pulled
}
