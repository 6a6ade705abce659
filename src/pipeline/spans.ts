import type { Span } from './types.ts'

/** Whether two spans have a unit in common; those that only touch have none. */
export const overlap = (a: Span, b: Span): boolean => a[0] < b[1] && b[0] < a[1]

/** Whether any span of the one list overlaps any of the other. */
export const overlapAny = (a: readonly Span[], b: readonly Span[]): boolean =>
  a.some((one) => b.some((other) => overlap(one, other)))

/** The first index below `length` from which `reached` holds, by bisection; `length` where it never does. */
export function lowerBound(length: number, reached: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (reached(middle)) high = middle
    else low = middle + 1
  }
  return low
}
