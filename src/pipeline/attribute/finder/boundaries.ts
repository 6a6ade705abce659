import { type CueContext, leftRelation, speakerRelation } from './cue-context.ts'
import {
  LEFT_FAR,
  LEFT_NEAR,
  RIGHT_FAR,
  RIGHT_NEAR,
  SPEAKER_FAR_LEFT,
  SPEAKER_FAR_RIGHT,
  SPEAKER_NEAR_LEFT,
  SPEAKER_NEAR_RIGHT,
} from './gap-features.ts'
import type { FeatureSink } from './hash.ts'
import { absenceFeatures, contextFeatures, spanFeatures } from './span-features.ts'
import type { TokenSpan } from './spans.ts'

/** One choice among candidates; `null` is to place no span. A gap right of the cue is told by its place. */
export type Choice = {
  candidates: (number | null)[]
  /** Which decision it is for a gap. */
  decision: (gap: number) => number
  /** Features of a candidate beside those of its gap: how it lies to what was placed before, and what span it makes. */
  varying: (candidate: number | null, sink: FeatureSink) => void
}

/** A boundary is a candidate when the sequence model gives it enough, and it is among so many likeliest. */
const MAX_CANDIDATES = 14
const SPEAKER_WINDOW = 45
const CONTENT_WINDOW = 60
const CONTENT_LENGTH = 300

/** Gaps from one to another where a span of the role may begin or end. */
function likely(c: CueContext, role: 'speaker' | 'content', edge: 'begin' | 'end', from: number, to: number): number[] {
  const probability = c.posteriors[role][edge]
  const least = c.breadth.least[role]
  const gaps: number[] = []
  for (let g = from; g <= to; g++) if (probability[g]! >= least) gaps.push(g)
  if (gaps.length <= MAX_CANDIDATES) return gaps
  return gaps
    .sort((a, b) => probability[b]! - probability[a]! || a - b)
    .slice(0, MAX_CANDIDATES)
    .sort((a, b) => a - b)
}

export function speakerNear(c: CueContext): Choice {
  const left = likely(c, 'speaker', 'end', Math.max(c.from + 1, c.start - SPEAKER_WINDOW), c.start)
  const right = likely(c, 'speaker', 'begin', c.end, Math.min(c.to - 1, c.end + SPEAKER_WINDOW))
  const decision = (gap: number) => (gap <= c.start ? SPEAKER_NEAR_LEFT : SPEAKER_NEAR_RIGHT)
  const varying: Choice['varying'] = (g, sink) => {
    if (g === null) absenceFeatures(c, SPEAKER_NEAR_LEFT, 0, sink)
  }
  return { candidates: [null, ...left, ...right], decision, varying }
}

export function speakerFar(c: CueContext, near: number): Choice {
  const { speaker } = c.posteriors
  const left = near <= c.start
  const decision = left ? SPEAKER_FAR_LEFT : SPEAKER_FAR_RIGHT
  const candidates = left
    ? likely(c, 'speaker', 'begin', Math.max(c.from, near - SPEAKER_WINDOW), near - 1)
    : likely(c, 'speaker', 'end', near + 1, Math.min(c.to, near + SPEAKER_WINDOW))
  return {
    candidates,
    decision: () => decision,
    varying: (g, sink) => spanFeatures(c, left ? [g!, near] : [near, g!], decision, speaker, sink),
  }
}

export function leftNear(c: CueContext, speaker: TokenSpan | null): Choice {
  const candidates = [null, ...likely(c, 'content', 'end', Math.max(1, c.start - CONTENT_WINDOW), c.start)]
  return {
    candidates,
    decision: () => LEFT_NEAR,
    varying: (g, sink) => {
      if (g === null) absenceFeatures(c, LEFT_NEAR, speakerRelation(c, speaker), sink)
      else contextFeatures(c, g, LEFT_NEAR, speaker, null, sink)
    },
  }
}

export function leftFar(c: CueContext, speaker: TokenSpan | null, near: number): Choice {
  const { content } = c.posteriors
  return {
    candidates: likely(c, 'content', 'begin', Math.max(0, near - CONTENT_LENGTH), near - 1),
    decision: () => LEFT_FAR,
    varying: (g, sink) => {
      contextFeatures(c, g!, LEFT_FAR, speaker, null, sink)
      spanFeatures(c, [g!, near], LEFT_FAR, content, sink)
    },
  }
}

export function rightNear(c: CueContext, speaker: TokenSpan | null, left: TokenSpan | null): Choice {
  const candidates = [null, ...likely(c, 'content', 'begin', c.end, Math.min(c.e.count - 1, c.end + CONTENT_WINDOW))]
  return {
    candidates,
    decision: () => RIGHT_NEAR,
    varying: (g, sink) => {
      if (g === null) absenceFeatures(c, RIGHT_NEAR, speakerRelation(c, speaker) * 8 + leftRelation(c, left), sink)
      else contextFeatures(c, g, RIGHT_NEAR, speaker, left, sink)
    },
  }
}

export function rightFar(c: CueContext, speaker: TokenSpan | null, left: TokenSpan | null, near: number): Choice {
  const { content } = c.posteriors
  return {
    candidates: likely(c, 'content', 'end', near + 1, Math.min(c.e.count, near + CONTENT_LENGTH)),
    decision: () => RIGHT_FAR,
    varying: (g, sink) => {
      contextFeatures(c, g!, RIGHT_FAR, speaker, left, sink)
      spanFeatures(c, [near, g!], RIGHT_FAR, content, sink)
    },
  }
}
