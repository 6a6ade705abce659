import type { Layout } from '../../src/pipeline/parse/html/layout.ts'
import { TITLE } from '../../src/pipeline/parse/html/title-block.ts'
import type { GoldPage } from './gold.ts'
import { foldSpace, shinglesOf, wordsOf } from './score.ts'

/** For each block: whether it belongs to the article, and how much that counts. All blocks of a page weigh 1 together. */
export type Labels = { isText: Uint8Array; weight: Float64Array }

export function labelPage(gold: GoldPage, layout: Layout): Labels {
  const labels = gold.set === 'segments' ? fromSegments(gold, layout) : fromBody(gold.articleBody ?? '', layout)
  for (const [i, { container }] of layout.blocks.entries()) {
    if (layout.title.degree[i]! >= TITLE.start || container.tag === 'h1') labels.weight[i] = 0
  }
  const total = labels.weight.reduce((sum, weight) => sum + weight, 0)
  if (total > 0) for (let i = 0; i < labels.weight.length; i++) labels.weight[i]! /= total
  return labels
}

/** Only what the annotators named is known; all else weighs nothing. */
function fromSegments({ with: wanted = [], without: unwanted = [] }: GoldPage, { blocks, isComment }: Layout): Labels {
  const folded = blocks.map(({ text }) => foldSpace(text))
  const known = new Int8Array(blocks.length)
  const mark = (segment: string, sign: 1 | -1) => {
    const needle = foldSpace(segment)
    const around = folded.map((text) => text.includes(needle))
    const hit = around.includes(true) ? around : folded.map((text) => text.length > 15 && needle.includes(text))
    for (let i = 0; i < hit.length; i++) if (hit[i] && (sign > 0 || known[i] === 0)) known[i] = sign
  }
  for (const segment of wanted) mark(segment, 1)
  for (const segment of unwanted) mark(segment, -1)
  const isText = Uint8Array.from(known, (sign) => (sign > 0 ? 1 : 0))
  const weight = Float64Array.from(known, (sign, i) => {
    const { container } = blocks[i]!
    const isDoubtful = sign > 0 && (isComment[container.index] === 1 || container.tag === 'figcaption')
    return sign !== 0 && !isDoubtful ? 1 : 0
  })
  return { isText, weight }
}

/** Blocks from this many words are looked up by their shingles, shorter ones as lines. */
const SHINGLE_WORDS = 4
const UNSURE_WEIGHT = 0.2
/** Short lines this many blocks outside of the long ones that were found are chance. */
const MARGIN_BLOCKS = 3

function fromBody(body: string, { blocks }: Layout): Labels {
  const keyOf = (text: string) => wordsOf(text).join(' ')
  const shingles = shinglesOf(body)
  const whole = ` ${keyOf(body)} `
  const lines = new Set(body.split('\n').map(keyOf))
  const keys = blocks.map(({ text }) => keyOf(text))
  const words = keys.map((key) => (key === '' ? 0 : key.split(' ').length))
  const isText = new Uint8Array(blocks.length)
  const isUnsure = new Uint8Array(blocks.length)
  for (const [i, { text }] of blocks.entries()) {
    const key = keys[i]!
    if (words[i]! >= SHINGLE_WORDS) isText[i] = shareFound(text, shingles) >= 0.5 ? 1 : 0
    else if (key !== '') {
      const stands = whole.includes(` ${key} `)
      if (lines.has(key) || (key.length > 25 && stands)) isText[i] = 1
      else if (stands) isUnsure[i] = 1
    }
  }
  dropTeasers(keys, words, isText, whole)
  const long = [...isText.keys()].filter((i) => isText[i] === 1 && words[i]! >= SHINGLE_WORDS)
  const first = (long[0] ?? blocks.length) - MARGIN_BLOCKS
  const last = (long.at(-1) ?? -1) + MARGIN_BLOCKS
  const weight = new Float64Array(blocks.length)
  for (let i = 0; i < blocks.length; i++) {
    if (words[i] === 0) continue
    weight[i] = SHINGLE_WORDS - 1 + words[i]!
    if (words[i]! >= SHINGLE_WORDS) continue
    if (i < first || i > last) isText[i] = 0
    if (isUnsure[i] === 0) continue
    weight[i]! *= UNSURE_WEIGHT
    isText[i] = i > first && i < last && isText[i - 1] === 1 && isText[i + 1] === 1 ? 1 : 0
  }
  return { isText, weight }
}

function shareFound(text: string, gold: Map<string, number>): number {
  let found = 0
  let all = 0
  for (const [shingle, count] of shinglesOf(text)) {
    all += count
    if (gold.has(shingle)) found += count
  }
  return found / all
}

/** Text that stands on the page more often than in the article: only the one with most article around it is meant. */
function dropTeasers(keys: string[], words: number[], isText: Uint8Array, whole: string): void {
  const groups = Map.groupBy(
    [...keys.keys()].filter((i) => isText[i] === 1),
    (i) => keys[i]!,
  )
  const surroundings = (i: number) => {
    let sum = 0
    for (let j = Math.max(0, i - 6); j <= i + 6 && j < keys.length; j++) {
      if (isText[j] === 1 && keys[j] !== keys[i]) sum += words[j]!
    }
    return sum
  }
  for (const [key, places] of groups) {
    if (places.length === 1 || whole.split(` ${key} `).length - 1 >= places.length) continue
    const best = places.reduce((a, b) => (surroundings(b) > surroundings(a) ? b : a))
    for (const i of places) if (i !== best) isText[i] = 0
  }
}
