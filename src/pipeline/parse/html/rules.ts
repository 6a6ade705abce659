import { HINT, TRAIT } from './hints.ts'
import type { Layout } from './layout.ts'
import type { Container } from './page.ts'
import { ENDING } from './statistics.ts'
import { TITLE } from './title-block.ts'

/** What stands there is hardly ever the article, however it reads. */
const NEVER = HINT.related | HINT.ad | HINT.footer | HINT.consent
const SELDOM = NEVER | HINT.share | HINT.promo | HINT.nav | HINT.tags
/** What stands there may be the article if it is long. */
const DOUBTFUL =
  HINT.author | HINT.meta | HINT.caption | HINT.sidebar | HINT.list | HINT.login | HINT.rating | HINT.tool
const OUTSIDE_TRAITS = [TRAIT.nav, TRAIT.footer, TRAIT.aside, TRAIT.form, TRAIT.concealed]

/** Lines that close an article rather than belong to it, in the languages measured. */
export const TAIL =
  /声明|转载|免责|责任编辑|newsletter|sign up|subscribe|©|copyright|all rights reserved|share this|follow us|support us|^(?:read|see|watch|lea|lee|leia|lire|lesen|mehr|weitere|more|related|auch|czytaj|zobacz|читай|по теме|διαβάστε|相关|推荐|更多)[^.!?]{0,140}$/i

const TEXT_TAGS = /^(?:p|li|h[2-6]|blockquote|td|th|dd|dt|pre)$/

export type RuleChoice = {
  chosen: boolean[]
  /** The container that the rules take for the article. */
  body: Container
}

/** Chooses the main text by rules alone: an opinion for the trained model, and the choice where that isn't used. */
export function chooseByRules(layout: Layout): RuleChoice {
  const { blocks } = layout
  const body = bodyOf(layout)
  const chosen = blocks.map((_, i) => belongs(layout, body, i))
  trimEnds(layout, chosen)
  return { chosen, body }
}

function bodyOf({ page, top, mass, length, linkLength, massBefore }: Layout): Container {
  const marked = page.containers
    .filter((x) => (x.traits & TRAIT.articleBody) !== 0)
    .reduce<Container | null>((best, x) => (best === null || mass[x.index]! > mass[best.index]! ? x : best), null)
  const total = massBefore.at(-1)!
  if (marked !== null && mass[marked.index]! > Math.max(300, 0.3 * total)) return marked
  // A parent is taken instead while it brings more prose with few links: the article goes on beside the container.
  let body = top
  for (let step = 0; step < 4; step++) {
    const parent = body.parent
    if (!parent?.parent || body.tag === 'body' || parent.tag === 'body') break
    const gain = mass[parent.index]! - mass[body.index]!
    const linkGain = linkLength[parent.index]! - linkLength[body.index]!
    const linkShare = linkGain / (length[parent.index]! - length[body.index]! + 1)
    if (gain <= 80 || gain <= 0.12 * mass[body.index]! || linkShare >= 0.25 || parent.hints & SELDOM) break
    body = parent
  }
  return body
}

function belongs(layout: Layout, body: Container, index: number): boolean {
  const block = layout.blocks[index]!
  const { length, ending } = layout.statistics[index]!
  const around = within(block.container, body)
  if (around === null || around.isOutside || layout.isComment[block.container.index] === 1) return false
  const hints = block.inlineHints | around.hints
  if (/caption/.test(block.container.look)) return false
  const isLong = length > 140 && block.linkShare < 0.35
  if (hints & SELDOM && !(isLong && !(hints & NEVER))) return false
  if (hints & DOUBTFUL && length < 100) return false
  if (block.linkShare > 0.5 && length < 250) return false
  if (block.text.length < 300 && TAIL.test(block.text)) return false
  const isLoose = !TEXT_TAGS.test(block.container.tag) && block.breaksBefore === 0 && !block.breakAfter
  if (isLoose && length < 40 && ending === ENDING.open) return false
  return index !== layout.title.block && layout.title.degree[index]! < TITLE.start
}

/** The hints of the containers from one up to `body`, or null when it stands outside of that. */
function within(container: Container, body: Container): { hints: number; isOutside: boolean } | null {
  let hints = 0
  let isOutside = false
  for (let x: Container | null = container; x !== null; x = x.parent) {
    if (x === body) return { hints, isOutside }
    hints |= x.hints
    const { traits } = x
    isOutside ||= OUTSIDE_TRAITS.some((trait) => (traits & trait) !== 0)
  }
  return null
}

/** Short blocks before the first paragraph and after the last are bylines, dates and tags. */
function trimEnds({ statistics }: Layout, chosen: boolean[]): void {
  const opens = (i: number) => {
    const { length, ending } = statistics[i]!
    return length > 70 || (ending === ENDING.sentence && length > 25)
  }
  const closes = (i: number) => {
    const { length, ending, quotes } = statistics[i]!
    return length > 70 || (ending === ENDING.sentence && length > 8) || quotes > 0
  }
  let first = 0
  while (first < chosen.length && !(chosen[first] && opens(first))) chosen[first++] = false
  let last = chosen.length - 1
  while (last > first && !(chosen[last] && closes(last))) chosen[last--] = false
}
