import type { Origin } from '../../../schemas/document.ts'
import type { SnapshotHead } from '../../../schemas/snapshot.ts'
import type { Layout } from '../html/layout.ts'
import type { Witnesses } from '../html/page.ts'
import { lettersOf } from '../html/title-block.ts'
import { type LinkedObject, textOf, typesOf } from './json-ld.ts'

/** A value and the witness that gave it. */
export type Found<T> = { value: T; origin: Origin }

/** Everything that metadata is read from. */
export type Sources = {
  layout: Layout
  witnesses: Witnesses
  linked: LinkedObject[]
  /** The JSON-LD object that describes this page's article, when one does. */
  article: LinkedObject | null
  head: SnapshotHead
  /** The chosen main text. */
  text: string
  chosen: boolean[]
}

export function gatherSources(known: Omit<Sources, 'witnesses' | 'article'>): Sources {
  const { layout, linked, head } = known
  const { witnesses } = layout.page
  const urls = [head.url, head.finalUrl, witnesses.meta.get('og:url')?.[0]]
  return { ...known, witnesses, article: articleOf(linked, titlesOf(layout), urls) }
}

export function metaOf({ witnesses }: Sources, ...names: string[]): string | null {
  for (const name of names) {
    const value = witnesses.meta.get(name)?.[0]?.trim()
    if (value) return value
  }
  return null
}

function titlesOf({ page, title, blocks }: Layout): string[] {
  const { witnesses } = page
  const titles = [witnesses.meta.get('og:title')?.[0], witnesses.titleElement, blocks[title.block]?.text]
  return titles.map((text) => lettersOf(text ?? '')).filter((letters) => letters !== '')
}

const ARTICLE_TYPES =
  /^(?:\w*Article|BlogPosting|LiveBlogPosting|Report|Interview|Podcast(?:Episode)?|Episode|RadioEpisode|Conversation|PressRelease|Review|SocialMediaPosting|ReportageNewsArticle)$/
const PAGE_TYPES = /^(?:WebPage|ItemPage|VideoObject|AudioObject|NewsVideoObject)$/

/**
 * Pages describe the articles they link to as well: an object counts when it is the only one, or when its headline or
 * address is the page's.
 */
function articleOf(linked: LinkedObject[], titles: string[], urls: (string | null | undefined)[]): LinkedObject | null {
  const articles = linked.filter((object) => typesOf(object).some((type) => ARTICLE_TYPES.test(type)))
  const candidates =
    articles.length > 0 ? articles : linked.filter((object) => typesOf(object).some((type) => PAGE_TYPES.test(type)))
  const named = candidates.find((object) => matchesTitle(object, titles))
  if (named !== undefined) return named
  const addressed = candidates.find((object) => matchesUrl(object, urls))
  return addressed ?? (candidates.length === 1 ? candidates[0]! : null)
}

function matchesTitle(object: LinkedObject, titles: string[]): boolean {
  const headline = lettersOf(textOf(object.headline) ?? textOf(object.name) ?? '')
  return headline.length > 5 && titles.some((title) => title.startsWith(headline) || headline.startsWith(title))
}

function matchesUrl(object: LinkedObject, urls: (string | null | undefined)[]): boolean {
  const own = [object.url, object['@id'], object.mainEntityOfPage].flatMap((value) => {
    const text = typeof value === 'object' && value !== null && '@id' in value ? value['@id'] : value
    return typeof text === 'string' && text !== '' ? [bare(text)] : []
  })
  return urls.some((url) => url && own.includes(bare(url)))
}

/** An address without what changes between two mentions of one page. */
function bare(url: string): string {
  return url
    .replace(/[?#].*$/, '')
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/\/$/, '')
}
