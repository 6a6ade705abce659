import type { Span } from '../types.ts'
import type { Line } from './lines.ts'
import { spokenIn } from './stage.ts'
import type { Start } from './starts.ts'
import { SEPARATOR } from './talk-end.ts'

/** A turn's place in the text before anybody knows who speaks. */
export type Stretch = { start: Start; spans: Span[]; blocks: Set<number> }

/** Markup at the edges of a line of Markdown is not spoken. */
function withoutMarkup(text: string, start: number, end: number): Span {
  let from = start
  let to = end
  const open = /^[\s>*_]*(?:(?:>>+|[-–—•])\s+)?[*_]*/u.exec(text.slice(from, Math.min(to, from + 24)))!
  from += open[0].length
  while (to > from && /[\s*_]/u.test(text[to - 1]!)) to -= 1
  return [from, to]
}

function addSpans(spans: Span[], pieces: readonly Span[], text: string, sameBlock: boolean): void {
  for (const piece of pieces) {
    const last = spans.at(-1)
    // Lines of one block stay one span: only white space lies between them.
    if (sameBlock && last !== undefined && /^\s*$/u.test(text.slice(last[1], piece[0])))
      spans[spans.length - 1] = [last[0], piece[1]]
    else spans.push(piece)
  }
}

/**
 * The stretches of text from each start to the next. Headings, captions, separators and whatever `leftOut` names stand
 * between and are not spoken.
 *
 * @param end the line at which the talk is over
 */
export function assemble(
  text: string,
  lines: readonly Line[],
  starts: readonly Start[],
  end: number,
  leftOut: (line: number, start: Start) => boolean,
): Stretch[] {
  return starts.map((start, index) => {
    const next = starts[index + 1]
    const spans: Span[] = []
    const blocks = new Set<number>()
    let previousBlock = -1
    const last = next?.line ?? end - 1
    for (let at = start.line; at <= last; at += 1) {
      const line = lines[at]!
      const from = line.span[0] + (at === start.line ? start.at : 0)
      const to = next !== undefined && at === next.line ? line.span[0] + (next.label?.span[0] ?? next.at) : line.span[1]
      if (at !== start.line) {
        if (at === next?.line) break
        if (line.kind === 'heading' || line.kind === 'caption' || SEPARATOR.test(line.text) || leftOut(at, start))
          continue
      }
      const pieces = spokenIn(text, ...withoutMarkup(text, from, to))
      if (pieces.length === 0) continue
      addSpans(spans, pieces, text, previousBlock === line.block)
      blocks.add(line.block)
      previousBlock = line.block
    }
    return { start, spans, blocks }
  })
}

export const spokenText = (text: string, spans: readonly Span[]): string =>
  spans.map(([start, end]) => text.slice(start, end)).join('\n')
