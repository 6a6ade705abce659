import type { Layout } from './layout.ts'

/** Blocks left out between a first chosen one and the article proper from which they do not belong together. */
const APART = 20
/** What holds less than this share of the chosen text is no beginning. */
const SMALL = 0.15

/** The block where the article begins: the first chosen one that is no teaser in a menu far above. */
export function articleStart({ statistics }: Layout, chosen: readonly boolean[]): number {
  const all = [...chosen.keys()].filter((i) => chosen[i])
  const total = all.reduce((sum, i) => sum + statistics[i]!.length, 0)
  let start = all[0] ?? -1
  let above = 0
  for (const [n, i] of all.entries()) {
    above += statistics[i]!.length
    const next = all[n + 1]
    if (next === undefined || above > SMALL * total) break
    if (next - i > APART) start = next
  }
  return start
}
