import { isAsking } from './asking.ts'
import type { Line } from './lines.ts'
import type { Start } from './starts.ts'
import { CLOSING_LINE, FIRST_PERSON, INVITATION, SECOND_PERSON } from './words.ts'

const CLOSING_CHARS = 200
const INVITATION_CHARS = 300
const SHORT_QUESTION_CHARS = 60
/** Share of the turns after which a closing line can end the talk. */
const LATE = 0.6

/** A line of stars, dashes or plus signs. */
export const SEPARATOR = /^[\s*_~=+#•·—–-]{3,}$/u

/** « Soixante œillets », d’Apolline Ferrand (Éditions du Traict, 192 p., 17 €): the guest's book, as papers print it. */
const BOOK_NOTE =
  /\d\s?(?:pp?\.|pages|S\.|Seiten|págs?\.|páginas|стр\.?|с\.|sayfa),?\s[^.?!]{0,40}?(?:\d[\d.,]*\s?(?:€|Euro|EUR|₽|руб|TL|CHF|Franken)|[€$£]\s?\d)|ISBN/u

/** What papers tell of the guest's work under a talk: "“Salt” is out now on Lantern.", "The open day is on 30 May." */
const NOTICE =
  /\b(?:is|are) (?:out now\b|out (?:on|from) (?!of\b)\p{Lu}|available (?:now )?(?:on|from|at|in) \p{Lu})|\b(?:entry|admission) is free\b|\bopen day is on\b|^You can (?:sponsor|support|follow|find) \p{Lu}/u

const isClosing = ({ text }: Line): boolean => {
  const head = text.slice(0, CLOSING_CHARS)
  return CLOSING_LINE.test(head) || BOOK_NOTE.test(head) || (NOTICE.test(head) && !FIRST_PERSON.test(head))
}

/**
 * The line at which a talk is over: where the page says who led it, where a separator, a heading or a paragraph unlike all
 * that is said follows the last turn, or where a question that looks like the interviewer's is the site's own ("Want to know more? Subscribe"). The number of lines
 * where it goes on to the end.
 */
export function endOfTalk(lines: readonly Line[], starts: readonly Start[]): number {
  const end = closingLine(lines, starts)
  const [asked, last] = starts.filter(({ line }) => line < end).slice(-2)
  if (asked === undefined || last === undefined) return end
  const isOffer = asked.role === 'question' && asked.label === null && last.role === 'answer'
  if (isOffer && isInvitation(lines[last.line]!)) return asked.line
  // Printed like a question, but it neither asks nor is answered.
  const isLoose = last.role === 'question' && last.label === null && !isQuestionToSomebody(lines[last.line]!)
  return isLoose ? last.line : end
}

/** "Want to know more?" asks the reader; a question to a guest says "you" or is longer. */
const isQuestionToSomebody = ({ text }: Line): boolean =>
  isAsking(text) && (text.length > SHORT_QUESTION_CHARS || SECOND_PERSON.test(text))

/** What press offices print under their texts. */
const END_MARK = /^\s*(?:#\s?#\s?#|-\s?30\s?-|\(?(?:ends|end of (?:transcript|interview|call))\)?)[\s.]*$/iu

function closingLine(lines: readonly Line[], starts: readonly Start[]): number {
  const last = starts.at(-1)
  if (last === undefined) return lines.length
  const goesOn = (start: Start): boolean =>
    start.label !== null || start.voice !== null || isAsking(lines[start.line]!.text)
  const lastReal = starts.findLast((start) => goesOn(start) && !isClosing(lines[start.line]!)) ?? last
  const from = starts[Math.floor(starts.length * LATE)]!.line + 1
  const lastAsking = starts.findLast(({ line }) => isAsking(lines[line]!.text))?.line ?? -1
  // Between the parts of a talk such a mark ends nothing: somebody asks again.
  const marked = lines.findIndex(({ text }, at) => at >= Math.max(from, lastAsking) && END_MARK.test(text))
  if (marked >= 0) return marked
  for (let at = Math.max(from, lastReal.line + 1); at < lines.length; at += 1) {
    const line = lines[at]!
    if (isClosing(line) || (at > last.line && SEPARATOR.test(line.text))) return at
  }
  return headingBehind(lines, starts, last) ?? unlikeBehind(lines, starts, last)
}

/** The heading after the last turn, where headings stand nowhere else in the middle of what somebody says. */
function headingBehind(lines: readonly Line[], starts: readonly Start[], last: Start): number | null {
  const behind = lines.findIndex(({ kind }, at) => kind === 'heading' && at > last.line)
  if (behind < 0) return null
  const begins = new Set(starts.map(({ line }) => line))
  // From below: whether a line begins a turn, or is a heading over one.
  let leads = true
  for (let at = last.line - 1; at > starts[0]!.line; at -= 1) {
    const isHeading = lines[at]!.kind === 'heading'
    leads = begins.has(at) || (isHeading && leads)
    if (isHeading && !leads) return null
  }
  return behind
}

/** The first of the last lines that are printed as nothing before is, and in which nobody says "I" or "you". */
function unlikeBehind(lines: readonly Line[], starts: readonly Start[], last: Start): number {
  const printOf = ({ print, kind, styles }: Line) => `${kind} ${styles.join()} ${print ?? ''}`
  const said = new Set(lines.slice(starts[0]!.line, last.line + 1).map(printOf))
  let end = lines.length
  while (end - 1 > last.line && isAside(lines[end - 1]!) && !said.has(printOf(lines[end - 1]!))) end -= 1
  return end
}

const isAside = ({ text, kind }: Line): boolean =>
  kind === 'paragraph' && !FIRST_PERSON.test(text) && !SECOND_PERSON.test(text)

const isInvitation = ({ text }: Line): boolean => text.length < INVITATION_CHARS && INVITATION.test(text)
