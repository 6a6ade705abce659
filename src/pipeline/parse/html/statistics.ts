/** How a block ends: nothing, a sentence's end, a colon. */
export const ENDING = { open: 0, sentence: 1, colon: 2 } as const
/** How it begins: lower case or a letter without case, upper case, digit, dash, quotation mark. */
export const OPENING = { other: 0, capital: 1, digit: 2, dash: 3, quote: 4 } as const

/** Counts of characters in one block, and what follows from them. */
export type Statistics = {
  commas: number
  ends: number
  quotes: number
  capitals: number
  digits: number
  symbols: number
  ideographs: number
  wordLength: number
  /** In characters of an alphabet: an ideograph says as much as 2.6 of them. */
  length: number
  ending: number
  opening: number
  /** Length that counts as prose: links don't, and short blocks count a quarter. */
  mass: number
}

const IDEOGRAPH_EXTRA = 1.6
/** From this length a block is more likely a paragraph than a label. */
export const PROSE_LENGTH = 60
const LABEL_WEIGHT = 0.25

const COMMAS = codes(',，、;؛')
/** The semicolon asks a question in Greek. */
const ENDS = codes('.!?。！？;\u037e')
const QUOTES = codes('"«»‘’‚‛“”„‟\'')
const CLOSERS = codes('"”»)“\'')
const DASHES = codes('-–—')
const OPENERS = codes('"“«„「')

function codes(chars: string): ReadonlySet<number> {
  return new Set([...chars].map((char) => char.charCodeAt(0)))
}

export function statisticsOf(text: string, linkShare: number): Statistics {
  let commas = 0
  let ends = 0
  let quotes = 0
  let capitals = 0
  let digits = 0
  let symbols = 0
  let ideographs = 0
  let spaces = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 97 && code <= 122) continue
    if (code === 32) spaces++
    else if (code >= 65 && code <= 90) capitals++
    else if (code >= 48 && code <= 57) digits++
    else if (COMMAS.has(code)) commas++
    else if (ENDS.has(code)) ends++
    else if (QUOTES.has(code)) quotes++
    else if (code <= 127) symbols++
    else if (isIdeograph(code)) ideographs++
  }
  const length = text.length + IDEOGRAPH_EXTRA * ideographs
  return {
    commas,
    ends,
    quotes,
    capitals,
    digits,
    symbols,
    ideographs,
    wordLength: (text.length - spaces) / (spaces + 1),
    length,
    ending: endingOf(text),
    opening: openingOf(text),
    mass: length * (1 - linkShare) * (length >= PROSE_LENGTH ? 1 : LABEL_WEIGHT),
  }
}

function isIdeograph(code: number): boolean {
  return (code >= 0x3040 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7af)
}

function endingOf(text: string): number {
  const last = text.charCodeAt(text.length - 1)
  if (ENDS.has(last)) return ENDING.sentence
  const before = text.charCodeAt(text.length - 2)
  if (CLOSERS.has(last) && ENDS.has(before)) return ENDING.sentence
  return last === 0x3a || last === 0xff1a ? ENDING.colon : ENDING.open
}

function openingOf(text: string): number {
  const first = text.charCodeAt(0)
  if (DASHES.has(first)) return OPENING.dash
  if (first >= 48 && first <= 57) return OPENING.digit
  if (OPENERS.has(first)) return OPENING.quote
  const letter = text.charAt(0)
  return letter !== letter.toLowerCase() ? OPENING.capital : OPENING.other
}
