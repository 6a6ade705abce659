/** One prediction made without having seen its article: the raw probability, and whether it was right. */
export type Outcome = { probability: number; right: number }

/**
 * Isotonic regression by pooling adjacent violators (Ayer et al. 1955): for each hundredth of the raw probability the
 * share that was right, in percent, never falling. A prior of one right and one wrong per pool keeps the ends honest.
 */
export function calibrate(outcomes: readonly Outcome[]): number[] {
  const sorted = [...outcomes].sort((a, b) => a.probability - b.probability)
  const pools: { top: number; right: number; count: number }[] = []
  for (const { probability, right } of sorted) {
    pools.push({ top: probability, right, count: 1 })
    while (pools.length > 1) {
      const last = pools.at(-1)!
      const previous = pools.at(-2)!
      if (previous.right / previous.count < last.right / last.count) break
      pools.splice(-2, 2, { top: last.top, right: previous.right + last.right, count: previous.count + last.count })
    }
  }
  const shares: number[] = []
  for (let hundredth = 0; hundredth <= 100; hundredth++) {
    const pool = pools.find(({ top }) => top >= hundredth / 100) ?? pools.at(-1)!
    const share = Math.round((100 * (pool.right + 1)) / (pool.count + 2))
    shares.push(Math.max(share, shares.at(-1) ?? 0))
  }
  return shares
}
