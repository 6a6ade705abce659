/** Tokens [start, end). */
export type TokenSpan = readonly [start: number, end: number]

export const equal = (a: readonly TokenSpan[], b: readonly TokenSpan[]): boolean =>
  a.length === b.length && a.every((span, i) => span[0] === b[i]![0] && span[1] === b[i]![1])

export const sizeOf = (spans: readonly TokenSpan[]): number => spans.reduce((sum, [start, end]) => sum + end - start, 0)

export function shared(a: readonly TokenSpan[], b: readonly TokenSpan[]): number {
  let sum = 0
  for (const [s, e] of a) for (const [t, f] of b) sum += Math.max(0, Math.min(e, f) - Math.max(s, t))
  return sum
}
