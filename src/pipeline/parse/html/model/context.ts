import { getDomainWithoutSuffix } from 'tldts'
import { HINT_NAMES, TRAIT_NAMES } from '../hints.ts'
import type { Layout } from '../layout.ts'
import { type Container, FAR, type Page, type TextBlock } from '../page.ts'
import { chooseByRules } from '../rules.ts'
import { PROSE_LENGTH } from '../statistics.ts'
import { lettersOf } from '../title-block.ts'
import { MARKS, MAX_LINE_LENGTH, promisesOf, sayingsOf } from './lexicon.ts'

/** Text made by one template: same element and class, in the same kind of parent. */
export type Group = { mass: number; count: number; linkLength: number; length: number }

/** What the features of single blocks are computed from: everything that needs a look at the whole page. */
export type FeatureContext = {
  layout: Layout
  chosenByRules: boolean[]
  firstByRules: number
  lastByRules: number
  /** By container: inside what the rules take for the article. */
  insideRuleBody: Uint8Array
  looks: Group[]
  lookIds: Int32Array
  largestLook: number
  pathMass: Float64Array
  largestPath: number
  /** By container that has blocks, HINT_NAMES and TRAIT_NAMES of each: elements upwards to the nearest with that; FAR at most. */
  distances: Uint8Array
  /** How often the same text stands on the page. */
  repeats: Int32Array
  /** By block: what it says, one bit for each of SAYING_NAMES; 0 for longer blocks. */
  says: Int32Array
  /** By block: blocks since the last short line that says what stands around articles, and to the next; FAR_AWAY at most. */
  sinceMark: Int32Array
  untilMark: Int32Array
  /** How many blocks begin alike. */
  alike: Int32Array
  /** How often a block names the site, and the words that promotions are made of. */
  namesSite: Uint8Array
  promises: Uint8Array
  /** Nearest block of prose before and after. */
  proseBefore: Int32Array
  proseAfter: Int32Array
  /** By container: steps up to the path from the root to `top`, and from there down to it. */
  stepsToTop: Meeting
  stepsToLongest: Meeting
  /** Letters of the JSON-LD body, and of the description's start; empty where the page has none. */
  bodyLetters: string
  descriptionLetters: string
  totalLinkLength: number
}

export type Meeting = { up: Uint16Array; down: Uint16Array; at: Int32Array }

export function contextOf(layout: Layout, bodyLetters: string): FeatureContext {
  const { blocks, statistics, page, top, longest, linkLength } = layout
  const { chosen, body } = chooseByRules(layout)
  const looks = groupByLook(layout)
  const paths = massByPath(layout)
  const description = page.witnesses.meta.get('description') ?? page.witnesses.meta.get('og:description')
  const { proseBefore, proseAfter } = nearestProse(statistics.map(({ mass }) => mass >= PROSE_LENGTH))
  return {
    layout,
    chosenByRules: chosen,
    firstByRules: chosen.indexOf(true),
    lastByRules: chosen.lastIndexOf(true),
    insideRuleBody: inside(page.containers, body),
    ...looks,
    ...paths,
    ...lexical(layout),
    alike: countAlike(blocks),
    distances: distancesOf(page),
    repeats: countRepeats(blocks),
    proseBefore,
    proseAfter,
    stepsToTop: meetings(page.containers, top),
    stepsToLongest: meetings(page.containers, blocks[longest]!.container),
    bodyLetters,
    descriptionLetters: lettersOf((description?.[0] ?? '').slice(0, 200)).slice(0, 40),
    totalLinkLength: linkLength[0]!,
  }
}

function inside(containers: Container[], body: Container): Uint8Array {
  const is = new Uint8Array(containers.length)
  for (const x of containers) is[x.index] = x === body || (x.parent !== null && is[x.parent.index] === 1) ? 1 : 0
  return is
}

export const DISTANCE_COUNT = HINT_NAMES.length + TRAIT_NAMES.length

function distancesOf({ containers, blocks }: Page): Uint8Array {
  const distances = new Uint8Array(containers.length * DISTANCE_COUNT).fill(FAR)
  const put = (bits: number, at: number, steps: number) => {
    for (let left = bits; left !== 0; left &= left - 1) distances[at + 31 - Math.clz32(left & -left)] = steps
  }
  for (const container of new Set(blocks.map((block) => block.container))) {
    const at = container.index * DISTANCE_COUNT
    let hints = 0
    let traits = 0
    for (let x: Container | null = container, steps = 0; x !== null && steps < FAR; x = x.parent, steps++) {
      put(x.hints & ~hints, at, steps)
      put(x.traits & ~traits, at + HINT_NAMES.length, steps)
      hints |= x.hints
      traits |= x.traits
    }
  }
  return distances
}

function groupByLook({ blocks, statistics }: Layout) {
  const ids = new Map<string, number>()
  const looks: Group[] = []
  const lookIds = new Int32Array(blocks.length)
  for (const [i, { container, linkShare }] of blocks.entries()) {
    const parent = container.parent ?? container
    const name = `${container.tag}.${container.look}<${parent.tag}.${parent.look}`
    let id = ids.get(name)
    if (id === undefined) {
      id = looks.push({ mass: 0, count: 0, linkLength: 0, length: 0 }) - 1
      ids.set(name, id)
    }
    const group = looks[id]!
    const { mass, length } = statistics[i]!
    group.mass += mass
    group.count++
    group.length += length
    group.linkLength += length * linkShare
    lookIds[i] = id
  }
  return { looks, lookIds, largestLook: looks.reduce((largest, { mass }) => Math.max(largest, mass), 1) }
}

/** Prose by the tags of the four innermost elements around it. */
function massByPath({ blocks, statistics }: Layout) {
  const totals = new Map<string, number>()
  const names = blocks.map(
    ({ container: x }) => `${x.tag}<${x.parent?.tag}<${x.parent?.parent?.tag}<${x.parent?.parent?.parent?.tag}`,
  )
  for (const [i, name] of names.entries()) totals.set(name, (totals.get(name) ?? 0) + statistics[i]!.mass)
  const pathMass = Float64Array.from(names, (name) => totals.get(name) ?? 0)
  return { pathMass, largestPath: pathMass.reduce((largest, mass) => Math.max(largest, mass), 1) }
}

function countRepeats(blocks: TextBlock[]): Int32Array {
  const counts = new Map<string, number>()
  for (const { text } of blocks) counts.set(text, (counts.get(text) ?? 0) + 1)
  return Int32Array.from(blocks, ({ text }) => counts.get(text) ?? 1)
}

const ALIKE_CHARS = 24

function countAlike(blocks: TextBlock[]): Int32Array {
  const counts = new Map<string, number>()
  const starts = blocks.map(({ text }) => text.slice(0, ALIKE_CHARS))
  for (const start of starts) counts.set(start, (counts.get(start) ?? 0) + 1)
  return Int32Array.from(starts, (start) => counts.get(start) ?? 1)
}

/** Lines up to this length can close an article. */
const LONGEST_MARK = 60
export const FAR_AWAY = 50

/** What the words of each block say, read once for all features. */
function lexical({ blocks, page }: Layout) {
  const count = blocks.length
  const says = new Int32Array(count)
  const namesSite = new Uint8Array(count)
  const promises = new Uint8Array(count)
  const site = siteWords(page)
  for (const [i, { text }] of blocks.entries()) {
    if (text.length >= MAX_LINE_LENGTH) continue
    const lower = text.toLowerCase()
    says[i] = sayingsOf(lower)
    namesSite[i] = site.some((name) => lower.includes(name)) ? 1 : 0
    promises[i] = promisesOf(lower)
  }
  return { says, namesSite, promises, ...marks(blocks, says) }
}

function marks(blocks: TextBlock[], says: Int32Array): { sinceMark: Int32Array; untilMark: Int32Array } {
  const count = blocks.length
  const isMark = (i: number) => (says[i]! & MARKS) !== 0 && blocks[i]!.text.length <= LONGEST_MARK
  const sinceMark = new Int32Array(count)
  const untilMark = new Int32Array(count)
  for (let i = 0, since = FAR_AWAY; i < count; i++) {
    since = Math.min(FAR_AWAY, since + 1)
    sinceMark[i] = since
    if (isMark(i)) since = 0
  }
  for (let i = count - 1, until = FAR_AWAY; i >= 0; i--) {
    until = Math.min(FAR_AWAY, until + 1)
    untilMark[i] = until
    if (isMark(i)) until = 0
  }
  return { sinceMark, untilMark }
}

const SHORTEST_SITE_NAME = 4

/** What a site is called: as it says, and by its address. */
function siteWords({ witnesses }: Page): string[] {
  const { meta, links } = witnesses
  const url = links.find(({ rel }) => rel === 'canonical')?.href ?? meta.get('og:url')?.[0] ?? ''
  const domain = /^https?:/i.test(url) ? (getDomainWithoutSuffix(url) ?? '') : ''
  const names = [meta.get('og:site_name')?.[0] ?? '', meta.get('application-name')?.[0] ?? '', domain]
  return names.map((name) => name.trim().toLowerCase()).filter((name) => name.length >= SHORTEST_SITE_NAME)
}

function nearestProse(isProse: boolean[]): { proseBefore: Int32Array; proseAfter: Int32Array } {
  const count = isProse.length
  const proseBefore = new Int32Array(count)
  const proseAfter = new Int32Array(count)
  for (let i = 0, last = -1; i < count; i++) {
    proseBefore[i] = last
    if (isProse[i]) last = i
  }
  for (let i = count - 1, next = count; i >= 0; i--) {
    proseAfter[i] = next
    if (isProse[i]) next = i
  }
  return { proseBefore, proseAfter }
}

function meetings(containers: Container[], target: Container): Meeting {
  const up = new Uint16Array(containers.length)
  const down = new Uint16Array(containers.length)
  const at = new Int32Array(containers.length)
  const above = new Map<Container, number>()
  for (let x: Container | null = target, steps = 0; x !== null; x = x.parent) above.set(x, steps++)
  // Parents come before their children.
  for (const x of containers) {
    const steps = above.get(x)
    if (steps !== undefined) {
      down[x.index] = steps
      at[x.index] = x.index
    } else if (x.parent !== null) {
      up[x.index] = up[x.parent.index]! + 1
      down[x.index] = down[x.parent.index]!
      at[x.index] = at[x.parent.index]!
    }
  }
  return { up, down, at }
}
