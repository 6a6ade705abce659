import { HINT_NAMES, TRAIT_NAMES } from '../hints.ts'
import { lettersOf } from '../title-block.ts'
import type { FeatureContext, Meeting } from './context.ts'
import { LINE_PATTERNS, MAX_LINE_LENGTH } from './lexicon.ts'

/** Values for one block, as many as the group has names. */
type FeatureGroup = { names: readonly string[]; values: (index: number, context: FeatureContext) => ArrayLike<number> }

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
  values(index, { layout }) {
    const block = layout.blocks[index]!
    const stats = layout.statistics[index]!
    const { container } = block
    const parent = container.parent ?? container
    const size = block.text.length
    return [
      stats.length,
      size,
      block.linkShare,
      block.linkCount,
      block.boldShare,
      block.italicShare,
      stats.commas,
      stats.ends,
      stats.quotes,
      stats.capitals / size,
      stats.digits / size,
      stats.symbols / size,
      stats.commas / size,
      stats.ends / size,
      stats.ideographs / size,
      stats.wordLength,
      stats.ending,
      stats.opening,
      tagCode(container.tag),
      tagCode(parent.tag),
      tagCode((parent.parent ?? parent).tag),
      block.breaksBefore,
      flag(block.breakAfter),
      block.imagesBefore,
    ]
  },
}

const PATTERNS = Object.values(LINE_PATTERNS)
const NO_PATTERN = PATTERNS.map(() => 0)

const lexical: FeatureGroup = {
  names: Object.keys(LINE_PATTERNS).map((name) => `says:${name}`),
  values(index, { layout }) {
    const { text } = layout.blocks[index]!
    return text.length < MAX_LINE_LENGTH ? PATTERNS.map((pattern) => flag(pattern.test(text))) : NO_PATTERN
  },
}

const hints: FeatureGroup = {
  names: [...HINT_NAMES.map((name) => `near:${name}`), ...TRAIT_NAMES.map((name) => `in:${name}`)],
  values(index, { layout }) {
    const { container, inlineHints } = layout.blocks[index]!
    if (inlineHints === 0) return container.distances
    const distances = container.distances.slice()
    for (let bit = 0; inlineHints >>> bit !== 0; bit++) if ((inlineHints >>> bit) & 1) distances[bit] = 0
    return distances
  },
}

/** Hints below the common ancestor with the top container: 2 for the two innermost elements, 1 further up. */
const hintsBelowTop: FeatureGroup = {
  names: [...HINT_NAMES.map((name) => `below:${name}`), ...TRAIT_NAMES.map((name) => `belowIn:${name}`)],
  values(index, { layout, stepsToTop }) {
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
    const values = new Uint8Array(HINT_NAMES.length + TRAIT_NAMES.length)
    for (let bit = 0; bit < HINT_NAMES.length; bit++) values[bit] = ((all >>> bit) & 1) + ((close >>> bit) & 1)
    for (let bit = 0; bit < TRAIT_NAMES.length; bit++) values[HINT_NAMES.length + bit] = (traits >>> bit) & 1
    return values
  },
}

const NOWHERE = -9_999

const position: FeatureGroup = {
  names: words(
    `depth order lengthBefore massBefore index remaining blocksFromTitle lengthFromTitle titleDegree hasTitle
    isDescription isLinkedBody repeats`,
  ),
  values(index, { layout, descriptionLetters, bodyLetters, repeats }) {
    const { blocks, lengthBefore, massBefore, title } = layout
    const count = blocks.length
    const { text, container } = blocks[index]!
    const letters = (length: number) => lettersOf(text.slice(0, length))
    return [
      container.depth,
      index / count,
      lengthBefore[index]! / (lengthBefore[count]! || 1),
      massBefore[index]! / (massBefore[count]! || 1),
      index,
      count - index,
      title.block < 0 ? -99 : index - title.block,
      title.block < 0 ? NOWHERE : lengthBefore[index]! - lengthBefore[title.block]!,
      title.degree[index]!,
      flag(title.block >= 0),
      descriptionLetters.length < 30 || text.length <= 30 ? -1 : flag(letters(120).startsWith(descriptionLetters)),
      bodyLetters === '' ? -1 : flag(bodyLetters.includes(letters(120).slice(0, 80))),
      repeats[index]!,
    ]
  },
}

const rules: FeatureGroup = {
  names: words('rule blocksFromFirst blocksFromLast ruleBefore ruleAfter insideRuleBody isComment'),
  values(index, { layout, chosenByRules, firstByRules, lastByRules, insideRuleBody }) {
    const { container } = layout.blocks[index]!
    return [
      flag(chosenByRules[index]!),
      firstByRules < 0 ? -99 : index - firstByRules,
      firstByRules < 0 ? -99 : index - lastByRules,
      flag(chosenByRules[index - 1] ?? false),
      flag(chosenByRules[index + 1] ?? false),
      insideRuleBody[container.index]!,
      layout.isComment[container.index]!,
    ]
  },
}

const looks: FeatureGroup = {
  names: words('lookMass lookCount lookLinkShare lookLength pathMass sameLookAsLongest sameParentAsLongest'),
  values(index, { layout, looks, lookIds, largestLook, pathMass, largestPath }) {
    const group = looks[lookIds[index]!]!
    const longest = layout.blocks[layout.longest]!.container
    return [
      group.mass / largestLook,
      group.count,
      group.linkLength / (group.length + 1),
      group.length / group.count,
      pathMass[index]! / largestPath,
      flag(lookIds[index] === lookIds[layout.longest]),
      flag(layout.blocks[index]!.container.parent === longest.parent),
    ]
  },
}

const containers: FeatureGroup = {
  names: words(
    `upToLongest downToLongest sharedWithLongest upToTop downToTop sharedWithTop
    parentLength parentShare parentLinkShare parentBlocks parentMass grandparentShare grandparentLinkShare grandparentMass
    ownShare ownLinkShare ownBlocks parentChildren parentScore ownScore grandparentScore parentMeanLength
    branchMass branchLinkShare branchBlocks branchLength branchParentLinkShare`,
  ),
  values(index, { layout, stepsToLongest, stepsToTop }) {
    const { length, linkLength, mass, blockCount, score, topScore } = layout
    const own = layout.blocks[index]!.container
    const parent = own.parent ?? own
    const grandparent = parent.parent ?? parent
    const allLength = length[0]! || 1
    const allMass = layout.massBefore.at(-1)! + 1
    const linkShare = (x: number) => linkLength[x]! / (length[x]! + 1)
    const meeting = ({ up, down }: Meeting) => [up[own.index]!, down[own.index]!]
    // The largest branch around the block that isn't most of the page.
    let branch = own
    while (branch.parent !== null && mass[branch.parent.index]! < allMass / 2) branch = branch.parent
    return [
      ...meeting(stepsToLongest),
      length[stepsToLongest.at[own.index]!]! / allLength,
      ...meeting(stepsToTop),
      mass[stepsToTop.at[own.index]!]! / allMass,
      length[parent.index]!,
      length[parent.index]! / allLength,
      linkShare(parent.index),
      blockCount[parent.index]!,
      mass[parent.index]! / allMass,
      length[grandparent.index]! / allLength,
      linkShare(grandparent.index),
      mass[grandparent.index]! / allMass,
      length[own.index]! / allLength,
      linkShare(own.index),
      blockCount[own.index]!,
      parent.childCount,
      score[parent.index]! / (topScore + 0.01),
      score[own.index]! / (topScore + 0.01),
      score[grandparent.index]! / (topScore + 0.01),
      length[parent.index]! / (blockCount[parent.index]! + 1),
      mass[branch.index]! / allMass,
      linkShare(branch.index),
      blockCount[branch.index]!,
      length[branch.index]!,
      branch.parent?.parent ? linkShare(branch.parent.index) : -1,
    ]
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
  values(index, { layout, lookIds, proseBefore, proseAfter }) {
    const { blocks, statistics, massBefore } = layout
    const own = blocks[index]!.container
    const values: number[] = []
    for (const offset of FAR_OFFSETS) {
      const stats = statistics[index + offset]
      values.push(stats?.length ?? -1, stats?.mass ?? -1)
    }
    for (const offset of NEAR_OFFSETS) {
      const other = blocks[index + offset]
      if (other === undefined) values.push(-1, -1, -1, -1, -1)
      else {
        values.push(
          other.linkShare,
          flag(lookIds[index + offset] === lookIds[index]),
          other.container === own ? 2 : flag(other.container.parent === own.parent),
          tagCode(other.container.tag),
          statistics[index + offset]!.ending,
        )
      }
    }
    for (const width of WINDOWS) {
      const from = Math.max(0, index - width)
      const to = Math.min(blocks.length, index + width + 1)
      values.push(massBefore[index]! - massBefore[from]!, massBefore[to]! - massBefore[index + 1]!)
    }
    const before = proseBefore[index]!
    const after = proseAfter[index]!
    const kinship = (other: number) => {
      const block = blocks[other]
      if (block === undefined) return -1
      return block.container.parent === own.parent ? 2 : flag(lookIds[other] === lookIds[index])
    }
    values.push(index - before, after - index, kinship(before), kinship(after))
    return values
  },
}

const page: FeatureGroup = {
  names: words('pageBlocks pageLength pageLinkShare pageMass pageLongest pageTopShare'),
  values(_, { layout, totalLinkLength }) {
    const { blocks, lengthBefore, massBefore, mass, top, statistics, longest } = layout
    const length = lengthBefore.at(-1)!
    const allMass = massBefore.at(-1)!
    return [
      blocks.length,
      length,
      totalLinkLength / (length + 1),
      allMass,
      statistics[longest]!.length,
      mass[top.index]! / (allMass + 1),
    ]
  },
}

const GROUPS = [text, lexical, hints, hintsBelowTop, position, rules, looks, containers, neighbours, page]

export const FEATURE_NAMES: readonly string[] = GROUPS.flatMap(({ names }) => names)

/** The features of all blocks, one row after the other, each in the order of FEATURE_NAMES. */
export function featureRows(context: FeatureContext): Float32Array {
  const count = context.layout.blocks.length
  const rows = new Float32Array(count * FEATURE_NAMES.length)
  let at = 0
  for (let index = 0; index < count; index++) {
    for (const group of GROUPS) {
      const values = group.values(index, context)
      for (let i = 0; i < values.length; i++) rows[at++] = values[i]!
    }
  }
  return rows
}
