import type { Breadth } from './breadth.ts'
import { type Encoded, PAD } from './encode.ts'
import { hashString } from './hash.ts'
import type { Posteriors } from './posteriors.ts'
import { CLOSING, OPENING } from './quotes.ts'
import type { TokenSpan } from './spans.ts'

/** A cue, for which speaker and content are sought. */
export type CueContext = {
  e: Encoded
  posteriors: Posteriors
  start: number
  end: number
  /** The token that carries the cue's meaning: its strongest verb, else its first word. */
  head: number
  /** The cue's sentence. */
  from: number
  to: number
  /** Quotation marks in the sentence left and right of the cue, up to two. */
  marksLeft: number
  marksRight: number
  breadth: Breadth
}

const VERB = new Set(['VERB', 'PAST', 'PART', 'VT', 'VEN', 'VE'].map(hashString))

export function cueContext(e: Encoded, posteriors: Posteriors, [start, end]: TokenSpan, breadth: Breadth): CueContext {
  let head = start
  for (let i = start; i < end; i++) {
    const verb = VERB.has(e.tag[i + PAD]!)
    const headVerb = VERB.has(e.tag[head + PAD]!)
    if ((verb && !headVerb) || (verb === headVerb && e.cue[i + PAD]! > e.cue[head + PAD]!)) head = i
  }
  const from = e.tokens.sentenceStarts[start]!
  const to = e.tokens.sentenceEnds[end - 1]!
  const marksLeft = Math.min(2, e.marks[start]! - e.marks[from]!)
  const marksRight = end < to ? Math.min(2, e.marks[to]! - e.marks[end]!) : 0
  return { e, posteriors, start, end, head, from, to, marksLeft, marksRight, breadth }
}

export function step(distance: number): number {
  if (distance <= 4) return distance
  if (distance <= 6) return 5
  if (distance <= 9) return 6
  if (distance <= 14) return 7
  if (distance <= 22) return 8
  if (distance <= 35) return 9
  return distance <= 60 ? 10 : 11
}

/** 0 none, 1–3 left of the cue ever farther, 4 right behind it, 5 farther right. */
export function speakerRelation(c: CueContext, speaker: TokenSpan | null): number {
  if (speaker === null) return 0
  if (speaker[1] <= c.start) {
    const gap = c.start - speaker[1]
    return gap <= 1 ? 1 : gap <= 4 ? 2 : 3
  }
  return speaker[0] - c.end <= 1 ? 4 : 5
}

/** 0 none, else 1 plus 1 when it closes a quotation, plus 2 when it begins a sentence, plus 4 when it begins one. */
export function leftRelation(c: CueContext, left: TokenSpan | null): number {
  if (left === null) return 0
  const { tokens } = c.e
  const closes = tokens.quotes[left[1] - 1] === CLOSING ? 1 : 0
  const opens = tokens.quotes[left[0]] === OPENING ? 4 : 0
  return 1 + closes + (tokens.sentenceStarts[left[0]] === left[0] ? 2 : 0) + opens
}
