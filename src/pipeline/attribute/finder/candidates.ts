import { overlap, overlapAny } from '../../spans.ts'
import type { Breadth } from './breadth.ts'
import { type CueContext, cueContext } from './cue-context.ts'
import { proposeSpans } from './cues.ts'
import type { Encoded } from './encode.ts'
import type { Hint } from './hints.ts'
import type { Pieces, Placement, Placer } from './place.ts'
import type { Posteriors } from './posteriors.ts'
import { equal, type TokenSpan } from './spans.ts'

/** One way to read a cue: what belongs to it, and what else speaks for it. */
export type Candidate = {
  /** In order; the parts of "hat … gesagt" are two. */
  cue: TokenSpan[]
  context: CueContext
  placed: Placement
  /** Place among the readings of this cue by the boundaries alone, from 0. */
  rank: number
  /** The rules' report with this cue. */
  hint: Hint | null
}

const MOST_READINGS = 3

/** Every reading worth a look of every cue worth a look, by the labels or by the rules; impossible ones are left out. */
export function candidates(
  e: Encoded,
  posteriors: Posteriors,
  hints: readonly Hint[],
  placer: Placer,
  breadth: Breadth,
): Candidate[] {
  const withCue = hints.filter(({ cue }) => cue.length > 0)
  const proposed = proposeSpans(posteriors.cue, e.count, breadth)
  const missing = withCue
    .map((hint) => mainPiece(hint, posteriors))
    .filter((main) => !proposed.some((span) => equal([span], [main])))
  return [...proposed, ...missing].flatMap((span) => {
    const context = cueContext(e, posteriors, span, breadth)
    const hint = withCue.find(({ cue }) => cue.some((piece) => overlap(piece, span))) ?? null
    const placements = placer.place(context).slice(0, MOST_READINGS)
    const hinted = hint && piecesAround(span, hint)
    if (hinted && !placements.some((placed) => isSame(placed, hinted))) placements.push(placer.weigh(context, hinted))
    return placements.filter(isPossible).flatMap((placed, rank) => {
      const reading = { cue: [span], context, placed, rank, hint }
      const whole = hint && hint.cue.length > 1 && hint.cue.some((piece) => equal([piece], [span]))
      return whole ? [reading, { ...reading, cue: hint.cue }] : [reading]
    })
  })
}

export function contentOf({ left, right }: Placement): TokenSpan[] {
  return [left, right].filter((piece) => piece !== null)
}

/** There is content, and nobody is said to speak in it. */
function isPossible(placed: Placement): boolean {
  const content = contentOf(placed)
  return content.length > 0 && !(placed.speaker && overlapAny([placed.speaker], content))
}

function mainPiece({ cue }: Hint, { cue: { inside } }: Posteriors): TokenSpan {
  const strength = ([start, end]: TokenSpan) => Math.max(...inside.subarray(start, end))
  return cue.reduce((best, piece) => (strength(piece) > strength(best) ? piece : best))
}

/** The rules' report as pieces around the cue. */
function piecesAround(cue: TokenSpan, { speaker, content }: Hint): Pieces {
  return {
    speaker: speaker.find((piece) => !overlap(piece, cue)) ?? null,
    left: content.findLast(([, end]) => end <= cue[0]) ?? null,
    right: content.find(([start]) => start >= cue[1]) ?? null,
  }
}

const isSame = (a: Pieces, b: Pieces): boolean =>
  (['speaker', 'left', 'right'] as const).every((piece) => a[piece]?.join() === b[piece]?.join())
