import type { Layout } from './layout.ts'
import type { Container, TextBlock } from './page.ts'

/** Pages hide an article until a script shows it: then what is hidden is most of it. */
const MOSTLY_HIDDEN = 0.5

const CONSENT = /cookie|consent|gdpr/i
/** A box that asks readers to subscribe holds little more than that. */
const SUBSCRIPTION = /newsletter|sign-?up|subscribe|subscription|mailing-?list/i
const LARGEST_BOX = 400
const IMPRINT = /^©|copyright|all rights reserved|alle rechte vorbehalten/i

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

/**
 * Leaves out requests for consent and to subscribe, and the site's own imprint, where they stand apart from the longest
 * part of the article.
 */
export function dropFurniture({ blocks, statistics, length }: Layout, chosen: boolean[]): void {
  const kept = [...chosen.keys()].filter((i) => chosen[i])
  const longest = kept.reduce((a, b) => (statistics[b]!.mass > statistics[a]!.mass ? b : a), kept[0] ?? -1)
  const own = new Set<Container>()
  for (let x: Container | null = blocks[longest]?.container ?? null; x !== null; x = x.parent) own.add(x)
  const isFurniture = ({ container, text }: TextBlock): boolean => {
    const isImprint = IMPRINT.test(text)
    for (let x: Container | null = container; x !== null && !own.has(x); x = x.parent) {
      if (CONSENT.test(x.look) || (isImprint && x.tag === 'footer')) return true
      if (SUBSCRIPTION.test(x.look) && length[x.index]! <= LARGEST_BOX) return true
    }
    return false
  }
  for (const i of kept) if (isFurniture(blocks[i]!)) chosen[i] = false
}
