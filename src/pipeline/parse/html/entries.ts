import type { Layout } from './layout.ts'

/** Entries with a time of their own from which a page is a live blog. */
const FEWEST = 3
/** "14:32", "2.45 pm", "14.32 Uhr", "09:15 GMT": a line that is only a time. */
const TIME_ALONE = /^(?:[012]?\d[:.h][0-5]\d)(?:\s?(?:[ap]\.?m\.?|uhr|h|gmt|utc|cet|cest|bst|e[sd]t|мск))?[:–-]?$/iu

/** Gives the first block of each entry of a live blog the time that stands with it. */
export function stampEntries({ blocks, page }: Layout, chosen: readonly boolean[]): void {
  const first = chosen.indexOf(true)
  const last = chosen.lastIndexOf(true)
  const stamps = new Map<number, string>()
  const next = (from: number) => {
    for (let i = from; i <= last; i++) if (chosen[i] && !TIME_ALONE.test(blocks[i]!.text)) return i
    return -1
  }
  for (const { block, datetime, text } of page.witnesses.times) {
    const entry = block >= first - 2 && block <= last ? next(block) : -1
    if (entry >= 0 && !stamps.has(entry)) stamps.set(entry, datetime.trim() || text)
  }
  for (let i = Math.max(0, first - 2); i < last; i++) {
    if (!TIME_ALONE.test(blocks[i]!.text)) continue
    const entry = next(i + 1)
    if (entry >= 0 && !stamps.has(entry)) stamps.set(entry, blocks[i]!.text)
  }
  if (stamps.size >= FEWEST) for (const [entry, at] of stamps) blocks[entry]!.at = at
}
