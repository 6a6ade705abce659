import type { Layout } from './layout.ts'
import type { Container, TextBlock } from './page.ts'

/** Lines of a talk, chosen and left out together, from which a page holds one. */
const FEWEST_LINES = 4
/** Blocks left out in a row that may still be lines of a talk. */
const LONGEST_GAP = 4
const LONGEST_LINE = 400
const LONGEST_LABEL = 80
/** Blocks between the headline and the text in which the first question stands. */
const ABOVE_TEXT = 3
const MOSTLY = 0.9
const FEW_LINKS = 0.3

/** "Marta Lindqvist:", "TRAVIS: 0:53", "Jonas (0:53):", "[00:12] Jonas:". */
const LABEL =
  /^[\s[(]*(?:\d{1,2}(?::\d{2}){1,2}[\])]?\s+)?\p{Lu}[\p{L}\p{M} .'’-]{0,40}:?\s*[[(]?(?:\d{1,2}(?::\d{2}){1,2})?[\])]?:?$/u
const TIMED_OR_COLON = /:/
const ASKS = /[?？؟;]["'”’»)\]]*$/u
const ENDS_SENTENCE = /[.!?…]["'”’»)\]]*$/u
const DASH = /^[—–-]\s?\p{Lu}/u

/**
 * Puts lines of a talk back that the model left out between chosen ones: questions, labels, lines in bold or after a
 * dash, and the question right above the text. A lost question is worse than a kept crosshead.
 */
export function keepDialogue({ blocks, title }: Layout, chosen: boolean[]): void {
  const first = chosen.indexOf(true)
  const last = chosen.lastIndexOf(true)
  if (first < 0) return
  const homes = homesOf(blocks, chosen)
  const isLineOfTalk = talkTest(blocks)
  const speaks = (i: number) =>
    isLineOfTalk(blocks[i]!) && homes.has(blocks[i]!.container.parent ?? blocks[i]!.container)
  let lines = 0
  for (let i = first; i <= last; i++) if (isLineOfTalk(blocks[i]!)) lines++
  if (lines < FEWEST_LINES) return
  for (let i = first; i < last; i++) {
    if (chosen[i]) continue
    let end = i
    while (!chosen[end]) end++
    if (end - i <= LONGEST_GAP) for (let at = i; at < end; at++) chosen[at] = at !== title.block && speaks(at)
    i = end
  }
  const from = Math.max(title.block + 1, first - ABOVE_TEXT, 0)
  for (let at = first - 1; at >= from; at--) {
    const { text } = blocks[at]!
    if (!speaks(at) || !(ASKS.test(text) || LABEL.test(text))) break
    chosen[at] = true
  }
}

/** The elements around the chosen blocks' own: what stands elsewhere in the page is no part of the talk. */
function homesOf(blocks: TextBlock[], chosen: readonly boolean[]): Set<Container> {
  const homes = new Set<Container>()
  for (const [i, { container }] of blocks.entries()) {
    if (!chosen[i]) continue
    homes.add(container.parent ?? container)
    homes.add(container)
  }
  return homes
}

/** Tells questions, labels with a colon or a time, labels that recur, lines in bold or after a dash. */
function talkTest(blocks: readonly TextBlock[]): (block: TextBlock) => boolean {
  const labels = new Map<string, number>()
  for (const { text } of blocks)
    if (text.length < LONGEST_LABEL && LABEL.test(text)) labels.set(text, (labels.get(text) ?? 0) + 1)
  return ({ text, linkShare, boldShare }) => {
    if (text.length > LONGEST_LINE || linkShare > FEW_LINKS) return false
    if (ASKS.test(text) || DASH.test(text)) return true
    const times = labels.get(text)
    if (times !== undefined && (TIMED_OR_COLON.test(text) || (boldShare > MOSTLY && times > 1))) return true
    return boldShare > MOSTLY && ENDS_SENTENCE.test(text)
  }
}
