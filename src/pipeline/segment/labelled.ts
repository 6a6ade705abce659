import type { Context } from './context.ts'
import { isDialogue, isKnown, isLetter } from './dialogue.ts'
import { isName, type Label, readLabel } from './label.ts'
import { isFormal, isTitled } from './label-form.ts'
import { isLabelsPrint, isOfficeBelow, printedLike } from './label-prints.ts'
import type { Line } from './lines.ts'
import { FULL_NAME, hasInitials, isInitials, lettersIn } from './names.ts'
import { isTerm } from './prints.ts'

const DECLARED = new RegExp(
  `^[^\\p{L}\\p{N}]*${FULL_NAME}(?:(?:,\\s\\p{Lu}[^.!?]{1,80})?\\s*(?:\\([^()]{1,20}\\))?[.,;]?|,\\s\\p{Ll}[^.!?]{1,140}[\\p{L}\\p{N})])\\s*$`,
  'u',
)
/** "Interviewer: Ada Obi (AO)" says who takes part, before anybody speaks. */
const isDeclaration = ({ kind, speechStart }: Label, { text }: Line): boolean =>
  (kind === 'interviewer' || kind === 'interviewee' || kind === 'moderator') && DECLARED.test(text.slice(speechStart))

/** A one-off counts where it looks like a name or a speaker's role by itself. */
function isWellFormed(label: Label, times: number, context: Context): boolean {
  if (times > 1) return true
  if (label.kind !== 'name') return !isLetter(label)
  if (isFormal(label)) return true
  return label.separator === 'colon' && (label.text.includes(' ') || label.time !== null || isKnown(label, context))
}

/** Whoever says but one thing, among labels printed alike: with two names, an office, or known to the document. */
const isSomebody = (label: Label, context: Context): boolean =>
  isFormal(label) ||
  isKnown(label, context) ||
  (label.separator === 'colon' && label.style !== 'plain' && label.text.includes(' '))

/** Labels that are weighed together, in one way of printing or whatever their print. */
function bucketsOf(candidates: readonly Label[], lines: readonly Line[], context: Context): Label[][] {
  const times = new Map<string, number>()
  for (const { key } of candidates) times.set(key, (times.get(key) ?? 0) + 1)
  const recurs = ({ key }: Label) => times.get(key)! > 1
  const isHeading = ({ line }: Label) => lines[line]!.kind === 'heading'
  const isBare = ({ style, separator, line }: Label) =>
    style === 'plain' && separator === 'none' && lines[line]!.kind === 'paragraph'
  const plausible = candidates.filter((label) => isWellFormed(label, times.get(label.key)!, context))
  const running = plausible.filter((label) => !isHeading(label) || !isName(label))
  const bare = Map.groupBy(candidates.filter(isBare), ({ line }) => lines[line]!.print)
  return [
    ...(['bold', 'italic', 'caps', 'plain'] as const).map((print) =>
      running.filter((label) => label.style === print && (!isBare(label) || isFormal(label))),
    ),
    plausible.filter((label) => isHeading(label) && recurs(label)),
    running.filter(recurs),
    ...[...bare].flatMap(([print, labels]) => (isLabelsPrint(lines, print, labels) ? [labels] : [])),
  ]
}

/** Tells the labels that belong to a talk whose labels are known: the same again, generic ones, one-offs printed alike. */
function belongsTo(accepted: readonly Label[], lines: readonly Line[], context: Context): (label: Label) => boolean {
  const keys = new Set(accepted.map(({ key }) => key))
  const kinds = new Set(accepted.map(({ kind }) => kind))
  const initials = [...new Set(accepted.flatMap(({ text }) => (isInitials(text) ? [lettersIn(text)] : [])))]
  const isAlike = printedLike(accepted, lines)
  return (label) => {
    // "Question." the first time and "Q." from then on.
    const isShortened = isLetter(label) && kinds.has('question') && kinds.has('answer') && label.separator !== 'none'
    const isParted = label.separator === 'colon' || (label.kind === 'moderator' && label.separator === 'stop')
    const isGeneric = !isName(label) && (isLetter(label) ? isShortened : isParted)
    // "Jonas Kett (JK):" the first time and "JK:" from then on; "Jonas Kett" over a speech and "J. K." over the next.
    const isSpelledOut =
      isName(label) &&
      (label.separator === 'colon' || isTerm(lines[label.line]!)) &&
      initials.some((letters) => hasInitials(label.text, letters))
    const isOneOff = isName(label) && isAlike(label) && isSomebody(label, context)
    // "MR. BRANDT: Objection" between the letters of questions and answers.
    const isInterjected =
      (isTitled(label) && label.separator === 'colon') || (isFormal(label) && label.separator === 'stop')
    return keys.has(label.key) || isGeneric || isSpelledOut || isOneOff || isInterjected
  }
}

/**
 * The speakers' labels among the label-like beginnings of lines: none in a report. Labels printed in one way (bold,
 * italic, capitals, plain, as headings) are weighed together; labels that recur are weighed once more whatever their
 * print.
 */
export function findLabels(lines: readonly Line[], context: Context): Label[] {
  const candidates = lines.flatMap((line, index) => {
    const label = line.kind === 'caption' ? null : readLabel(line, index)
    return label === null || isDeclaration(label, line) ? [] : [label]
  })
  const accepted = new Map<number, Label>()
  for (const labels of bucketsOf(candidates, lines, context)) {
    if (isDialogue(labels, lines, context)) for (const label of labels) accepted.set(label.line, label)
  }
  if (accepted.size === 0) return []
  const belongs = belongsTo([...accepted.values()], lines, context)
  for (const label of candidates) if (belongs(label)) accepted.set(label.line, label)
  const found = [...accepted.values()].sort((a, b) => a.line - b.line)
  return found.filter((label, at) => !isOfficeBelow(label, found[at - 1], lines))
}
