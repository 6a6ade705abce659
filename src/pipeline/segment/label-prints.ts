import { isAlone, type Label } from './label.ts'
import type { Line } from './lines.ts'

/** Fewest labels whose print tells of others. */
const FEWEST_ALIKE = 3
const MOSTLY = 0.8

/** Whether a page prints nothing but these labels so: "Ada Obi" in a box of its own over what she says. */
export function isLabelsPrint(lines: readonly Line[], print: string | null, labels: readonly Label[]): boolean {
  if (print === null) return false
  const printed = lines.filter((line) => line.print === print).length
  return labels.length >= FEWEST_ALIKE && labels.length >= printed * MOSTLY
}

/** "Chief Executive", printed below "Ada Obi" and unlike it, is no label of its own. */
export function isOfficeBelow(label: Label, above: Label | undefined, lines: readonly Line[]): boolean {
  if (above === undefined || above.line !== label.line - 1) return false
  const [over, own] = [lines[above.line]!, lines[label.line]!]
  return isAlone(above, over) && isAlone(label, own) && over.print !== own.print
}

const printOf = (label: Label, lines: readonly Line[]): string => {
  const line = lines[label.line]!
  const place = line.path?.replace(/\[\d+\]/gu, '') ?? ''
  return [label.style, label.separator, line.kind, place, isAlone(label, line)].join(' ')
}

/** Whether a label is printed as most of the accepted ones are. */
export function printedLike(accepted: readonly Label[], lines: readonly Line[]): (label: Label) => boolean {
  const times = new Map<string, number>()
  for (const label of accepted) times.set(printOf(label, lines), (times.get(printOf(label, lines)) ?? 0) + 1)
  return (label) => {
    const alike = times.get(printOf(label, lines)) ?? 0
    return alike >= FEWEST_ALIKE && alike * 4 >= accepted.length
  }
}
