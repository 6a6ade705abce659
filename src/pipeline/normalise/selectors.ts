import type { Selector } from '../../schemas/statement.ts'
import { overlap } from '../spans.ts'
import type { Span, Timing } from '../types.ts'
import type { ToCodePoints } from './code-points.ts'

const CONTEXT_CHARACTERS = 32

/** W3C Web Annotation selectors: a quote and a position for each piece, and the media fragment where it was timed. */
export function selectorsOf(text: string, pieces: Span[], timings: Timing[], toCodePoints: ToCodePoints): Selector[] {
  const selectors: Selector[] = pieces.flatMap((piece) => {
    const [start, end] = toCodePoints(piece)
    return [
      {
        type: 'TextQuoteSelector' as const,
        exact: text.slice(...piece),
        prefix: text.slice(wholeCharacter(text, Math.max(0, piece[0] - CONTEXT_CHARACTERS)), piece[0]),
        suffix: text.slice(piece[1], wholeCharacter(text, piece[1] + CONTEXT_CHARACTERS)),
      },
      { type: 'TextPositionSelector' as const, start, end },
    ]
  })
  const fragment = mediaFragment(pieces, timings)
  return fragment === null ? selectors : [...selectors, fragment]
}

function mediaFragment(pieces: Span[], timings: Timing[]): Selector | null {
  const spoken = timings.filter((timing) => pieces.some((piece) => overlap(piece, timing.span)))
  const first = spoken[0]
  const last = spoken.at(-1)
  if (first === undefined || last === undefined) return null
  return {
    type: 'FragmentSelector',
    conformsTo: 'http://www.w3.org/TR/media-frags/',
    value: `t=${seconds(first.start)},${seconds(last.end)}`,
  }
}

/** Never in the exponent notation that numbers below 1e-6 would get. */
function seconds(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}

/** Moves an index that would cut a surrogate pair in two behind the pair. */
function wholeCharacter(text: string, index: number): number {
  const code = text.charCodeAt(index)
  return code >= 0xdc00 && code <= 0xdfff ? index + 1 : index
}
