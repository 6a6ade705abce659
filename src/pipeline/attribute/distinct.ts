import type { Span } from '../types.ts'
import type { Found } from './rules/found.ts'

/** Two contents are one when they share this much of the shorter. */
const SAME = 0.8

/**
 * Leaves each passage to one report where two claim it: of two whole contents to the surer report, a piece of several
 * to the report whose cue stands nearest. A report that stands inside another's content is nested and keeps its own.
 */
export function distinct(found: readonly Found[]): Found[] {
  const kept: Found[] = []
  for (const one of [...found].sort((a, b) => b.confidence - a.confidence)) {
    let left: Found | null = one
    for (const [index, other] of kept.entries()) {
      const rest: Found | null = left
      if (!rest || rest.paragraph !== other.paragraph || nests(rest, other) || nests(other, rest)) continue
      const shared: Span[] = rest.content.filter((span) => other.content.some((theirs) => isSame(span, theirs)))
      if (shared.length === 0) continue
      const theirs: Span[] = other.content.filter((span) => shared.some((mine) => isSame(mine, span)))
      if (other.content.length > theirs.length && distance(rest, shared) < distance(other, theirs)) {
        kept[index] = without(other, theirs)
      } else left = shared.length < rest.content.length ? without(rest, shared) : null
    }
    if (left) kept.push(left)
  }
  return kept.sort((a, b) => startOf(a) - startOf(b))
}

const without = (found: Found, spans: readonly Span[]): Found => ({
  ...found,
  content: found.content.filter((span) => !spans.includes(span)),
})

const nests = (outer: Found, inner: Found): boolean =>
  inner.cue.length === 0 ||
  inner.cue.some((cue) => outer.content.some(([start, end]) => start <= cue[0] && cue[1] <= end))

function isSame(a: Span, b: Span): boolean {
  const shared = Math.min(a[1], b[1]) - Math.max(a[0], b[0])
  return shared >= SAME * Math.min(a[1] - a[0], b[1] - b[0])
}

/** Characters between the cue and the nearest of the spans. */
const distance = ({ cue }: Found, spans: readonly Span[]): number =>
  Math.min(...cue.flatMap(([start, end]) => spans.map((span) => Math.max(span[0] - end, start - span[1], 0))))

const startOf = ({ speaker, cue, content }: Found): number =>
  Math.min(...[...speaker, ...cue, ...content].map(([start]) => start))
