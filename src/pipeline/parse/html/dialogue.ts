import type { Layout } from './layout.ts'
import type { Container, TextBlock } from './page.ts'
import { printOf } from './print.ts'
import { HEADING_TAGS } from './tags.ts'

/** Lines of a talk, chosen and left out together, from which a page holds one. */
const FEWEST_LINES = 4
/** The same of lines after a dash, which hardly stand elsewhere. */
const FEWEST_DASHED = 3
/** Blocks left out in a row that may still be lines of a talk. */
const LONGEST_GAP = 4
const LONGEST_LINE = 400
const LONGEST_LABEL = 80
/** Blocks between the headline and the text in which the first question stands. */
const ABOVE_TEXT = 3
const MOSTLY = 0.9
const FEW_LINKS = 0.3
const MOSTLY_LINKS = 0.6

/** "Marta Lindqvist:", "TRAVIS: 0:53", "Jonas (0:53):", "[00:12] Jonas:". */
const LABEL =
  /^[\s[(]*(?:\d{1,2}(?::\d{2}){1,2}[\])]?\s+)?\p{Lu}[\p{L}\p{M} .'’-]{0,40}:?\s*[[(]?(?:\d{1,2}(?::\d{2}){1,2})?[\])]?:?$/u
const TIMED_OR_COLON = /:/
/** "Marta Lindqvist" as a heading: others of a word or a sentence recur too. */
const FULL_NAME = /^\p{Lu}[\p{L}\p{M}.'’-]*(?: \p{Lu}[\p{L}\p{M}.'’-]*){1,3}$/u
const ASKS = /[?？؟;]["'”’»)\]]*$/u
const ENDS_SENTENCE = /[.!?…]["'”’»)\]]*$/u
const DASH = /^(?:[—–-]\s?\p{Lu}|[—–―─]{2})/u

/** "Anna Holm: We were late.": the label before what is said on the same line. */
const LABELLED = /^\p{Lu}[^:\n]{0,58}:(?=\s)/u
/** Chosen lines with a label from which others with the same label are lines of the talk. */
const FEWEST_ALIKE = 2

/**
 * Puts lines back that begin with a label as chosen lines beside them do: the last words of a talk are often few.
 */
export function keepLabelled({ blocks, title }: Layout, chosen: boolean[]): void {
  const labels = blocks.map(({ text }) => LABELLED.exec(text)?.[0])
  const counts = new Map<string, number>()
  for (const [i, label] of labels.entries())
    if (chosen[i] && label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1)
  const homes = homesOf(blocks, chosen)
  for (const [i, label] of labels.entries()) {
    if (chosen[i] || i === title.block || label === undefined || (counts.get(label) ?? 0) < FEWEST_ALIKE) continue
    const { container, linkShare } = blocks[i]!
    chosen[i] = linkShare < MOSTLY_LINKS && homes.has(homeOf(container))
  }
}

/**
 * Puts lines of a talk back that the model left out between chosen ones: questions, labels, lines in bold or after a
 * dash; the question right above the text; and what goes on after dashes or labels right below it. A lost question is worse than
 * a kept crosshead.
 */
export function keepDialogue({ blocks, title }: Layout, chosen: boolean[]): void {
  const first = chosen.indexOf(true)
  const last = chosen.lastIndexOf(true)
  if (first < 0) return
  const homes = homesOf(blocks, chosen)
  const isLabel = labelTest(blocks)
  const isLineOfTalk = talkTest(isLabel)
  const asksAlike = printedAlike(
    blocks.filter((block, i) => chosen[i] && ASKS.test(block.text)),
    FEWEST_ALIKE,
  )
  const isAlike = printedAlike(
    blocks.filter((_, i) => chosen[i]),
    FEWEST_LINES,
  )
  const speaks = (i: number) =>
    (isLineOfTalk(blocks[i]!) && (homes.has(homeOf(blocks[i]!.container)) || asksAlike(blocks[i]!))) ||
    (asksBeside(i) && isAlike(blocks[i]!))
  /** "No." in the box of an answer, below a question in the box of one. */
  const asksBeside = (i: number) => i > 0 && ASKS.test(blocks[i - 1]!.text) && asksAlike(blocks[i - 1]!)
  /** With the cell before it in a table's row: a speaker and a question. */
  const isPartOfTalk = (i: number) => speaks(i) || (isBesideNext(blocks, i) && speaks(i + 1))
  const lines = blocks.slice(first, last + 1).filter(isLineOfTalk)
  const dashed = lines.filter(({ text }) => DASH.test(text)).length
  if (lines.length < FEWEST_LINES && dashed < FEWEST_DASHED) return
  for (let i = first; i < last; i++) {
    if (chosen[i]) continue
    let end = i
    while (!chosen[end]) end++
    if (end - i <= LONGEST_GAP) for (let at = i; at < end; at++) chosen[at] = at !== title.block && isPartOfTalk(at)
    i = end
  }
  const from = Math.max(title.block + 1, first - ABOVE_TEXT, 0)
  for (let at = first - 1; at >= from; at--) {
    const { text } = blocks[at]!
    if (!speaks(at) || !(ASKS.test(text) || LABEL.test(text))) break
    chosen[at] = true
  }
  const isBeside = (at: number) =>
    blocks[at]?.container.parent === blocks[last]!.container.parent && blocks[at]!.linkShare <= FEW_LINKS
  const isDashed = (at: number) => at > first && DASH.test(blocks[at]!.text)
  // What follows a dash is an answer where dashes mark the questions; in a list it is not.
  const isAnswer = (at: number) => isDashed(at - 1) && !isDashed(at - 2)
  const recurs = (at: number) => at > first && isLabel(blocks[at]!, FEWEST_ALIKE)
  const isLabelled = (at: number) => recurs(at) || recurs(at - 1)
  for (let at = last + 1; isBeside(at) && (isDashed(at) || isAnswer(at) || isLabelled(at)); at++) chosen[at] = true
  // The last exchanges in boxes are often short.
  const isExchange = (at: number) => at < blocks.length && (asksBeside(at) ? isAlike(blocks[at]!) : isAsked(at))
  const isAsked = (at: number) => ASKS.test(blocks[at]!.text) && asksAlike(blocks[at]!)
  for (let at = chosen.lastIndexOf(true) + 1; isExchange(at); at++) chosen[at] = true
}

/** The elements around the chosen blocks' own: what stands elsewhere in the page is no part of the talk. */
function homesOf(blocks: TextBlock[], chosen: readonly boolean[]): Set<Container> {
  const homes = new Set<Container>()
  for (const [i, { container }] of blocks.entries()) {
    if (!chosen[i]) continue
    homes.add(homeOf(container))
    homes.add(container)
  }
  return homes
}

/** Tells blocks of a look of their own that so many have: each question in a box of its own. */
function printedAlike(chosen: readonly TextBlock[], fewest: number): (block: TextBlock) => boolean {
  const times = new Map<string, number>()
  for (const block of chosen) times.set(printOf(block), (times.get(printOf(block)) ?? 0) + 1)
  return (block) => {
    const { look, parent } = block.container
    const isSetOff = look !== '' || (parent?.look ?? '') !== ''
    return isSetOff && block.linkShare <= FEW_LINKS && (times.get(printOf(block)) ?? 0) >= fewest
  }
}

function isBesideNext(blocks: readonly TextBlock[], at: number): boolean {
  const row = blocks[at]!.container.parent
  return row?.tag === 'tr' && blocks[at + 1]?.container.parent === row
}

/** The element around a block's own; rows of a table are at home in the table. */
function homeOf(own: Container): Container {
  const around = own.parent ?? own
  return around.tag === 'tr' ? (around.parent ?? around) : around
}

/** Tells labels with a colon or a time, and those in bold or in a heading that recur; of all, those on as many lines. */
function labelTest(blocks: readonly TextBlock[]): (block: TextBlock, fewest?: number) => boolean {
  const labels = new Map<string, number>()
  for (const { text } of blocks)
    if (text.length < LONGEST_LABEL && LABEL.test(text)) labels.set(text, (labels.get(text) ?? 0) + 1)
  return ({ text, boldShare, container }, fewest = 1) => {
    const times = labels.get(text) ?? 0
    const isSetOff = boldShare > MOSTLY || (HEADING_TAGS.has(container.tag) && FULL_NAME.test(text))
    return times >= fewest && (TIMED_OR_COLON.test(text) || (isSetOff && times > 1))
  }
}

/** Tells questions, labels, lines in bold or after a dash. */
function talkTest(isLabel: (block: TextBlock) => boolean): (block: TextBlock) => boolean {
  return (block) => {
    const { text, linkShare, boldShare } = block
    if (text.length > LONGEST_LINE || linkShare > FEW_LINKS) return false
    return ASKS.test(text) || DASH.test(text) || isLabel(block) || (boldShare > MOSTLY && ENDS_SENTENCE.test(text))
  }
}
