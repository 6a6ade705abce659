import type { Span } from '../../types.ts'

/** Long enough for any real paragraph; short enough that work over a window's tokens stays bounded. */
const MAX_CHARACTERS = 6000

/** Cuts a paragraph into windows, at a space where there is one in the last quarter. */
export function windows(text: string, start: number, end: number): Span[] {
  const cuts: Span[] = []
  let from = start
  while (end - from > MAX_CHARACTERS) {
    const limit = from + MAX_CHARACTERS
    const space = text.slice(limit - MAX_CHARACTERS / 4, limit).lastIndexOf(' ')
    const to = space < 0 ? limit : limit - MAX_CHARACTERS / 4 + space
    cuts.push([from, to])
    from = to
  }
  cuts.push([from, end])
  return cuts
}
