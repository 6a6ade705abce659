import { HINT, TRAIT } from './hints.ts'
import type { Container, Page, TextBlock } from './page.ts'
import { type Statistics, statisticsOf } from './statistics.ts'
import { findTitle, type TitleMatch } from './title-block.ts'

/** A page with everything measured that the choice of the main text looks at. Arrays are by block or by container. */
export type Layout = {
  page: Page
  blocks: TextBlock[]
  statistics: Statistics[]
  title: TitleMatch
  /** By container: it belongs to readers' comments. */
  isComment: Uint8Array
  /** By container, with all that stands inside it. */
  length: Float64Array
  linkLength: Float64Array
  mass: Float64Array
  blockCount: Float64Array
  /** By container: how much it looks like the article's own, after Readability. */
  score: Float64Array
  top: Container
  topScore: number
  /** Sums over the blocks before each; one longer than the blocks. */
  lengthBefore: Float64Array
  massBefore: Float64Array
  /** The block with most mass outside comments. */
  longest: number
}

/** Mass that a block needs to count for its containers. */
const COUNTING_MASS = 50
const SCORING_LEVELS = 6

export function layOut(page: Page): Layout {
  const { blocks, containers } = page
  const statistics = blocks.map((block) => statisticsOf(block.text, block.linkShare))
  const title = findTitle(page)
  const isComment = findComments(page, statistics, title.block)
  const size = containers.length
  const length = new Float64Array(size)
  const linkLength = new Float64Array(size)
  const mass = new Float64Array(size)
  const blockCount = new Float64Array(size)
  const score = new Float64Array(size)
  const lengthBefore = new Float64Array(blocks.length + 1)
  const massBefore = new Float64Array(blocks.length + 1)
  let longest = 0
  let longestMass = -1
  for (const [i, block] of blocks.entries()) {
    const stats = statistics[i]!
    lengthBefore[i + 1] = lengthBefore[i]! + stats.length
    massBefore[i + 1] = massBefore[i]! + stats.mass
    for (let x: Container | null = block.container; x !== null; x = x.parent) {
      length[x.index]! += stats.length
      linkLength[x.index]! += stats.length * block.linkShare
      blockCount[x.index]!++
      if (stats.mass > COUNTING_MASS) mass[x.index]! += stats.mass
    }
    const ownMass = isComment[block.container.index] === 1 ? 0 : stats.mass
    if (ownMass > longestMass) {
      longest = i
      longestMass = ownMass
    }
    if (isComment[block.container.index] === 0) addScore(score, block, stats)
  }
  let top = containers[0]!
  let topScore = -1
  for (const x of containers) {
    if (score[x.index] === 0) continue
    score[x.index]! *= weightOf(x) * (1 - linkLength[x.index]! / Math.max(1, length[x.index]!))
    if (score[x.index]! > topScore) {
      topScore = score[x.index]!
      top = x
    }
  }
  return {
    page,
    blocks,
    statistics,
    title,
    isComment,
    length,
    linkLength,
    mass,
    blockCount,
    score,
    top,
    topScore,
    lengthBefore,
    massBefore,
    longest,
  }
}

/** Readability's scoring: a paragraph speaks for the container around it, and ever less for those further up. */
function addScore(score: Float64Array, block: TextBlock, stats: Statistics): void {
  if (stats.length < 50 || block.linkShare >= 0.6) return
  const points = (1 + Math.min(stats.commas, 8) + Math.min(stats.length / 100, 5)) * (1 - block.linkShare)
  const own = block.container
  let x = own.tag === 'p' || own.tag === 'blockquote' ? own.parent : own
  for (let level = 0; x?.parent && level < SCORING_LEVELS; level++) {
    score[x.index]! += points / (level === 0 ? 1 : level === 1 ? 2 : level * 3)
    x = x.parent
  }
}

const SIDE = HINT.comment | HINT.related | HINT.footer | HINT.nav | HINT.sidebar | HINT.promo

function weightOf({ hints, tag, traits }: Container): number {
  let weight = 1
  if (hints & HINT.body) weight += 0.5
  else if (hints & (HINT.content | HINT.article)) weight += 0.2
  if (hints & SIDE) weight *= 0.6
  if (tag === 'article' || tag === 'main') weight += 0.3
  if (traits & TRAIT.articleBody) weight += 1.5
  return weight
}

/** Whether nearly all text of the page would count as comments: then the word means something else on this site. */
const MAIN_TEXT_AT_LEAST = 200
const COMMENTS_AT_MOST = 4

function findComments(page: Page, statistics: Statistics[], titleBlock: number): Uint8Array {
  const { containers, blocks } = page
  const isComment = new Uint8Array(containers.length)
  const aroundTitle = new Set<Container>()
  for (let x: Container | null = blocks[titleBlock]?.container ?? null; x !== null; x = x.parent) aroundTitle.add(x)
  for (const x of containers) {
    const isOne =
      (x.hints & HINT.comment) !== 0 &&
      !aroundTitle.has(x) &&
      (x.traits & TRAIT.articleBody) === 0 &&
      x.tag !== 'article' &&
      x.tag !== 'main'
    if (isOne || (x.parent !== null && isComment[x.parent.index] === 1)) isComment[x.index] = 1
  }
  let inside = 0
  let outside = 0
  for (const [i, block] of blocks.entries()) {
    if (isComment[block.container.index] === 1) inside += statistics[i]!.mass
    else outside += statistics[i]!.mass
  }
  return outside < MAIN_TEXT_AT_LEAST && inside > outside * COMMENTS_AT_MOST ? isComment.fill(0) : isComment
}
