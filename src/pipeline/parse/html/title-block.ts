import type { Page } from './page.ts'
import { HEADING_TAGS } from './tags.ts'

/** How a block's text relates to the page's title. */
export const TITLE = { none: 0, inside: 1, start: 2, equal: 3 } as const

export type TitleMatch = {
  /** Index of the block that holds the headline, or -1. */
  block: number
  /** By block: one of TITLE. */
  degree: Uint8Array
}

const MAX_TITLE_LENGTH = 220
/** Letters from which a block that agrees with the start of the title isn't chance. */
const MIN_LETTERS = 15

/** Letters and digits only, in lower case: what two spellings of one title share. */
export function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Each two letters that follow one another: a block that begins with others is no title, and most do. */
const pairsOf = (letters: string): ReadonlySet<string> =>
  new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) => letters.slice(at, at + 2)))

/** Characters that show of most blocks that they are no title. */
const GLANCE = 16

export function findTitle({ blocks, witnesses }: Page): TitleMatch {
  const social = lettersOf(witnesses.meta.get('og:title')?.[0] ?? '')
  const element = lettersOf(witnesses.titleElement)
  // Blocks with more letters than the title has cannot match it; white space and marks add little.
  const longest = Math.min(MAX_TITLE_LENGTH, 2 * Math.max(social.length, element.length))
  const pairs = pairsOf(`${social} ${element}`)
  const mayMatch = (text: string) => {
    if (/^[A-Za-z]{2}/.test(text) && !pairs.has(text.slice(0, 2).toLowerCase())) return false
    // Without the last letter: a Greek sigma at the end of a word has another form.
    const start = lettersOf(text.slice(0, GLANCE)).slice(0, -1)
    return social.startsWith(start) || element.includes(start)
  }
  const degree = new Uint8Array(blocks.length)
  let heading = -1
  let found = -1
  /** A heading that the title ends in, behind the site's name or another word: "Print: Harbour to grow by a third". */
  let ended = -1
  for (const [i, { text, container }] of blocks.entries()) {
    if (text.length > 5 && text.length < longest && mayMatch(text))
      degree[i] = degreeOf(lettersOf(text), social, element)
    if (container.tag === 'h1' && heading < 0) heading = i
    const isHeading = HEADING_TAGS.has(container.tag)
    if (degree[i] === TITLE.inside && isHeading && ended < 0 && isEndOf(element, lettersOf(text))) ended = i
    if (degree[i]! < TITLE.start) continue
    const foundHeading = found >= 0 && HEADING_TAGS.has(blocks[found]!.container.tag)
    if (found < 0 || container.tag === 'h1' || (isHeading && !foundHeading)) found = i
  }
  return { block: found >= 0 ? found : ended >= 0 ? ended : heading, degree }
}

/** Most of it: what is shorter than what stands before it is the site's name or a section's. */
const isEndOf = (title: string, letters: string): boolean =>
  title.endsWith(letters) && letters.length * 2 > title.length

function degreeOf(letters: string, social: string, element: string): number {
  if (letters.length <= 5) return TITLE.none
  if (letters === social || letters === element) return TITLE.equal
  if (letters.length < MIN_LETTERS) return TITLE.none
  if (element.startsWith(letters) || social.startsWith(letters)) return TITLE.start
  return element.includes(letters) ? TITLE.inside : TITLE.none
}
