import { HINT } from '../html/hints.ts'
import type { Layout } from '../html/layout.ts'
import type { Container, TextBlock } from '../html/page.ts'
import { articleStart } from '../html/start.ts'

/** Where the article stands among the blocks of its page. */
export type ArticlePlace = {
  /** Index of the headline's block; of the first block of text where the page has no headline above it. */
  headline: number
  /** Indices of the first and the last block of the text. */
  first: number
  last: number
  /** The elements around the article. */
  own: ReadonlySet<Container>
}

/** @param headline index of the headline's block, -1 where there is none */
export function placeOf(layout: Layout, chosen: readonly boolean[], headline: number): ArticlePlace {
  const { blocks } = layout
  const first = articleStart(layout, chosen)
  const start = headline >= 0 && headline <= first ? headline : first
  const own = new Set<Container>()
  for (const block of [blocks[first], blocks[start]]) {
    for (let x: Container | null = block?.container ?? null; x !== null; x = x.parent) own.add(x)
  }
  return { headline: start, first, last: chosen.lastIndexOf(true), own }
}

const FOREIGN = HINT.related | HINT.promo | HINT.nav | HINT.footer | HINT.sidebar | HINT.ad

/** Hints of the elements around a block that are not around the article as well. */
export function hintsBelow(
  { container, inlineHints }: Pick<TextBlock, 'container' | 'inlineHints'>,
  { own }: ArticlePlace,
): number {
  let hints = inlineHints
  for (let x: Container | null = container; x !== null && !own.has(x); x = x.parent) hints |= x.hints
  return hints
}

/** Whether something belongs to other articles, to the site, or to its readers. */
export function isForeign(
  block: Pick<TextBlock, 'container' | 'inlineHints'>,
  place: ArticlePlace,
  { isComment }: Layout,
): boolean {
  return isComment[block.container.index] === 1 || (hintsBelow(block, place) & FOREIGN) !== 0
}
