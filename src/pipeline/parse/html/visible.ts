import type { Layout } from './layout.ts'

/** Pages hide an article until a script shows it: then what is hidden is most of it. */
const MOSTLY_HIDDEN = 0.5

/** Leaves out blocks that readers don't see, unless that would be most of the text. */
export function dropConcealed({ blocks, statistics }: Layout, chosen: boolean[]): void {
  let shown = 0
  let hidden = 0
  const concealed = blocks.map(({ container }, i) => {
    const is = chosen[i] === true && container.isUnseen
    if (chosen[i]) {
      if (is) hidden += statistics[i]!.length
      else shown += statistics[i]!.length
    }
    return is
  })
  if (hidden > (hidden + shown) * MOSTLY_HIDDEN) return
  for (const [i, is] of concealed.entries()) if (is) chosen[i] = false
}
