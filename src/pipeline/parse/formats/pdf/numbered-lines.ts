import { type Fragment, rowsOf } from './fragments.ts'

/** Fewest numbers at the left of a page, and the share of its lines that must have one. */
const FEWEST = 8
const MOST_LINES = 0.7
const NUMBER = /^\d{1,2}$/u
/** Points by which the numbers' beginnings, or their ends, may differ. */
const ALIGNED = 3

/** The pages without the numbers of their lines, as courts print them: counted from the top, one below the other. */
export const withoutLineNumbers = (pages: readonly Fragment[][]): Fragment[][] => pages.map(withoutNumbersOf)

function withoutNumbersOf(page: Fragment[]): Fragment[] {
  const rows = rowsOf(page)
  const firsts = rows.flatMap(([first]) => (first !== undefined && NUMBER.test(first.text) ? [first] : []))
  const numbers = largest(alignedBy(firsts, 'left'), alignedBy(firsts, 'right'))
  const inOrder = numbers.filter((number, at) => at === 0 || Number(number.text) === Number(numbers[at - 1]!.text) + 1)
  if (inOrder.length < FEWEST || inOrder.length < numbers.length || numbers.length < rows.length * MOST_LINES)
    return page
  const gone = new Set(numbers)
  return page.filter((fragment) => !gone.has(fragment))
}

/** The fragments that stand one below the other by one of their sides, with the first of them. */
function alignedBy(fragments: readonly Fragment[], side: 'left' | 'right'): Fragment[] {
  const [first] = fragments
  return first === undefined ? [] : fragments.filter((each) => Math.abs(each[side] - first[side]) <= ALIGNED)
}

const largest = (a: Fragment[], b: Fragment[]): Fragment[] => (a.length >= b.length ? a : b)
