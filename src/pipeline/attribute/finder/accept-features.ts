import { overlap, overlapAny } from '../../spans.ts'
import { type Candidate, contentOf } from './candidates.ts'
import { speakerRelation, step } from './cue-context.ts'
import { PAD } from './encode.ts'
import type { FeatureSink } from './hash.ts'
import type { RolePosterior } from './posteriors.ts'
import { equal, type TokenSpan } from './spans.ts'

/** At most this many features for one proposal. */
export const ACCEPT_FEATURES = 128

const logOdds = (p: number): number => Math.max(-12, Math.round(2 * Math.log((p + 0.001) / (1.001 - p))))
const inSteps = (log: number, perUnit: number): number => Math.max(-12, Math.round(log * perUnit))

export function meanInside(role: RolePosterior, [start, end]: TokenSpan): number {
  let sum = 0
  for (let i = start; i < end; i++) sum += role.inside[i]!
  return sum / (end - start)
}

function leastInside(role: RolePosterior, [start, end]: TokenSpan): number {
  let least = 1
  for (let i = start; i < end; i++) least = Math.min(least, role.inside[i]!)
  return least
}

/** A reading of a cue as features of the questions whether to accept it. */
export function acceptFeatures(candidate: Candidate, sink: FeatureSink): void {
  const { context: c, placed } = candidate
  const { e, posteriors, start, end } = c
  const { cue, speaker: speakers, content } = posteriors
  const { lower, lemma, tag, kind, shape, quote } = e
  const head = c.head + PAD
  const span: TokenSpan = [start, end]
  const first = logOdds(cue.begin[start]!)
  const last = logOdds(cue.end[end]!)
  const mean = logOdds(meanInside(cue, span))
  const least = logOdds(leastInside(cue, span))
  const beforeIn = start > 0 ? logOdds(cue.inside[start - 1]!) : -12
  const afterIn = end < e.count ? logOdds(cue.inside[end]!) : -12
  sink.length = 0
  sink.family(0)
  sink.one(0)
  sink.one(first)
  sink.one(last)
  sink.one(mean)
  sink.one(least)
  sink.one(beforeIn)
  sink.one(afterIn)
  sink.two(first, last >> 1)
  sink.two(first, least >> 1)
  sink.two(mean >> 1, last >> 1)
  sink.one(logOdds(cue.begin[start]! * Math.min(1, cue.end[end]!)))

  const { speaker, left, right, speakerLog, leftLog, rightLog } = placed
  const contentLog = inSteps(leftLog + rightLog, 1)
  sink.one(inSteps(speakerLog, 1.5))
  sink.one(inSteps(leftLog, 1.5))
  sink.one(inSteps(rightLog, 1.5))
  sink.one(contentLog)
  sink.two(contentLog, mean >> 1)
  const shapeOfAll = (speaker ? 1 : 0) + (left ? 2 : 0) + (right ? 4 : 0)
  sink.one(shapeOfAll)
  sink.two(speakerRelation(c, speaker), inSteps(speakerLog, 1))

  let length = 0
  let quoted = 0
  for (const piece of [left, right]) {
    if (piece === null) continue
    length += piece[1] - piece[0]
    for (let i = piece[0]; i < piece[1]; i++) if (quote[i + PAD]! > 0) quoted++
  }
  const lengthStep = step(length)
  const quotation = quoted === 0 ? 0 : quoted >= length - 1 ? 2 : 1
  const headLemma = lemma[head]!
  sink.two(lengthStep, quotation)
  sink.one(headLemma)
  sink.two(headLemma, quotation)
  sink.two(headLemma, lengthStep)
  sink.two(headLemma, shapeOfAll)
  sink.two(end - start, tag[head]!)
  sink.three(e.cue[head]!, quotation, shapeOfAll)
  sink.two(e.cue[head]!, lengthStep)
  sink.one(kind[head]!)
  sink.two(kind[head]!, shapeOfAll)
  sink.three(kind[head]!, tag[head]!, tag[head + 1]!)
  sink.two(lower[start + PAD]!, lower[end - 1 + PAD]!)
  sink.two(lower[end - 1 + PAD]!, lower[end + PAD]!)
  sink.two(tag[start - 1 + PAD]!, tag[start + PAD]!)
  sink.two(lower[start - 1 + PAD]!, tag[start + PAD]!)
  sink.two(tag[end - 1 + PAD]!, tag[end + PAD]!)
  sink.three(tag[end - 1 + PAD]!, lower[end + PAD]!, tag[head]!)
  sink.one(quote[head]!)

  if (speaker !== null) {
    const h = speaker[1] - 1 + PAD
    sink.three(e.speaker[h]!, shape[h]!, tag[h]!)
    sink.one(lemma[h]!)
    sink.two(kind[h]!, kind[head]!)
    sink.three(e.speaker[h]!, e.speaker[speaker[0] + PAD]!, speaker[1] - speaker[0])
    sink.two(e.speaker[h]!, e.cue[head]!)
    sink.two(logOdds(meanInside(speakers, speaker)) >> 1, mean >> 1)
  } else sink.skip(6)
  if (right !== null) {
    const r = right[0] + PAD
    sink.two(lower[r]!, e.cue[head]!)
    sink.two(lower[r]!, headLemma)
    sink.three(tag[r]!, e.cue[head]!, step(right[0] - end))
    sink.one(logOdds(leastInside(content, right)) >> 1)
    sink.two(logOdds(meanInside(content, right)), mean >> 1)
    sink.two(step(right[0] - end), quotation)
  } else sink.skip(6)
  if (left !== null) {
    sink.two(logOdds(meanInside(content, left)), mean >> 1)
    sink.two(step(start - left[1]), quotation)
    sink.one(logOdds(leastInside(content, left)) >> 1)
  } else sink.skip(3)
  agreementFeatures(candidate, mean >> 1, sink)
}

/** How far the boundaries and the rules speak for this reading. */
function agreementFeatures({ cue, context, placed, rank, hint }: Candidate, belief: number, sink: FeatureSink): void {
  const { e, head } = context
  const content = contentOf(placed)
  const cues = hint === null ? 0 : equal(hint.cue, cue) ? 2 : 1
  const contents = hint === null ? 0 : equal(hint.content, content) ? 3 : overlapAny(hint.content, content) ? 2 : 1
  const speakers = hint === null ? 0 : agreement(placed.speaker, hint.speaker[0] ?? null)
  const sure = hint === null ? 0 : Math.round(10 * hint.report.confidence)
  const { start, end } = context
  const inHint = e.hinted[start + PAD]!
  sink.one(rank)
  sink.two(rank, contents)
  sink.three(cues, contents, speakers)
  sink.two(contents, belief)
  sink.two(contents, e.lemma[head + PAD]!)
  sink.two(cues, e.lemma[head + PAD]!)
  sink.two(contents, sure)
  sink.two(speakers, sure)
  sink.two(cue.length, e.tag[head + PAD]!)
  sink.three(cue.length, cues, contents)
  sink.three(inHint, cues, end - start)
  sink.two(rank, inSteps(placed.leftLog + placed.rightLog, 1))
}

/** 1 both without, 2 one without, 3 apart, 4 overlapping, 5 the same. */
function agreement(a: TokenSpan | null, b: TokenSpan | null): number {
  if (a === null || b === null) return a === b ? 1 : 2
  return equal([a], [b]) ? 5 : overlap(a, b) ? 4 : 3
}
