import type { Parsed, Passage, Sentence, Span, Turn } from '../types.ts'
import { sentencesIn, toSentence } from './sentences.ts'

/** A statement is rarely longer than this many words, and a piece cut off is rarely shorter than the other. */
export const PASSAGE_WORDS = 150
const SHORT_PIECE_WORDS = 40

const words = (text: string): number => text.split(/\s+/u).length

/** The block that each position lies in; positions must be asked for in rising order. */
function blockFinder(parsed: Parsed): (position: number) => number {
  let block = 0
  return (position) => {
    while (block + 1 < parsed.blocks.length && parsed.blocks[block + 1]!.span[0] <= position) block += 1
    return block
  }
}

/** The heading that stands over each block. */
function headings(parsed: Parsed): (Span | null)[] {
  let heading: Span | null = null
  return parsed.blocks.map((block, index) => {
    if (block.kind === 'heading' && index > 0) heading = block.span
    return block.kind === 'heading' ? null : heading
  })
}

/** Cuts a long turn at paragraph ends, and a long paragraph at sentence ends, into pieces of even length. */
function pieces(parsed: Parsed, paragraphs: readonly Sentence[][]): Sentence[][] {
  const count = (sentences: readonly Sentence[]) =>
    sentences.reduce((sum, { span }) => sum + words(parsed.text.slice(...span)), 0)
  const result: Sentence[][] = []
  let current: Sentence[] = []
  let length = 0
  const close = () => {
    if (current.length > 0) result.push(current)
    current = []
    length = 0
  }
  for (const paragraph of paragraphs) {
    const size = count(paragraph)
    if (length + size > PASSAGE_WORDS && length >= SHORT_PIECE_WORDS) close()
    if (length + size <= PASSAGE_WORDS) {
      current.push(...paragraph)
      length += size
      continue
    }
    const target = (length + size) / Math.ceil((length + size) / PASSAGE_WORDS)
    for (const sentence of paragraph) {
      const own = count([sentence])
      if (length > 0 && length + own > PASSAGE_WORDS) close()
      current.push(sentence)
      length += own
      if (length >= target) close()
    }
  }
  if (
    length > 0 &&
    length < SHORT_PIECE_WORDS / 2 &&
    result.length > 0 &&
    count(result.at(-1)!) + length <= PASSAGE_WORDS * 1.2
  )
    result.at(-1)!.push(...current)
  else close()
  return result
}

/** Passages of turns and, for what lies outside them, of paragraphs; in order of text. */
export function toPassages(parsed: Parsed, turns: readonly Turn[], language: string | null): Passage[] {
  const over = headings(parsed)
  const passages: Passage[] = []
  const blockAt = blockFinder(parsed)
  const spoken = new Set<number>()
  turns.forEach((turn, index) => {
    const paragraphs: { block: number; sentences: Sentence[] }[] = []
    for (const span of turn.spans) {
      const block = blockAt(span[0])
      spoken.add(block)
      const sentences = sentencesIn(parsed, span, language).map(toSentence(block))
      const last = paragraphs.at(-1)
      if (last?.block === block) last.sentences.push(...sentences)
      else paragraphs.push({ block, sentences })
    }
    // A new heading begins a new passage even within a turn.
    let group: Sentence[][] = []
    let heading: Span | null | undefined
    const flush = () => {
      for (const sentences of pieces(parsed, group)) passages.push({ turn: index, heading: heading ?? null, sentences })
      group = []
    }
    for (const { block, sentences } of paragraphs) {
      const above = over[block] ?? null
      if (heading !== undefined && above !== heading) flush()
      heading = above
      group.push(sentences)
    }
    flush()
  })
  parsed.blocks.forEach((block, index) => {
    if (block.kind === 'heading' || spoken.has(index)) return
    const sentences = sentencesIn(parsed, block.span, language).map(toSentence(index))
    if (sentences.length > 0) passages.push({ turn: null, heading: over[index] ?? null, sentences })
  })
  return passages.sort((a, b) => a.sentences[0]!.span[0] - b.sentences[0]!.span[0])
}
