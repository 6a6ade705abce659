import { wordsOf } from '../tag/words.ts'
import type { Parsed, Passage, Sentence, Span, Turn } from '../types.ts'
import { sentencesIn, toSentence } from './sentences.ts'
import { likeness, subjectOf, sumOf } from './subjects.ts'
import { runningSums, topicalStarts } from './topical.ts'

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

/** How alike what stands before and after a cut is, in sentences. */
const CUT_WINDOW = 3
/** A paragraph's end is a better place to cut than its middle, by this much of likeness. */
const PARAGRAPH_BONUS = 0.15

/** Cuts a long turn into pieces where its topic changes most, at sentence ends. */
function pieces(parsed: Parsed, paragraphs: readonly Sentence[][], language: string): Sentence[][] {
  const sentences = paragraphs.flat()
  const paragraphStarts = new Set(paragraphs.map(([first]) => first))
  const sizes = sentences.map(({ span }) => words(parsed.text.slice(...span)))
  const ends = runningSums(sizes)
  const left = (from: number) => ends.at(-1)! - (ends[from - 1] ?? 0)
  if (sentences.length === 0 || left(0) <= PASSAGE_WORDS) return sentences.length === 0 ? [] : [sentences]
  const subjects = sentences.map(({ span }) => subjectOf(wordsOf(parsed.text.slice(...span), language), language))
  const cost = (at: number) =>
    likeness(sumOf(subjects.slice(Math.max(0, at - CUT_WINDOW), at)), sumOf(subjects.slice(at, at + CUT_WINDOW))) -
    (paragraphStarts.has(sentences[at]) ? PARAGRAPH_BONUS : 0)
  const result: Sentence[][] = []
  let from = 0
  while (left(from) > PASSAGE_WORDS) {
    const cuts: number[] = []
    let length = sizes[from]!
    for (let at = from + 1; at < sentences.length; at++) {
      const fits = length <= PASSAGE_WORDS && length >= SHORT_PIECE_WORDS && left(at) >= SHORT_PIECE_WORDS / 2
      if (fits) cuts.push(at)
      if (length > PASSAGE_WORDS) break
      length += sizes[at]!
    }
    const best = cuts.reduce<number | null>((a, b) => (a !== null && cost(a) <= cost(b) ? a : b), null)
    // A sentence of more words than a passage has stands alone.
    const to = best ?? from + 1
    result.push(sentences.slice(from, to))
    from = to
  }
  if (from < sentences.length) result.push(sentences.slice(from))
  return result
}

/** Numbers passages by topic: a new one begins under another heading, and where what is talked about changes. */
function numberTopics(
  parsed: Parsed,
  turns: readonly Turn[],
  passages: Omit<Passage, 'topic'>[],
  language: string,
): Passage[] {
  const isFirst = (at: number) => passages[at]!.turn === null || passages[at]!.turn !== passages[at - 1]?.turn
  const units = passages.map(({ turn, sentences }, at) => ({
    words: sentences.flatMap(({ span }) => wordsOf(parsed.text.slice(...span), language)),
    isQuestion: turn !== null && turns[turn]!.role === 'question' && isFirst(at),
    mayBegin: isFirst(at),
  }))
  const starts = topicalStarts(units, language)
  let topic = 0
  return passages.map((passage, at) => {
    if (at > 0 && (starts.has(at) || passage.heading !== passages[at - 1]!.heading)) topic++
    return { ...passage, topic }
  })
}

/** Passages of turns and, for what lies outside them, of paragraphs; in order of text. */
export function toPassages(parsed: Parsed, turns: readonly Turn[], language: string | null): Passage[] {
  const over = headings(parsed)
  const passages: Omit<Passage, 'topic'>[] = []
  const primary = (language ?? 'en').slice(0, 2)
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
      for (const sentences of pieces(parsed, group, primary))
        passages.push({ turn: index, heading: heading ?? null, sentences })
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
  passages.sort((a, b) => a.sentences[0]!.span[0] - b.sentences[0]!.span[0])
  return numberTopics(parsed, turns, passages, primary)
}
