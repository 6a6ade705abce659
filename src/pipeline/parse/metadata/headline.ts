import { HINT, TRAIT } from '../html/hints.ts'
import { articleStart } from '../html/start.ts'
import { lettersOf, TITLE } from '../html/title-block.ts'
import { textOf } from './json-ld.ts'
import { siteNameTest } from './site-name.ts'
import { metaOf, type Sources } from './sources.ts'

/** The heading that readers take for the article's title. */
export type Headline = { text: string; block: number }

const LONGEST = 300
/** Blocks above the text in which its headline is looked for. */
const REACH = 40
/** The same for one that agrees with nothing. */
const REACH_OF_STRANGERS = 12
/** A heading of another level counts when it shares this much of its words with what the page calls itself. */
const AGREEING = 0.5
const TAG_POINTS: Readonly<Record<string, number>> = { h1: 3, h2: 1.5, h3: 0.5 }
const ENOUGH = 2

/**
 * The visible headline: of the headings above the text the one that agrees most with the titles that the page states and
 * with its address, the higher in rank, the nearer to the text. None that is the site's name or stands in its frame.
 */
export function findHeadline(sources: Sources): Headline | null {
  const { layout, chosen } = sources
  const { blocks } = layout
  const first = articleStart(layout, chosen)
  const isSite = siteNameTest(sources)
  const references = referencesOf(sources)
  let best = -1
  let most = 0
  for (let i = Math.max(0, first - REACH); i <= Math.min(first + 1, blocks.length - 1); i++) {
    const { text, container } = blocks[i]!
    const rank = TAG_POINTS[container.tag]
    if (rank === undefined || text.length > LONGEST || !/\p{L}{2}/u.test(text)) continue
    if (isSite(text) || container.isIn(TRAIT.nav)) continue
    const isStated = layout.title.degree[i]! >= TITLE.start
    const agreement = isStated ? 1 : Math.max(0, ...references.map((reference) => sharedWords(text, reference)))
    if (agreement < AGREEING && (container.tag !== 'h1' || first - i > REACH_OF_STRANGERS)) continue
    const hidden = (container.hints & HINT.hidden) !== 0 ? 1 : 0
    const points = rank + 4 * agreement - hidden - Math.min(2, Math.abs(first - i) / 10)
    if (points <= most || points < ENOUGH) continue
    most = points
    best = i
  }
  return best < 0 ? null : { text: wholeText(layout.blocks, best), block: best }
}

/** What the page calls itself: its stated titles, and the words of its address. */
function referencesOf(sources: Sources): Set<string>[] {
  const { article, witnesses, head } = sources
  const address = decodeURIComponentSafely(head.finalUrl ?? head.url ?? '').replace(/^https?:\/\/[^/]*/, '')
  const stated = [textOf(article?.headline), metaOf(sources, 'og:title'), metaOf(sources, 'twitter:title')]
  // Sections stand in addresses too.
  const slug = address.split('/').reduce((longest, part) => (part.length > longest.length ? part : longest), '')
  return [...stated, witnesses.titleElement, slug].map((text) => new Set(wordsOf(text ?? '')))
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? []
}

function sharedWords(heading: string, reference: Set<string>): number {
  const words = wordsOf(heading)
  if (words.length === 0) return 0
  const shared = words.filter((word) => reference.has(word)).length / words.length
  // One or two words agree with anything: only where they are most of the title do they say something.
  return words.length > 2 || (shared === 1 && lettersOf(heading).length > 5 && reference.size <= 5) ? shared : 0
}

/** The whole text of the element that holds the headline: a line break may have split it. */
function wholeText(blocks: Sources['layout']['blocks'], index: number): string {
  const { container } = blocks[index]!
  return blocks
    .filter((block) => block.container === container)
    .map(({ text }) => text)
    .join(' ')
}
