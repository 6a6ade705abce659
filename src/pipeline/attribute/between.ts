import { lowerBound } from '../spans.ts'
import type { Span } from '../types.ts'
import { someSays } from './acts/acts.ts'
import type { Found } from './rules/found.ts'

/** Of the reports around it, the first must be this sure. */
const LEAST_BEFORE = 0.7
const CARRY = 0.6
const MOST_SENTENCES = 2

/** What is reported in the past tense looks ahead and back with these. */
const BACKSHIFTED = /\b(?:would|could|might|had)\b/i
/** The narrator's own words: on a person, on what came of it, on another time. */
const NARRATED =
  /^["“'‘(]?(?:he|she|they|it was|i|we)\b|\b(?:later|eventually|ultimately|went on|had (?:already |also |previously |earlier )|in (?:19|20)\d\d|last (?:week|month|year)|earlier|previously)\b|["“”«»]/i

/**
 * Sentences of English prose that carry on a report without a cue, where nothing else can be meant: between two reports
 * of one speaker in a paragraph, in the tense of the first. Without the second it may as well be the narrator who goes on.
 */
export function betweenReports(text: string, sentences: readonly Span[], found: readonly Found[]): Found[] {
  const added: Found[] = []
  const own = bySentence(sentences, found)
  for (let at = 1; at < sentences.length; at++) {
    const before = own[at - 1]?.at(-1)
    if (before === undefined || (own[at]?.length ?? 0) > 0 || !isReport(text, sentences[at - 1]!, before)) continue
    let next = at
    while (next < sentences.length && next - at < MOST_SENTENCES && isCarriedOn(text, sentences[next]!, own[next]!))
      next++
    const after = own[next]?.[0]
    if (next === at || after === undefined || !isBySame(text, before, after, sentences[next]!)) continue
    for (const [start, end] of sentences.slice(at, next)) {
      added.push({
        paragraph: before.paragraph,
        speaker: [],
        cue: [],
        content: [[start, start + text.slice(start, end).replace(/[\s.!?]+$/, '').length]],
        confidence: before.confidence * CARRY,
        carriedFrom: before.carriedFrom ?? before,
        freeIndirect: true,
      })
    }
  }
  return added
}

/** Indirect, in the past, up to the end of its sentence. */
function isReport(text: string, [, end]: Span, { speaker, cue, content, confidence }: Found): boolean {
  const last = content.at(-1)!
  const words = text.slice(...last)
  return (
    speaker.length > 0 &&
    confidence >= LEAST_BEFORE &&
    cue.some((span) => someSays(text, [span], 'en') && /(?:ed|said|told|wrote)\b/.test(text.slice(...span))) &&
    !/\p{L}/u.test(text.slice(last[1], end)) &&
    BACKSHIFTED.test(words) &&
    !/["“”«»]/.test(words)
  )
}

const isCarriedOn = (text: string, sentence: Span, found: readonly Found[]): boolean =>
  found.length === 0 && BACKSHIFTED.test(text.slice(...sentence)) && !NARRATED.test(text.slice(...sentence))

/** "He added …", "Lee said …": the report that follows, by the same speaker and in the same paragraph. */
function isBySame(text: string, before: Found, after: Found, [start]: Span): boolean {
  const [mention] = after.speaker
  if (mention === undefined || mention[0] > start + 3 || after.paragraph !== before.paragraph) return false
  if (!someSays(text, after.cue, 'en')) return false
  const name = (span: Span) =>
    text
      .slice(...span)
      .split(/\s+/)
      .at(-1)
  return /^(?:he|she)$/i.test(text.slice(...mention)) || name(mention) === name(before.speaker[0]!)
}

/** The reports that each sentence has a part in. */
function bySentence(sentences: readonly Span[], found: readonly Found[]): Found[][] {
  const own = sentences.map((): Found[] => [])
  for (const one of found) {
    const spans = [...one.speaker, ...one.cue, ...one.content]
    const start = Math.min(...spans.map((span) => span[0]))
    const end = Math.max(...spans.map((span) => span[1]))
    let at = lowerBound(sentences.length, (index) => sentences[index]![1] > start)
    for (; at < sentences.length && sentences[at]![0] < end; at++) own[at]!.push(one)
  }
  return own
}
