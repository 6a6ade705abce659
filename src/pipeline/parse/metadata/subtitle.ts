import { HINT } from '../html/hints.ts'
import { lettersOf } from '../html/title-block.ts'
import { type ArticlePlace, isForeign } from './around.ts'
import { textOf } from './json-ld.ts'
import type { Found, Sources } from './sources.ts'

const SHORTEST = 20
const LONGEST = 400
/** Blocks under the headline in which its subtitle stands. */
const REACH = 3

/** The line under the headline that goes on from it: stated in JSON-LD, else marked as one. */
export function findSubtitle(sources: Sources, place: ArticlePlace): Found<string> | null {
  const stated = textOf(sources.article?.alternativeHeadline)
  const title = lettersOf(sources.layout.blocks[place.headline]?.text ?? '')
  if (stated !== null && lettersOf(stated) !== title)
    return { value: stated.replace(/\s+/g, ' ').trim(), origin: 'json-ld' }
  const { blocks } = sources.layout
  for (let i = place.headline + 1; i <= Math.min(place.headline + REACH, place.first); i++) {
    const block = blocks[i]
    if (block === undefined || block.text.length < SHORTEST || block.text.length > LONGEST) continue
    const { container } = block
    const isMarked =
      ((container.hints | block.inlineHints) & HINT.lead) !== 0 || (container.tag === 'h2' && i === place.headline + 1)
    if (isMarked && !isForeign(block, place, sources.layout)) return { value: block.text, origin: 'text' }
  }
  return null
}
