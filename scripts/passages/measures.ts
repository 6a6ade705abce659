/** Boundaries are indexes of the units that begin a segment; that of the first unit counts for nothing. */
export type Boundaries = ReadonlySet<number>

/** Half the mean length of the true segments, as both measures want it. */
function windowOf(reference: Boundaries, units: number): number {
  const segments = [...reference].filter((at) => at > 0).length + 1
  return Math.max(2, Math.round(units / segments / 2))
}

function countIn(boundaries: Boundaries, from: number, to: number): number {
  let count = 0
  for (let at = from + 1; at <= to; at++) if (boundaries.has(at)) count++
  return count
}

/** Share of windows that a segmentation gets wrong: 0 is perfect. */
function shareOfWindows(units: number, window: number, isWrong: (from: number, to: number) => boolean): number {
  let wrong = 0
  for (let from = 0; from + window < units; from++) if (isWrong(from, from + window)) wrong++
  return wrong / Math.max(1, units - window)
}

/** Beeferman, Berger and Lafferty 1999: whether the ends of a window lie in one segment. */
export function pk(reference: Boundaries, found: Boundaries, units: number): number {
  return shareOfWindows(
    units,
    windowOf(reference, units),
    (from, to) => countIn(reference, from, to) > 0 !== countIn(found, from, to) > 0,
  )
}

/** Pevzner and Hearst 2002: how many boundaries lie in a window. */
export function windowDiff(reference: Boundaries, found: Boundaries, units: number): number {
  return shareOfWindows(
    units,
    windowOf(reference, units),
    (from, to) => countIn(reference, from, to) !== countIn(found, from, to),
  )
}
