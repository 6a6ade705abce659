import { type Encoded, PAD } from './encode.ts'
import { type FeatureSink, hashString, mix } from './hash.ts'
import type { Posteriors, RolePosterior } from './posteriors.ts'
import { CLOSING, OPENING } from './quotes.ts'
import type { TokenSpan } from './spans.ts'

/** The decisions taken for each cue, in this order; near is the end of a span that faces the cue, far the other one. */
export const SPEAKER_NEAR_LEFT = 1
export const SPEAKER_NEAR_RIGHT = 2
export const SPEAKER_FAR_LEFT = 3
export const SPEAKER_FAR_RIGHT = 4
export const LEFT_NEAR = 5
export const LEFT_FAR = 6
export const RIGHT_NEAR = 7
export const RIGHT_FAR = 8

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
}

const VERB = new Set(['VERB', 'PAST', 'PART', 'VT', 'VEN', 'VE'].map(hashString))

export function cueContext(e: Encoded, posteriors: Posteriors, [start, end]: TokenSpan): CueContext {
  let head = start
  for (let i = start; i < end; i++) {
    const verb = VERB.has(e.tag[i + PAD]!)
    const headVerb = VERB.has(e.tag[head + PAD]!)
    if ((verb && !headVerb) || (verb === headVerb && e.cue[i + PAD]! > e.cue[head + PAD]!)) head = i
  }
  const from = e.tokens.sentenceStarts[start]!
  const to = e.tokens.sentenceEnds[end - 1]!
  return { e, posteriors, start, end, head, from, to }
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

const BELIEF_STEPS = [0.005, 0.03, 0.1, 0.25, 0.5, 0.75, 0.9, 0.97, 0.995]
export function belief(probability: number): number {
  let step = 0
  while (step < BELIEF_STEPS.length && probability >= BELIEF_STEPS[step]!) step++
  return step
}

const upTo = Math.min

/** Words, tags, classes and quotation around a gap (the place before token g). */
function windowFeatures(e: Encoded, g: number, sink: FeatureSink): void {
  const { lower, tag, cue, shape, kind, speaker, quote, hinted } = e
  const p = g + PAD
  for (let k = -3; k <= 2; k++) sink.one(lower[p + k]!)
  for (let k = -3; k <= 3; k++) sink.one(tag[p + k]!)
  sink.two(lower[p - 1]!, lower[p]!)
  sink.two(lower[p]!, lower[p + 1]!)
  sink.two(lower[p - 2]!, lower[p - 1]!)
  sink.two(tag[p - 1]!, tag[p]!)
  sink.three(tag[p - 2]!, tag[p - 1]!, tag[p]!)
  sink.three(tag[p - 1]!, tag[p]!, tag[p + 1]!)
  sink.two(tag[p]!, tag[p + 1]!)
  sink.two(tag[p - 1]!, lower[p]!)
  sink.two(lower[p - 1]!, tag[p]!)
  sink.three(tag[p - 3]!, tag[p - 2]!, tag[p - 1]!)
  sink.three(tag[p]!, tag[p + 1]!, tag[p + 2]!)
  sink.two(cue[p - 1]!, cue[p]!)
  sink.two(cue[p]!, tag[p]!)
  sink.two(cue[p + 1]!, tag[p + 1]!)
  sink.one(kind[p]!)
  sink.one(kind[p - 1]!)
  sink.two(speaker[p]!, shape[p]!)
  sink.two(speaker[p - 1]!, shape[p - 1]!)
  sink.two(quote[p - 1]!, quote[p]!)
  sink.three(quote[p - 1]!, quote[p]!, tag[p]!)
  sink.three(quote[p - 1]!, quote[p]!, lower[p - 1]!)
  sink.two(hinted[p - 1]!, hinted[p]!)
  sink.three(hinted[p - 1]!, hinted[p]!, tag[p]!)
}

/** A gap as a boundary of the cue's speaker or content. */
export function gapFeatures(c: CueContext, g: number, decision: number, role: RolePosterior, sink: FeatureSink): void {
  const { e, start, end } = c
  const { lower, lemma, tag, cue, quote } = e
  sink.family(decision)
  sink.one(0)
  windowFeatures(e, g, sink)
  const p = g + PAD
  const side = g <= start ? 0 : 1
  const low = side === 0 ? g : end
  const high = side === 0 ? start : g
  const away = side * 16 + step(high - low)
  const headLemma = lemma[c.head + PAD]!
  const last = lower[end - 1 + PAD]!
  sink.one(away)
  sink.two(away, headLemma)
  sink.three(away, tag[p - 1]!, tag[p]!)
  sink.two(away, lower[p]!)
  sink.two(away, lower[p - 1]!)
  sink.three(side, headLemma, lower[p]!)
  sink.three(side, headLemma, lower[p - 1]!)
  sink.three(side, headLemma, tag[p]!)
  sink.three(side, last, lower[p]!)
  sink.three(side, last, tag[p]!)
  sink.three(side, cue[c.head + PAD]!, tag[p]!)
  sink.three(side, e.kind[c.head + PAD]!, lower[p]!)
  sink.two(side, end - start > 1 ? mix(lower[start + PAD]!, last) : 0)

  const between = (counts: Int32Array, limit: number) => upTo(limit, counts[high]! - counts[low]!)
  const verbs = between(e.verbs, 4)
  const commas = between(e.commas, 3)
  const marks = between(e.marks, 4)
  const thats = between(e.thats, 2)
  const strongs = between(e.strongs, 3)
  sink.three(side, verbs, commas)
  sink.three(side, marks, thats)
  sink.three(side, strongs, verbs)
  sink.three(side * 8 + verbs, tag[p - 1]!, tag[p]!)
  sink.three(side * 8 + commas, lower[p - 1]!, tag[p]!)
  sink.three(side * 8 + marks, quote[p - 1]!, quote[p]!)
  sink.three(side * 8 + strongs, lower[p - 1]!, lower[p]!)
  sink.three(side * 8 + thats, lower[p - 1]!, lower[p]!)
  if (high - low <= 3) {
    let words = side + 11
    for (let i = low; i < high; i++) words = mix(words, lower[i + PAD]!)
    sink.two(words, headLemma)
    sink.two(words, lower[p]!)
  } else sink.skip(2)
  if (high - low <= 6) {
    let tags = side + 17
    for (let i = low; i < high; i++) tags = mix(tags, tag[i + PAD]!)
    sink.two(tags, tag[p]!)
    sink.two(tags, headLemma)
  } else sink.skip(2)

  const startQuote = quote[start - 1 + PAD]!
  const headQuote = quote[c.head + PAD]!
  const marksRight = end < c.to ? upTo(2, e.marks[c.to]! - e.marks[end]!) : 0
  const marksLeft = upTo(2, e.marks[start]! - e.marks[c.from]!)
  sink.three(side, startQuote, quote[p]! * 16 + quote[p - 1]!)
  sink.three(side, lower[start - 1 + PAD]!, lower[p - 1]!)
  sink.three(side, lower[end + PAD]!, lower[p]!)
  sink.three(side * 16 + marksRight * 4 + marksLeft, quote[p - 1]!, quote[p]!)
  sink.three(side * 4 + headQuote, quote[p - 1]!, quote[p]!)
  sink.two(tag[end + PAD]!, away)

  const place = placeInSentence(e, g)
  const region = g < c.from ? 0 : g === c.from ? 1 : g < c.to ? 2 : g === c.to ? 3 : 4
  sink.three(side, place, region)
  sink.three(place, region, quote[p - 1]! * 16 + quote[p]!)
  sink.three(place, lower[p - 1]!, lower[p]!)
  sink.three(g <= c.to && c.to - g < 4 ? c.to - g : 9, g >= c.from && g - c.from < 4 ? g - c.from : 9, side)

  beliefFeatures(c, g, away, role, sink)
}

/** 3 end of the paragraph, 2 start of a sentence, 1 before a sentence's last token, else 0. */
function placeInSentence({ tokens, count }: Encoded, g: number): number {
  if (g === count) return 3
  if (tokens.sentenceStarts[g] === g) return 2
  return g > 0 && tokens.sentenceEnds[g - 1] === g + 1 ? 1 : 0
}

const EDGE = 11
function beliefFeatures(c: CueContext, g: number, away: number, role: RolePosterior, sink: FeatureSink): void {
  const { e, posteriors } = c
  const inside = (of: RolePosterior, i: number) => (i < 0 || i >= e.count ? EDGE : belief(of.inside[i]!))
  const begins = belief(role.begin[g]!)
  const ends = belief(role.end[g]!)
  const here = inside(role, g)
  const before = inside(role, g - 1)
  const other = role === posteriors.content ? posteriors.speaker : posteriors.content
  sink.two(begins, ends)
  sink.two(before, here)
  sink.three(before, here, begins)
  sink.three(before, here, ends)
  sink.two(inside(role, g - 2), inside(role, g + 1))
  sink.three(inside(posteriors.cue, g), inside(posteriors.cue, g - 1), here)
  sink.three(inside(other, g), inside(other, g - 1), before)
  sink.three(away, begins, before)
  sink.three(away, ends, here)
  sink.three(before, here, e.tag[g + PAD]!)
}

/** The span between a chosen boundary and a candidate for the other one. */
export function spanFeatures(
  c: CueContext,
  [start, end]: TokenSpan,
  decision: number,
  role: RolePosterior,
  sink: FeatureSink,
): void {
  const { e } = c
  const { lower, tag, quote, lemma } = e
  const first = start + PAD
  const last = end - 1 + PAD
  const next = end + PAD
  const headLemma = lemma[c.head + PAD]!
  sink.family(decision + 16)
  const length = step(end - start)
  const within = (counts: Int32Array, limit: number) => upTo(limit, counts[end]! - counts[start]!)
  const marks = within(e.marks, 5)
  const verbs = within(e.verbs, 4)
  const commas = within(e.commas, 4)
  const strongs = within(e.strongs, 3)
  const quotes = quote[first]! * 4 + quote[last]!
  const sentenceEnd = e.tokens.sentenceEnds[end - 1]!
  const finish = end === sentenceEnd ? 2 : end === sentenceEnd - 1 ? 1 : 0
  sink.one(length)
  sink.two(length, lower[first]!)
  sink.three(quotes, quote[next]!, quote[first - 1]!)
  sink.three(quotes, marks, quote[next]!)
  sink.two(lower[first]!, lower[last]!)
  sink.two(lower[first]!, lower[next]!)
  sink.two(tag[first]!, tag[next]!)
  sink.three(tag[first]!, tag[last]!, tag[next]!)
  sink.three(lower[first]!, marks, lower[next]!)
  sink.two(verbs, commas)
  sink.three(verbs, tag[first]!, tag[next]!)
  sink.two(strongs, verbs)
  sink.three(commas, lower[next]!, tag[first]!)
  sink.two(lower[first - 1]!, lower[next]!)
  sink.two(lower[first - 1]!, lower[last]!)
  sink.three(tag[first - 1]!, tag[next]!, length)
  sink.two(headLemma, length)
  sink.three(headLemma, lower[first]!, lower[next]!)
  sink.three(headLemma, tag[first]!, tag[next]!)
  sink.three(verbs, lower[first]!, lower[next]!)
  sink.three(lower[first]!, e.tokens.sentenceStarts[end - 1] === e.tokens.sentenceStarts[start] ? 0 : 1, finish)
  sink.three(quotes, finish, e.tokens.sentenceStarts[start] === start ? 1 : 0)
  if (end - start <= 4) {
    let tags = 3
    for (let i = start; i < end; i++) tags = mix(tags, tag[i + PAD]!)
    sink.two(tags, tag[next]!)
    sink.two(tags, tag[first - 1]!)
  } else sink.skip(2)
  let least = 1
  let sum = 0
  for (let i = start; i < end; i++) {
    least = Math.min(least, role.inside[i]!)
    sum += role.inside[i]!
  }
  const mean = belief(sum / (end - start))
  const begins = belief(role.begin[start]!)
  const ends = belief(role.end[end]!)
  sink.two(belief(least), mean)
  sink.three(belief(least), begins, ends)
  sink.two(length, mean)
  sink.three(mean, ends, lower[next]!)
}

/** Deciding that there is no such span at all. */
export function absenceFeatures(c: CueContext, decision: number, condition: number, sink: FeatureSink): void {
  const { e, start, end } = c
  const { lower, tag, quote, lemma, cue } = e
  const head = c.head + PAD
  const before = start - 1 + PAD
  const after = end + PAD
  const last = end - 1 + PAD
  const marksRight = end < c.to ? upTo(2, e.marks[c.to]! - e.marks[end]!) : 0
  const marksLeft = upTo(2, e.marks[start]! - e.marks[c.from]!)
  sink.family(decision + 32)
  sink.one(0)
  sink.one(lemma[head]!)
  sink.one(lower[last]!)
  sink.one(cue[head]!)
  sink.one(e.kind[head]!)
  sink.one(lower[before]!)
  sink.one(lower[after]!)
  sink.two(tag[before]!, tag[after]!)
  sink.two(lemma[head]!, tag[after]!)
  sink.two(lemma[head]!, tag[before]!)
  sink.two(lemma[head]!, lower[after]!)
  sink.two(lemma[head]!, lower[before]!)
  sink.three(quote[before]!, marksLeft, marksRight)
  sink.one(tag[head]!)
  sink.one(e.suffix3[head]!)
  sink.two(tag[head]!, tag[start + PAD]!)
  sink.two(lower[start + PAD]!, tag[before]!)
  sink.one(condition)
  sink.two(condition, lemma[head]!)
  sink.three(condition, quote[before]!, marksRight)
  sink.two(condition, lower[after]!)
  sink.two(condition, lower[before]!)
  sink.two(condition, tag[after]!)
  sink.three(condition, lower[after]!, lower[after + 1]!)
  sink.two(step(start - c.from), step(c.to - end))
}

/** How the candidate lies to the spans chosen before it. */
export function contextFeatures(
  c: CueContext,
  g: number,
  decision: number,
  speaker: TokenSpan | null,
  left: TokenSpan | null,
  sink: FeatureSink,
): void {
  const { e } = c
  const p = g + PAD
  const relation = speakerRelation(c, speaker)
  sink.family(decision + 48)
  sink.two(relation, g === c.start || g === c.end ? 1 : 0)
  const away =
    speaker === null
      ? NO_SPEAKER
      : g <= speaker[0]
        ? step(speaker[0] - g)
        : g >= speaker[1]
          ? 16 + step(g - speaker[1])
          : 40
  sink.two(away, relation)
  sink.three(away, relation, e.lower[p]!)
  sink.three(away, relation, e.lower[p - 1]!)
  sink.three(away, relation, e.lemma[c.head + PAD]!)
  const l = leftRelation(c, left)
  const quotes = e.quote[p]! * 16 + e.quote[p - 1]!
  sink.two(l, quotes)
  sink.three(l, quotes, step(Math.abs(g - c.end)))
  sink.three(l, g < e.count && e.tokens.sentenceStarts[g] === g ? 1 : 0, quotes)
  sink.three(l, e.lower[p]!, e.lower[p - 1]!)
}

const NO_SPEAKER = 63

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
