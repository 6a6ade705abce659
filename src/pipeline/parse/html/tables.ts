import type { Layout } from './layout.ts'
import type { Container } from './page.ts'

/** Cells of the largest table that is taken for part of a text. */
const MOST_CELLS = 200
const FEW_LINKS = 0.3

/**
 * Puts tables of figures back that stand between chosen blocks and have a heading row or column: their cells hold too
 * little text for the model.
 */
export function keepTables({ blocks, length, linkLength }: Layout, chosen: boolean[]): void {
  const last = chosen.lastIndexOf(true)
  for (let i = chosen.indexOf(true); i >= 0 && i < last; i++) {
    const table = chosen[i] ? null : tableAround(blocks[i]!.container)
    if (table === null || blocks[i - 1]?.container.parent !== table.parent) continue
    let end = i
    while (end < last && isInside(blocks[end]!.container, table)) end++
    const isText = linkLength[table.index]! <= length[table.index]! * FEW_LINKS
    const isHeaded = blocks.slice(i, end).some(({ container }) => container.tag === 'th')
    if (isText && isHeaded && end - i <= MOST_CELLS && chosen[end]) chosen.fill(true, i, end)
  }
}

function tableAround(container: Container): Container | null {
  for (let x: Container | null = container; x !== null; x = x.parent) if (x.tag === 'table') return x
  return null
}

function isInside(container: Container, outer: Container): boolean {
  for (let x: Container | null = container; x !== null; x = x.parent) if (x === outer) return true
  return false
}
