import { type Fragment, rowsOf } from './fragments.ts'

/** Rows from the top and from the bottom of a page that may be running heads and feet. */
const ROWS = 2
/** What stands at one height on this share of the pages runs through them. Left and right pages may differ. */
const RUNNING_SHARE = 0.4
const FEWEST_PAGES = 2
const SAME_HEIGHT = 4
const PAGE_NUMBER =
  /^[\s–—-]*(?:(?:page|seite|página|pagina|стр\.?|sayfa|s\.|p\.)\s*)?#(?:\s*(?:of|von|de|sur|di|из|\/)\s*#)?[\s–—-]*$/iu

/** The pages without the lines that stand on most of them at the same height, and without page numbers. */
export function withoutRunningLines(pages: readonly Fragment[][]): Fragment[][] {
  const margins = pages.map(marginOf)
  const counts = new Map<string, number>()
  for (const margin of margins)
    for (const key of new Set(margin.map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1)
  const least = Math.max(2, pages.length * RUNNING_SHARE)
  const runs = (fragment: Fragment) => pages.length >= FEWEST_PAGES && (counts.get(keyOf(fragment)) ?? 0) >= least
  return pages.map((page, index) => {
    const gone = new Set(margins[index]!.filter((each) => runs(each) || PAGE_NUMBER.test(withoutNumbers(each.text))))
    return page.filter((fragment) => !gone.has(fragment))
  })
}

function marginOf(page: readonly Fragment[]): Fragment[] {
  const rows = rowsOf(page)
  return rows.length <= 2 * ROWS
    ? [rows[0] ?? [], rows.at(-1) ?? []].flat()
    : [...rows.slice(0, ROWS), ...rows.slice(-ROWS)].flat()
}

/** Page numbers differ, the rest of a running line does not. */
const withoutNumbers = (text: string): string => text.replace(/\d+/g, '#')
const keyOf = ({ text, y }: Fragment): string => `${Math.round(y / SAME_HEIGHT)} ${withoutNumbers(text)}`
