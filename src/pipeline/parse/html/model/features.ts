import { HINT_NAMES, TRAIT_NAMES } from '../hints.ts'
import { lettersOf } from '../title-block.ts'
import { DISTANCE_COUNT, type FeatureContext } from './context.ts'
import { SAYING_NAMES } from './lexicon.ts'

/** Puts values for one block, as many as the group has names. */
type FeatureGroup = { names: readonly string[]; write: (row: Rows, index: number, context: FeatureContext) => void }

/** Rows one after the other, filled value by value: an array for each group and block would take as long as the rest. */
class Rows {
  readonly values: Float32Array
  #at = 0

  constructor(length: number) {
    this.values = new Float32Array(length)
  }

  put(value: number): void {
    this.values[this.#at++] = value
  }
}

const words = (names: string): string[] => names.split(/\s+/)
const flag = (is: boolean): number => (is ? 1 : 0)

const TAGS = words(
  'p li h1 h2 h3 h4 h5 h6 blockquote td th div dt dd figcaption caption pre section article main body header footer address center',
)
const TAG_CODES = new Map(TAGS.map((tag, index) => [tag, index + 1]))
const tagCode = (tag: string): number => TAG_CODES.get(tag) ?? 0

const text: FeatureGroup = {
  names: words(
    `length characters linkShare linkCount boldShare italicShare commas ends quotes capitalShare digitShare symbolShare
    commaShare endShare ideographShare wordLength ending opening tag parentTag grandparentTag breaksBefore breakAfter images`,
  ),
  write(row, index, { layout }) {
    const block = layout.blocks[index]!
    const stats = layout.statistics[index]!
    const { container } = block
    const parent = container.parent ?? container
    const size = block.text.length
    row.put(stats.length)
    row.put(size)
    row.put(block.linkShare)
    row.put(block.linkCount)
    row.put(block.boldShare)
    row.put(block.italicShare)
    row.put(stats.commas)
    row.put(stats.ends)
    row.put(stats.quotes)
    row.put(stats.capitals / size)
    row.put(stats.digits / size)
    row.put(stats.symbols / size)
    row.put(stats.commas / size)
    row.put(stats.ends / size)
    row.put(stats.ideographs / size)
    row.put(stats.wordLength)
    row.put(stats.ending)
    row.put(stats.opening)
    row.put(tagCode(container.tag))
    row.put(tagCode(parent.tag))
    row.put(tagCode((parent.parent ?? parent).tag))
    row.put(block.breaksBefore)
    row.put(flag(block.breakAfter))
    row.put(block.imagesBefore)
  },
}

const lexical: FeatureGroup = {
  names: [
    ...SAYING_NAMES.map((name) => `says:${name}`),
    ...words('namesSite promises promiseShare sinceMark untilMark alike'),
  ],
  write(row, index, { layout, says, namesSite, promises, sinceMark, untilMark, alike }) {
    for (let bit = 0; bit < SAYING_NAMES.length; bit++) row.put((says[index]! >>> bit) & 1)
    row.put(namesSite[index]!)
    row.put(promises[index]!)
    row.put(promises[index]! / layout.blocks[index]!.text.length)
    row.put(sinceMark[index]!)
    row.put(untilMark[index]!)
    row.put(alike[index]!)
  },
}

const hints: FeatureGroup = {
  names: [...HINT_NAMES.map((name) => `near:${name}`), ...TRAIT_NAMES.map((name) => `in:${name}`)],
  write(row, index, { layout, distances }) {
    const { container, inlineHints } = layout.blocks[index]!
    const from = container.index * DISTANCE_COUNT
    for (let i = 0; i < DISTANCE_COUNT; i++) {
      const isInline = i < HINT_NAMES.length && (inlineHints >>> i) & 1
      row.put(isInline ? 0 : distances[from + i]!)
    }
  },
}

/** Hints below the common ancestor with the top container: 2 for the two innermost elements, 1 further up. */
const hintsBelowTop: FeatureGroup = {
  names: [...HINT_NAMES.map((name) => `below:${name}`), ...TRAIT_NAMES.map((name) => `belowIn:${name}`)],
  write(row, index, { layout, stepsToTop }) {
    const { container, inlineHints } = layout.blocks[index]!
    let close = inlineHints
    let all = inlineHints
    let traits = 0
    let x = container
    for (let level = 0; level < stepsToTop.up[container.index]!; level++) {
      all |= x.hints
      traits |= x.traits
      if (level < 2) close |= x.hints
      x = x.parent ?? x
    }
    for (let bit = 0; bit < HINT_NAMES.length; bit++) row.put(((all >>> bit) & 1) + ((close >>> bit) & 1))
    for (let bit = 0; bit < TRAIT_NAMES.length; bit++) row.put((traits >>> bit) & 1)
  },
}

const NOWHERE = -9_999

function startsWithLetters(text: string, letters: string): boolean {
  // The first character decides nearly always, without looking at the others.
  const first = text.charAt(0).toLowerCase()
  const mayStart = letters.startsWith(first) || !/\p{L}/u.test(first)
  return mayStart && lettersOf(text.slice(0, 120)).startsWith(letters)
}

const position: FeatureGroup = {
  names: words(
    `depth order lengthBefore massBefore index remaining blocksFromTitle lengthFromTitle titleDegree hasTitle
    isDescription isLinkedBody repeats`,
  ),
  write(row, index, { layout, descriptionLetters, bodyLetters, repeats }) {
    const { blocks, lengthBefore, massBefore, title } = layout
    const count = blocks.length
    const { text, container } = blocks[index]!
    const hasDescription = descriptionLetters.length >= 30 && text.length > 30
    row.put(container.depth)
    row.put(index / count)
    row.put(lengthBefore[index]! / (lengthBefore[count]! || 1))
    row.put(massBefore[index]! / (massBefore[count]! || 1))
    row.put(index)
    row.put(count - index)
    row.put(title.block < 0 ? -99 : index - title.block)
    row.put(title.block < 0 ? NOWHERE : lengthBefore[index]! - lengthBefore[title.block]!)
    row.put(title.degree[index]!)
    row.put(flag(title.block >= 0))
    row.put(hasDescription ? flag(startsWithLetters(text, descriptionLetters)) : -1)
    row.put(bodyLetters === '' ? -1 : flag(bodyLetters.includes(lettersOf(text.slice(0, 120)).slice(0, 80))))
    row.put(repeats[index]!)
  },
}

const rules: FeatureGroup = {
  names: words('rule blocksFromFirst blocksFromLast ruleBefore ruleAfter insideRuleBody isComment'),
  write(row, index, { layout, chosenByRules, firstByRules, lastByRules, insideRuleBody }) {
    const { container } = layout.blocks[index]!
    row.put(flag(chosenByRules[index]!))
    row.put(firstByRules < 0 ? -99 : index - firstByRules)
    row.put(firstByRules < 0 ? -99 : index - lastByRules)
    row.put(flag(chosenByRules[index - 1] ?? false))
    row.put(flag(chosenByRules[index + 1] ?? false))
    row.put(insideRuleBody[container.index]!)
    row.put(layout.isComment[container.index]!)
  },
}

const looks: FeatureGroup = {
  names: words('lookMass lookCount lookLinkShare lookLength pathMass sameLookAsLongest sameParentAsLongest'),
  write(row, index, { layout, looks, lookIds, largestLook, pathMass, largestPath }) {
    const group = looks[lookIds[index]!]!
    const longest = layout.blocks[layout.longest]!.container
    row.put(group.mass / largestLook)
    row.put(group.count)
    row.put(group.linkLength / (group.length + 1))
    row.put(group.length / group.count)
    row.put(pathMass[index]! / largestPath)
    row.put(flag(lookIds[index] === lookIds[layout.longest]))
    row.put(flag(layout.blocks[index]!.container.parent === longest.parent))
  },
}

const containers: FeatureGroup = {
  names: words(
    `upToLongest downToLongest sharedWithLongest upToTop downToTop sharedWithTop
    parentLength parentShare parentLinkShare parentBlocks parentMass grandparentShare grandparentLinkShare grandparentMass
    ownShare ownLinkShare ownBlocks parentChildren parentScore ownScore grandparentScore parentMeanLength
    branchMass branchLinkShare branchBlocks branchLength branchParentLinkShare`,
  ),
  write(row, index, { layout, stepsToLongest, stepsToTop }) {
    const { length, linkLength, mass, blockCount, score, topScore } = layout
    const own = layout.blocks[index]!.container
    const parent = own.parent ?? own
    const grandparent = parent.parent ?? parent
    const allLength = length[0]! || 1
    const allMass = layout.massBefore.at(-1)! + 1
    const linkShare = (x: number) => linkLength[x]! / (length[x]! + 1)
    // The largest branch around the block that isn't most of the page.
    let branch = own
    while (branch.parent !== null && mass[branch.parent.index]! < allMass / 2) branch = branch.parent
    row.put(stepsToLongest.up[own.index]!)
    row.put(stepsToLongest.down[own.index]!)
    row.put(length[stepsToLongest.at[own.index]!]! / allLength)
    row.put(stepsToTop.up[own.index]!)
    row.put(stepsToTop.down[own.index]!)
    row.put(mass[stepsToTop.at[own.index]!]! / allMass)
    row.put(length[parent.index]!)
    row.put(length[parent.index]! / allLength)
    row.put(linkShare(parent.index))
    row.put(blockCount[parent.index]!)
    row.put(mass[parent.index]! / allMass)
    row.put(length[grandparent.index]! / allLength)
    row.put(linkShare(grandparent.index))
    row.put(mass[grandparent.index]! / allMass)
    row.put(length[own.index]! / allLength)
    row.put(linkShare(own.index))
    row.put(blockCount[own.index]!)
    row.put(parent.childCount)
    row.put(score[parent.index]! / (topScore + 0.01))
    row.put(score[own.index]! / (topScore + 0.01))
    row.put(score[grandparent.index]! / (topScore + 0.01))
    row.put(length[parent.index]! / (blockCount[parent.index]! + 1))
    row.put(mass[branch.index]! / allMass)
    row.put(linkShare(branch.index))
    row.put(blockCount[branch.index]!)
    row.put(length[branch.index]!)
    row.put(branch.parent?.parent ? linkShare(branch.parent.index) : -1)
  },
}

const FAR_OFFSETS = [-3, -2, -1, 1, 2, 3]
const NEAR_OFFSETS = [-2, -1, 1, 2]
const WINDOWS = [3, 6, 12]

const neighbours: FeatureGroup = {
  names: [
    ...FAR_OFFSETS.flatMap((offset) => [`length${offset}`, `mass${offset}`]),
    ...NEAR_OFFSETS.flatMap((offset) =>
      ['linkShare', 'sameLook', 'kinship', 'tag', 'ending'].map((name) => `${name}${offset}`),
    ),
    ...WINDOWS.flatMap((width) => [`massIn${width}Before`, `massIn${width}After`]),
    ...words('blocksFromProse blocksToProse kinshipBefore kinshipAfter'),
  ],
  write(row, index, { layout, lookIds, proseBefore, proseAfter }) {
    const { blocks, statistics, massBefore } = layout
    const own = blocks[index]!.container
    for (const offset of FAR_OFFSETS) {
      const stats = statistics[index + offset]
      row.put(stats?.length ?? -1)
      row.put(stats?.mass ?? -1)
    }
    for (const offset of NEAR_OFFSETS) {
      const other = blocks[index + offset]
      const isThere = other !== undefined
      row.put(isThere ? other.linkShare : -1)
      row.put(isThere ? flag(lookIds[index + offset] === lookIds[index]) : -1)
      row.put(isThere ? (other.container === own ? 2 : flag(other.container.parent === own.parent)) : -1)
      row.put(isThere ? tagCode(other.container.tag) : -1)
      row.put(isThere ? statistics[index + offset]!.ending : -1)
    }
    for (const width of WINDOWS) {
      const from = Math.max(0, index - width)
      const to = Math.min(blocks.length, index + width + 1)
      row.put(massBefore[index]! - massBefore[from]!)
      row.put(massBefore[to]! - massBefore[index + 1]!)
    }
    const before = proseBefore[index]!
    const after = proseAfter[index]!
    const kinship = (other: number) => {
      const block = blocks[other]
      if (block === undefined) return -1
      return block.container.parent === own.parent ? 2 : flag(lookIds[other] === lookIds[index])
    }
    row.put(index - before)
    row.put(after - index)
    row.put(kinship(before))
    row.put(kinship(after))
  },
}

const page: FeatureGroup = {
  names: words('pageBlocks pageLength pageLinkShare pageMass pageLongest pageTopShare'),
  write(row, _, { layout, totalLinkLength }) {
    const { blocks, lengthBefore, massBefore, mass, top, statistics, longest } = layout
    const length = lengthBefore.at(-1)!
    const allMass = massBefore.at(-1)!
    row.put(blocks.length)
    row.put(length)
    row.put(totalLinkLength / (length + 1))
    row.put(allMass)
    row.put(statistics[longest]!.length)
    row.put(mass[top.index]! / (allMass + 1))
  },
}

const GROUPS = [text, lexical, hints, hintsBelowTop, position, rules, looks, containers, neighbours, page]

export const FEATURE_NAMES: readonly string[] = GROUPS.flatMap(({ names }) => names)

/** The features of all blocks, one row after the other, each in the order of FEATURE_NAMES. */
export function featureRows(context: FeatureContext): Float32Array {
  const count = context.layout.blocks.length
  const rows = new Rows(count * FEATURE_NAMES.length)
  for (let index = 0; index < count; index++) for (const group of GROUPS) group.write(rows, index, context)
  return rows.values
}
