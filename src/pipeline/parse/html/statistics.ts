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

/** The semicolon asks a question in Greek. */
const ENDS = codes('.!?。！？;\u037e')
const CLOSERS = codes('"”»)“\'')
const DASHES = codes('-–—')
const OPENERS = codes('"“«„「')

const KIND = { other: 0, space: 1, capital: 2, digit: 3, comma: 4, end: 5, quote: 6, symbol: 7, ideograph: 8 } as const

/** By code: what it is counted as. Later lines overrule earlier ones. */
const KINDS = kinds([
  [KIND.symbol, range(0, 0x7f)],
  [KIND.ideograph, [...range(0x3040, 0x30ff), ...range(0x3400, 0x9fff), ...range(0xac00, 0xd7af)]],
  [KIND.space, [0x20]],
  [KIND.other, range(0x61, 0x7a)],
  [KIND.capital, range(0x41, 0x5a)],
  [KIND.digit, range(0x30, 0x39)],
  [KIND.quote, codes('"«»‘’‚‛“”„‟\'')],
  [KIND.end, ENDS],
  [KIND.comma, codes(',，、;؛')],
])

function kinds(table: readonly [kind: number, codes: Iterable<number>][]): Uint8Array {
  const kindOf = new Uint8Array(0x10000)
  for (const [kind, each] of table) for (const code of each) kindOf[code] = kind
  return kindOf
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, n) => from + n)
}

function codes(chars: string): ReadonlySet<number> {
  return new Set([...chars].map((char) => char.charCodeAt(0)))
}

export function statisticsOf(text: string, linkShare: number): Statistics {
  const counts = new Uint32Array(KIND.ideograph + 1)
  for (let i = 0; i < text.length; i++) counts[KINDS[text.charCodeAt(i)]!]!++
  const count = (kind: number) => counts[kind]!
  const [ideographs, spaces] = [count(KIND.ideograph), count(KIND.space)]
  const length = text.length + IDEOGRAPH_EXTRA * ideographs
  return {
    commas: count(KIND.comma),
    ends: count(KIND.end),
    quotes: count(KIND.quote),
    capitals: count(KIND.capital),
    digits: count(KIND.digit),
    symbols: count(KIND.symbol),
    ideographs,
    wordLength: (text.length - spaces) / (spaces + 1),
    length,
    ending: endingOf(text),
    opening: openingOf(text),
    mass: length * (1 - linkShare) * (length >= PROSE_LENGTH ? 1 : LABEL_WEIGHT),
  }
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
