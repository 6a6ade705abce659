import { HINT } from '../html/hints.ts'
import { type ArticlePlace, hintsBelow, isForeign } from './around.ts'
import type { Sources } from './sources.ts'
import { writtenDate } from './written-date.ts'

/** Bylines and datelines are short; a date in the middle of a paragraph is part of the story. */
const LONGEST_LINE = 200
const LONGEST_LINE_OF_TEXT = 80
/** Blocks around headline and text in which a date can be the article's own. */
const ABOVE_HEADLINE = 8
const INTO_TEXT = 6
const BELOW_TEXT = 6
/** Characters into a line after which only words of publishing make its date count. */
const NEAR_START = 60

const PUBLISHED =
  /publi[sc]|posted|erschienen|veröffentlicht|erstellt|\bstand\b|written|\bdated?\b|datum|fecha|опублик|дата|yayın|tarih|dodano|opublik|vydán|δημοσ|发布|发表|掲載|公開/iu
const CHANGED = /updat|modif|edited|geändert|aktualisiert|mis à jour|actualiz|обновл|изменен|güncel|更新/iu

/**
 * The date that stands near the headline or under the text, of those the one that is most likely the article's own. None
 * that lies after the fetch, and none of teasers and comments.
 *
 * @param language primary language of the page
 */
export function visibleDate(sources: Sources, place: ArticlePlace, language: string | null): string | null {
  const { layout, chosen, head } = sources
  const fetched = head.fetchedAt.slice(0, 10)
  let best = ''
  let most = Number.NEGATIVE_INFINITY
  const consider = (index: number, distance: number) => {
    const block = layout.blocks[index]
    if (block === undefined || block.text.length > LONGEST_LINE || isForeign(block, place, layout)) return
    const found = writtenDate(block.text, language)
    if (found === null || found.value > fetched) return
    const says = PUBLISHED.test(block.text)
    const isMeta = ((hintsBelow(block, place) | block.container.hints) & HINT.meta) !== 0
    if (found.index > NEAR_START && !says && !isMeta) return
    if (chosen[index] && block.text.length > LONGEST_LINE_OF_TEXT && !says) return
    const isChange = CHANGED.test(block.text) && !says
    const points = (says ? 3 : 0) + (isMeta ? 2 : 0) + (found.index < 3 ? 1 : 0) - (isChange ? 2 : 0) - distance / 2
    if (points <= most) return
    most = points
    best = found.value
  }
  const { headline, first, last } = place
  for (let i = Math.max(0, headline - ABOVE_HEADLINE); i <= first + INTO_TEXT; i++)
    consider(i, Math.min(Math.abs(i - headline), Math.abs(i - first)))
  for (let i = last; i <= last + BELOW_TEXT; i++) consider(i, 3 + i - last)
  return best || null
}
