import type { Span } from '../../types.ts'
import { quoteStates } from './quotes.ts'
import type { TokenSpan } from './spans.ts'

/** Tokens of one paragraph, as parallel lists. Offsets are UTF-16 code units of the paragraph. */
export type RawTokens = {
  words: string[]
  lemmas: string[]
  /** Universal part-of-speech tags for English, the finder's own coarse ones for German. */
  tags: string[]
  starts: number[]
  ends: number[]
  /** Number of the sentence, never falling. */
  sentences: number[]
}

export type Tokens = {
  count: number
  words: string[]
  lower: string[]
  lemmas: string[]
  tags: string[]
  starts: Int32Array
  ends: Int32Array
  /** First token of the token's sentence, and the token after its last. */
  sentenceStarts: Int32Array
  sentenceEnds: Int32Array
  quotes: Uint8Array
}

const DOUBLED = new Set(["'", '`', '’', '‘'])

/** Typewriter quotes: two apostrophes that touch are one mark. */
function joinDoubledMarks(raw: RawTokens): RawTokens {
  const out: RawTokens = { words: [], lemmas: [], tags: [], starts: [], ends: [], sentences: [] }
  for (let i = 0; i < raw.words.length; i++) {
    const word = raw.words[i]!
    const doubled = DOUBLED.has(word) && raw.words[i + 1] === word && raw.ends[i] === raw.starts[i + 1]
    out.words.push(doubled ? "''" : word)
    out.lemmas.push(doubled ? "''" : raw.lemmas[i]!)
    out.tags.push(doubled ? 'PUNCT' : raw.tags[i]!)
    out.starts.push(raw.starts[i]!)
    out.sentences.push(raw.sentences[i]!)
    if (doubled) i++
    out.ends.push(raw.ends[i]!)
  }
  return out
}

export function finishTokens(paragraph: string, raw: RawTokens, language: string): Tokens {
  const { words, lemmas, tags, starts, ends, sentences } = joinDoubledMarks(raw)
  const count = words.length
  const sentenceStarts = new Int32Array(count)
  const sentenceEnds = new Int32Array(count)
  for (let i = 0; i < count; ) {
    let end = i + 1
    while (end < count && sentences[end] === sentences[i]) end++
    sentenceStarts.fill(i, i, end)
    sentenceEnds.fill(end, i, end)
    i = end
  }
  return {
    count,
    words,
    lower: words.map((word) => word.toLowerCase()),
    lemmas,
    tags,
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
    sentenceStarts,
    sentenceEnds,
    quotes: quoteStates(paragraph, words, starts, ends, language),
  }
}

/** The tokens that spans of a longer text touch; `offset` is where the tokens' text begins in it. */
export function tokenSpans(tokens: Tokens, offset: number, spans: readonly Span[]): TokenSpan[] {
  const found: TokenSpan[] = []
  for (const [start, end] of spans) {
    let first = 0
    while (first < tokens.count && tokens.ends[first]! + offset <= start) first++
    let last = first
    while (last < tokens.count && tokens.starts[last]! + offset < end) last++
    if (last > first) found.push([first, last])
  }
  return found
}
