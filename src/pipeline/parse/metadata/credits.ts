import type { Layout } from '../html/layout.ts'
import { type ArticlePlace, isForeign } from './around.ts'

const ABOVE_HEADLINE = 3
const BELOW_TEXT = 4
const LONGEST = 400

/** The lines around headline and text that were not chosen for the text: bylines, leads, closing lines. */
export function creditsOf(layout: Layout, chosen: readonly boolean[], place: ArticlePlace): string[] {
  const { headline, first, last } = place
  const lines: string[] = []
  const add = (from: number, to: number) => {
    for (let i = Math.max(0, from); i <= to; i++) {
      const block = layout.blocks[i]
      if (block === undefined || chosen[i] || i === headline || block.text.length > LONGEST) continue
      if (!isForeign(block, place, layout)) lines.push(block.text)
    }
  }
  add(headline - ABOVE_HEADLINE, first - 1)
  add(last + 1, last + BELOW_TEXT)
  return lines
}
