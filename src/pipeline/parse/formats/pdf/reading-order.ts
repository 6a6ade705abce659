import { type Fragment, rowsOf } from './fragments.ts'

/** A printed line, and the column that it stands in. */
export type Line = Fragment & {
  column: Column
  /** Where what follows a wide gap begins, as in a column of speakers. */
  second: number | null
}
export type Column = { left: number; right: number }

/** Lines on each side of a gutter that make columns of them. */
const FEWEST_LINES = 4
/** Shares of the page's width: text columns are not as narrow as those of speakers' names and figures. */
const NARROWEST = 0.15
/** A column has at least this share of the lines of the next one, beside it; one of speakers has fewer. */
const BALANCE = 0.4
/** Lines that cross a gutter, for each that does not: headings and pictures' captions do. */
const MOST_CROSSING = 0.34
const EDGE = 3
/** No page that people read holds more; looking for columns would take long. */
const MOST_FRAGMENTS = 5_000

/** The lines of a page: down each column, from heading to heading where one stands across them. */
export function linesInOrder(fragments: readonly Fragment[]): Line[] {
  const gutters = guttersOf(fragments)
  const lines: Line[] = []
  let band: Fragment[][] = gutters.concat(0).map(() => [])
  const flush = () => {
    lines.push(...band.flatMap(linesOfColumn))
    band = band.map(() => [])
  }
  for (const fragment of fragments) {
    if (gutters.some((gutter) => crosses(fragment, gutter))) {
      flush()
      lines.push(...linesOfColumn([fragment]))
    } else band[gutters.filter((gutter) => fragment.left >= gutter - EDGE).length]!.push(fragment)
  }
  flush()
  return lines
}

const crosses = ({ left, right }: Fragment, gutter: number): boolean => left < gutter - EDGE && right > gutter

/** Where columns begin, but for the first. */
function guttersOf(fragments: readonly Fragment[]): number[] {
  const start = least(fragments.map(({ left }) => left))
  const width = most(fragments.map(({ right }) => right)) - start
  const edges = new Map<number, number>()
  for (const { left } of fragments) {
    const edge = Math.round(left / EDGE)
    edges.set(edge, (edges.get(edge) ?? 0) + 1)
  }
  const gutters: number[] = []
  if (fragments.length > MOST_FRAGMENTS) return gutters
  for (const [edge, count] of [...edges].sort(([a], [b]) => a - b)) {
    const near = count + (edges.get(edge + 1) ?? 0)
    const gutter = least(fragments.map(({ left }) => left).filter((left) => Math.round(left / EDGE) === edge))
    const isNew = gutter - (gutters.at(-1) ?? start) > NARROWEST * width
    if (near >= FEWEST_LINES && isNew && isGutter(fragments, gutter, width)) gutters.push(gutter)
  }
  return gutters
}

function isGutter(fragments: readonly Fragment[], gutter: number, width: number): boolean {
  const before = fragments.filter(({ right }) => right <= gutter)
  const after = fragments.filter(({ left }) => left >= gutter - EDGE)
  const top = Math.min(highest(before), highest(after))
  const bottom = Math.max(lowest(before), lowest(after))
  const beside = ({ y }: Fragment) => y <= top + EDGE && y >= bottom - EDGE
  const [left, right] = [before.filter(beside), after.filter(beside)]
  const crossing = fragments.filter((fragment) => beside(fragment) && crosses(fragment, gutter))
  return (
    Math.min(left.length, right.length) >= FEWEST_LINES &&
    left.length >= BALANCE * right.length &&
    meanWidth(left) >= NARROWEST * width &&
    meanWidth(right) >= NARROWEST * width &&
    crossing.length <= MOST_CROSSING * (left.length + right.length)
  )
}

const least = (values: number[]): number => values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
const most = (values: number[]): number => values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
const highest = (fragments: readonly Fragment[]): number => most(fragments.map(({ y }) => y))
const lowest = (fragments: readonly Fragment[]): number => least(fragments.map(({ y }) => y))
const meanWidth = (fragments: readonly Fragment[]): number =>
  fragments.reduce((sum, { left, right }) => sum + right - left, 0) / Math.max(1, fragments.length)

/** What a wide gap parts stays apart: it may be a speaker's column. */
const WIDE_GAP = '   '

function linesOfColumn(fragments: readonly Fragment[]): Line[] {
  const rows = rowsOf(fragments)
  const column = {
    left: least(fragments.map(({ left }) => left)),
    right: most(fragments.map(({ right }) => right)),
  }
  return rows.map((row): Line => {
    const first = row[0]!
    const longest = row.reduce((a, b) => (b.text.length > a.text.length ? b : a))
    return {
      text: row.map(({ text }) => text).join(WIDE_GAP),
      left: first.left,
      right: row.at(-1)!.right,
      y: first.y,
      size: longest.size,
      column,
      second: row[1]?.left ?? null,
    }
  })
}
