import { bylineNames } from '../metadata/byline.ts'
import { writtenDate } from '../metadata/written-date.ts'
import type { Layout } from './layout.ts'
import type { Container, TextBlock } from './page.ts'

/** Blocks at the beginning that may be a byline and a date. */
const HEAD_BLOCKS = 3
const LONGEST_DATE = 40

/** Leaves out bylines and dates on lines of their own at the beginning of the text. */
export function dropBylines({ blocks }: Layout, chosen: boolean[]): void {
  const head = [...chosen.keys()].filter((i) => chosen[i]).slice(0, HEAD_BLOCKS)
  for (const i of head) {
    const { text } = blocks[i]!
    const isDate = text.length <= LONGEST_DATE && !/[.!?]$/.test(text) && writtenDate(text, null) !== null
    if (!isDate && bylineNames(text).length === 0) return
    chosen[i] = false
  }
}

const listAround = ({ container }: TextBlock): Container | null => {
  let x: Container | null = container
  while (x !== null && x.tag !== 'dl') x = x.parent
  return x
}

/** Puts a list's last terms back that ask, with their meanings: "Who comes after you?" "Rabbits." */
function keepQuestions({ blocks }: Layout, chosen: boolean[]): void {
  for (let i = 1; i < blocks.length - 1; i++) {
    if (!(chosen[i] || chosen[i - 1]) || blocks[i]!.container.tag !== 'dt' || !/\?\s*$/.test(blocks[i]!.text)) continue
    const list = listAround(blocks[i]!)
    if (list !== listAround(blocks[i - 1]!) || list !== listAround(blocks[i + 1]!)) continue
    chosen[i] = true
    chosen[i + 1] = true
  }
}

/** Puts terms back whose meaning was chosen: `<dt>` holds too little text for the model. */
export function keepTerms(layout: Layout, chosen: boolean[]): void {
  const { blocks } = layout
  keepQuestions(layout, chosen)
  for (let i = blocks.length - 2; i >= 0; i--) {
    const { tag, parent } = blocks[i]!.container
    if (!chosen[i + 1] || tag !== 'dt') continue
    // The meaning may hold paragraphs.
    let next = blocks[i + 1]!.container
    while (next.parent !== null && next.parent !== parent) next = next.parent
    if (next.parent === parent && (next.tag === 'dd' || next.tag === 'dt')) chosen[i] = true
  }
}

/** "<…>", "[...]": where the publisher left something out. */
const OMISSION = /^[<[(]?\s*(?:…|\.\.\.)\s*[>\])]?$/

/** Puts the signs back that say where something was left out. */
export function keepOmissions({ blocks }: Layout, chosen: boolean[]): void {
  for (let i = 1; i < blocks.length; i++)
    if (
      chosen[i - 1] &&
      blocks[i]!.container.parent === blocks[i - 1]!.container.parent &&
      OMISSION.test(blocks[i]!.text)
    )
      chosen[i] = true
}
