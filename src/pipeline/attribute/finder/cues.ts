import type { Breadth } from './breadth.ts'
import type { Posteriors } from './posteriors.ts'
import type { TokenSpan } from './spans.ts'

/** A proposal is dropped when no token of it is this likely to be in a cue. */
const MIN_PROBABILITY = 0.12
const EPSILON = 1e-4

/** Cue spans worth a look, from decodings of the cue probabilities with several biases; they may overlap. */
export function proposeSpans({ begin, inside }: Posteriors['cue'], count: number, { biases }: Breadth): TokenSpan[] {
  const found = new Map<number, TokenSpan>()
  for (const bias of biases) {
    for (const span of decode(begin, inside, count, bias)) {
      let best = 0
      for (let i = span[0]; i < span[1]; i++) best = Math.max(best, inside[i]!)
      if (best >= MIN_PROBABILITY) found.set(span[0] * (count + 1) + span[1], span)
    }
  }
  return [...found.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1])
}

/** Viterbi over outside, begin and inside with the token probabilities as scores. */
export function decode(begin: Float32Array, inside: Float32Array, count: number, bias: number): TokenSpan[] {
  const from = new Uint8Array(count * 3)
  let out = 0
  let first = Number.NEGATIVE_INFINITY
  let more = Number.NEGATIVE_INFINITY
  for (let i = 0; i < count; i++) {
    const best = out >= first && out >= more ? 0 : first >= more ? 1 : 2
    const bestScore = Math.max(out, first, more)
    from[i * 3] = best
    from[i * 3 + 1] = best
    from[i * 3 + 2] = first >= more ? 1 : 2
    const goesOn = Math.max(first, more)
    out = bestScore + Math.log(EPSILON + 1 - inside[i]!)
    first = bestScore + Math.log(EPSILON + begin[i]!) + bias
    more = goesOn + Math.log(EPSILON + inside[i]! - begin[i]!)
  }
  const spans: TokenSpan[] = []
  let label = out >= first && out >= more ? 0 : first >= more ? 1 : 2
  let end = count
  for (let i = count - 1; i >= 0; i--) {
    if (label === 1) spans.push([i, end])
    const previous = from[i * 3 + label]!
    if (label !== 2) end = i
    label = previous
  }
  return spans
}
