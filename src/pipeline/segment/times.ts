import { lowerBound } from '../spans.ts'
import type { Span, Timing } from '../types.ts'

/** The first timing that ends after `position`. */
const firstAfter = (timings: readonly Timing[], position: number): number =>
  lowerBound(timings.length, (index) => timings[index]!.span[1] > position)

/** When these spans were spoken, from the cues they overlap or from the time stamp at the label. */
export function turnTimes(
  timings: readonly Timing[],
  spans: readonly Span[],
  stamp: number | null,
): { start?: number; end?: number } {
  const from = spans[0]![0]
  const to = spans.at(-1)![1]
  const first = timings[firstAfter(timings, from)]
  if (first === undefined || first.span[0] >= to) return stamp === null ? {} : { start: stamp }
  const after = firstAfter(timings, to - 1)
  const last = timings[after]
  const end = (last !== undefined && last.span[0] < to ? last : timings[after - 1]!).end
  return { start: first.start, end: Math.max(end, first.start) }
}
