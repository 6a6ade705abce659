import type { StructuredTextItem } from 'unpdf'

/** Words printed in one go on one line. `y` grows upwards; lengths are in points. */
export type Fragment = { text: string; left: number; right: number; y: number; size: number }

/** A gap this wide, in ems, parts words; a wider one columns. */
const WORD_GAP = 0.12
const COLUMN_GAP = 1.1
/** Up to this much of its size a superscript is off the line. */
const SAME_LINE = 0.4

/**
 * The fragments of a page, from the top down and in reading direction. Pages in scripts that run from right to left are
 * mirrored, so that for all that follows they run from left to right.
 */
export function fragmentsOf(items: readonly StructuredTextItem[]): Fragment[] {
  const shown = items.filter(({ str, fontSize }) => str.trim() !== '' && fontSize > 0)
  const rightToLeft = shown.filter(({ dir }) => dir === 'rtl').length * 2 > shown.length
  const pieces = shown.map(({ str, x, y, width, fontSize }): Fragment => {
    const [left, right] = rightToLeft ? [-x - width, -x] : [x, x + width]
    return { text: str, left, right, y, size: fontSize }
  })
  return rowsOf(pieces).flatMap(joinRow)
}

/** Fragments that stand on one line, from the top down, each from left to right. */
export function rowsOf(fragments: readonly Fragment[]): Fragment[][] {
  const rows: Fragment[][] = []
  let base = Number.NaN
  for (const fragment of [...fragments].sort((a, b) => b.y - a.y)) {
    const isSameLine = Math.abs(base - fragment.y) <= SAME_LINE * fragment.size
    if (isSameLine) rows.at(-1)!.push(fragment)
    else {
      rows.push([fragment])
      base = fragment.y
    }
  }
  for (const row of rows) row.sort((a, b) => a.left - b.left)
  return rows
}

function joinRow(row: Fragment[]): Fragment[] {
  const joined: Fragment[] = []
  for (const piece of row) {
    const last = joined.at(-1)
    const gap = last === undefined ? Number.POSITIVE_INFINITY : piece.left - last.right
    if (last === undefined || gap > COLUMN_GAP * Math.max(last.size, piece.size)) joined.push({ ...piece })
    else {
      const space = gap > WORD_GAP * piece.size && !/\s$/u.test(last.text) && !/^\s/u.test(piece.text) ? ' ' : ''
      if (piece.text.length > last.text.length) last.size = piece.size
      last.text += space + piece.text
      last.right = Math.max(last.right, piece.right)
    }
  }
  return joined.map((fragment) => ({ ...fragment, text: fragment.text.replace(/\s+/gu, ' ').trim() }))
}
