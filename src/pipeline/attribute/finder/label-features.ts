import { type Encoded, PAD } from './encode.ts'
import type { FeatureSink } from './hash.ts'

/** Distances in words grow coarser with length: 0–3 exact, then 5, 9, 15, 25 and more. */
function step(distance: number): number {
  if (distance <= 3) return distance
  if (distance <= 5) return 4
  if (distance <= 9) return 5
  if (distance <= 15) return 6
  return distance <= 25 ? 7 : 8
}

const NONE = 31
const upTo = Math.min

/** At most this many features for one token. */
export const LABEL_FEATURES = 128

/** Fills the sink with the features of token i for the sequence model. */
export function labelFeatures(e: Encoded, i: number, sink: FeatureSink): void {
  const { lower, lemma, tag, shape, suffix2, suffix3, kind, cue, speaker, quote, hinted } = e
  const p = i + PAD
  sink.length = 0
  sink.family(0)
  sink.one(1)
  for (let k = -3; k <= 3; k++) sink.one(lower[p + k]!)
  for (let k = -1; k <= 1; k++) sink.one(lemma[p + k]!)
  for (let k = -3; k <= 3; k++) sink.one(tag[p + k]!)

  sink.two(tag[p - 1]!, tag[p]!)
  sink.two(tag[p]!, tag[p + 1]!)
  sink.two(tag[p - 2]!, tag[p - 1]!)
  sink.two(tag[p + 1]!, tag[p + 2]!)
  sink.three(tag[p - 1]!, tag[p]!, tag[p + 1]!)
  sink.three(tag[p - 2]!, tag[p - 1]!, tag[p]!)
  sink.three(tag[p]!, tag[p + 1]!, tag[p + 2]!)
  sink.two(lower[p - 1]!, lower[p]!)
  sink.two(lower[p]!, lower[p + 1]!)
  sink.two(lemma[p - 1]!, tag[p]!)
  sink.two(lemma[p]!, tag[p + 1]!)
  sink.two(tag[p - 1]!, lemma[p]!)
  sink.two(lemma[p - 2]!, lemma[p - 1]!)
  sink.two(lemma[p + 1]!, lemma[p + 2]!)

  for (let k = -2; k <= 3; k++) sink.one(cue[p + k]!)
  sink.three(cue[p - 1]!, cue[p]!, cue[p + 1]!)
  sink.three(cue[p]!, cue[p + 1]!, tag[p]!)
  sink.three(cue[p - 1]!, tag[p - 1]!, tag[p]!)
  sink.three(cue[p - 2]!, cue[p - 1]!, tag[p]!)
  sink.three(cue[p]!, tag[p]!, tag[p - 1]!)

  sink.one(kind[p]!)
  sink.two(kind[p]!, tag[p]!)
  sink.two(kind[p - 1]!, tag[p]!)
  sink.two(kind[p]!, lower[p + 1]!)
  sink.two(kind[p - 1]!, kind[p]!)
  sink.two(kind[p]!, kind[p + 1]!)
  sink.two(speaker[p]!, shape[p]!)
  sink.three(speaker[p - 1]!, speaker[p]!, tag[p]!)
  sink.two(speaker[p]!, cue[p + 1]!)
  sink.one(suffix3[p]!)
  sink.two(suffix2[p]!, tag[p]!)
  sink.two(shape[p]!, tag[p]!)
  sink.two(shape[p - 1]!, shape[p]!)

  const q = quote[p]!
  const inQuoted = e.quoted[i]!
  sink.one(q)
  sink.two(q, lower[p]!)
  sink.two(q, cue[p]!)
  sink.three(q, quote[p - 1]!, quote[p + 1]!)
  sink.two(q, inQuoted)

  const before = e.strongBefore[i]!
  const after = e.strongAfter[i]!
  const b = before + PAD
  const a = after + PAD
  const far = before < 0 ? NONE : step(i - before)
  const near = after < 0 ? NONE : step(after - i)
  sink.one(before < 0 ? 0 : lemma[b]!)
  sink.one(after < 0 ? 0 : lemma[a]!)
  sink.two(far, q)
  sink.two(near, q)
  sink.three(far, near, tag[p]!)
  sink.two(before < 0 ? 0 : lower[b + 1]!, tag[p]!)
  sink.two(before < 0 ? 0 : lemma[b]!, tag[p]!)
  sink.two(after < 0 ? 0 : lower[a + 1]!, tag[p]!)
  sink.two(after < 0 ? 0 : lower[a - 1]!, tag[p]!)
  sink.three(before < 0 ? 0 : kind[b]!, before < 0 ? 0 : lower[b + 1]!, q)
  sink.two(after < 0 ? 0 : kind[a]!, tag[p]!)

  const start = e.tokens.sentenceStarts[i]!
  const end = e.tokens.sentenceEnds[i]!
  const { commas } = e
  const sinceStart = upTo(3, commas[i]! - commas[start]!)
  const sinceCue = before < 0 ? NONE : upTo(3, commas[i]! - commas[before]!)
  const untilCue = after < 0 ? NONE : upTo(3, commas[after]! - commas[i]!)
  sink.three(sinceStart, sinceCue, untilCue)
  sink.three(sinceCue, tag[p]!, cue[p]!)
  sink.three(untilCue, tag[p]!, tag[p - 1]!)
  sink.two(lower[start + PAD]!, q)
  sink.two(i === start ? 1 : 0, i === end - 1 ? 1 : 0)
  sink.three(upTo(3, end - i), tag[p]!, q)
  sink.three(before < 0 ? 0 : 1, after < 0 ? 0 : 1, inQuoted * 4 + q)
  sink.two(lower[end - 1 + PAD]!, q)

  const verbsBefore = upTo(3, e.verbs[i]! - e.verbs[start]!)
  const verbsSince = before < 0 ? NONE : upTo(4, e.verbs[i]! - e.verbs[before]!)
  const thatSince = before < 0 ? NONE : upTo(1, e.thats[i]! - e.thats[before]!)
  sink.three(verbsBefore, tag[p]!, q)
  sink.three(verbsSince, thatSince, tag[p]!)
  sink.three(thatSince, before < 0 ? 0 : kind[b]!, sinceCue)
  sink.three(start === 0 ? 1 : 0, end === e.count ? 1 : 0, tag[p]!)

  const hint = hinted[p]!
  sink.one(hint)
  sink.two(hint, tag[p]!)
  sink.two(hint, cue[p]!)
  sink.two(hint, q)
  sink.three(hinted[p - 1]!, hint, hinted[p + 1]!)
}
