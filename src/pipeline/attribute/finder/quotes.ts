/** Where a token stands with regard to quotation marks. */
export const OUTSIDE = 0
export const INSIDE = 1
export const OPENING = 2
export const CLOSING = 3

const MARKS = new Set(['"', '“', '”', '„', '‟', '«', '»', "''", '``'])

export const isQuotationMark = (word: string): boolean => MARKS.has(word)

const SPACE_OR_OPENING = /[\s([—–-]/

/**
 * The quote state of each token of a paragraph; every paragraph begins outside. Marks that open and close with the same
 * character are told apart by the spaces around them.
 */
export function quoteStates(
  text: string,
  words: readonly string[],
  starts: readonly number[],
  ends: readonly number[],
  language: string,
): Uint8Array {
  const states = new Uint8Array(words.length)
  let open = false
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!
    if (!MARKS.has(word)) {
      states[i] = open ? INSIDE : OUTSIDE
      continue
    }
    const before = starts[i] === 0 || SPACE_OR_OPENING.test(text[starts[i]! - 1]!)
    const after = ends[i]! >= text.length || /\s/.test(text[ends[i]!]!)
    const opens = isOpening(word, open, before && !after, after && !before, language)
    states[i] = opens ? OPENING : CLOSING
    open = opens
  }
  return states
}

function isOpening(
  word: string,
  open: boolean,
  looksOpening: boolean,
  looksClosing: boolean,
  language: string,
): boolean {
  switch (word) {
    case '„':
    case '‟':
    case '``':
      return true
    case '“': // opens in English, closes in German „…“
      return language === 'en' || !open
    case '”':
      return language === 'en' && !open && looksOpening
    case '«':
    case '»':
      return !open
    default:
      return open ? looksOpening : !looksClosing
  }
}
