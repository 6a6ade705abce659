import type { Layout } from './layout.ts'
import type { Container, TextBlock } from './page.ts'

const LONGEST_LABEL = 80
/** Boxes from which a page holds a talk. */
const FEWEST = 4
/** Share of them in which the model must have chosen speech. Readers' comments are built alike, and it chooses few of them. */
const ENOUGH = 0.4
const FEW_LINKS = 0.5
/** Lines between a speaker's and the speech: an office, a time. */
const LINES_BETWEEN = 3
const ENDS = /[.!?…:;,。！？]["'”’»)\]]*$/u
const NO_LETTERS = /^\P{L}*$/u

/**
 * Keeps the boxes of a talk, each with a speaker's line over speech, in elements made by one template, of which some recur.
 * Links and short lines of that kind look like furniture one by one.
 */
export function keepSpeakerLines({ blocks }: Layout, chosen: boolean[]): void {
  for (const lines of templatesOf(blocks)) {
    const boxes = lines.map((at) => boxOf(blocks, at))
    if (new Set(boxes).size < lines.length) continue
    const speeches = lines.map((at, index) => speechBelow(blocks, at, boxes[index]!))
    const isHeard = (speech: readonly number[]) => speech.some((at) => chosen[at])
    const heard = boxes.filter((_, index) => isHeard(speeches[index]!))
    if (heard.length < FEWEST || heard.length < lines.length * ENOUGH) continue
    const talks = new Set(heard.map(({ parent }) => parent))
    for (const [index, speech] of speeches.entries()) {
      if (speech.length === 0 || !talks.has(boxes[index]!.parent)) continue
      for (let at = lines[index]!; at < speech[0]!; at += 1) chosen[at] = /\p{L}/u.test(blocks[at]!.text)
      for (const at of speech) chosen[at] = true
    }
  }
}

/** Short lines of one template, where several recur. */
function templatesOf(blocks: readonly TextBlock[]): number[][] {
  const labels = blocks.map(({ text, container }) =>
    container.look !== '' && isLabelLike(text) ? labelOf(text) : null,
  )
  const counts = new Map<string, number>()
  for (const label of labels) if (label !== null) counts.set(label, (counts.get(label) ?? 0) + 1)
  const looks = new Set<string>()
  for (const [at, label] of labels.entries())
    if (label !== null && counts.get(label)! > 1) looks.add(lookOf(blocks[at]!.container))
  const templates = new Map<string, number[]>()
  for (const [at, label] of labels.entries()) {
    if (label === null) continue
    const look = lookOf(blocks[at]!.container)
    if (!looks.has(look)) continue
    const lines = templates.get(look)
    if (lines === undefined) templates.set(look, [at])
    else lines.push(at)
  }
  return [...templates.values()].filter((lines) => {
    const distinct = new Set(lines.map((at) => labels[at])).size
    return lines.length >= FEWEST && distinct > 1 && distinct < lines.length
  })
}

const isLabelLike = (text: string): boolean =>
  text.length <= LONGEST_LABEL && !ENDS.test(text) && !NO_LETTERS.test(text)
/** Without the time: "Anna Holm 04:12". */
const labelOf = (text: string): string =>
  text.includes(':') ? text.replace(/[[(]?\d{1,2}(?::\d{2}){1,2}[\])]?/g, '').trim() : text
const lookOf = ({ tag, look }: Container): string => `${tag} ${look}`

/** The element around a speaker's line and the speech. */
function boxOf(blocks: readonly TextBlock[], line: number): Container {
  const { container } = blocks[line]!
  const next = blocks[line + 1]?.container
  const isAround = next !== undefined && next !== container && isWithin(next, container)
  return isAround ? container : (container.parent ?? container)
}

/** The blocks of speech in a box whose first line is a speaker's; none where the box is built otherwise. */
function speechBelow(blocks: readonly TextBlock[], line: number, box: Container): number[] {
  if (line > 0 && isWithin(blocks[line - 1]!.container, box)) return []
  const speech: number[] = []
  for (let at = line + 1; at < blocks.length && isWithin(blocks[at]!.container, box); at += 1) {
    const { text, linkShare } = blocks[at]!
    if (speech.length === 0 && at > line + LINES_BETWEEN + 1) return []
    if (ENDS.test(text) && linkShare < FEW_LINKS) speech.push(at)
  }
  return speech
}

function isWithin(container: Container, box: Container): boolean {
  for (let x: Container | null = container; x !== null && x.depth >= box.depth; x = x.parent) if (x === box) return true
  return false
}
