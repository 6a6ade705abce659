import { CLOCK } from './clock.ts'
import type { Line } from './lines.ts'
import { isStyled } from './lines.ts'
import { STOPPED_LABELS } from './stopped-labels.ts'

/** Longest label that counts: an official's full title in bold or capitals, and a name in plain letters. */
const STYLED_LABEL_CHARS = 180
export const PLAIN_LABEL_CHARS = 80

/** Names in scripts without capitals are short. */
const UNCASED_NAME_CHARS = 8

/** "Ada Obi (00:01:12) Thank you": nothing but the time parts the name from the speech. */
const STAMPED_NAME = new RegExp(`^\\p{Lu}[^\\n:()\\[\\]]{1,60}?\\s[[(]\\s*${CLOCK.source}\\s*[\\])]\\s+(?=\\S)`, 'u')
/** Where somebody sits and for whom, behind the name. */
const REMARKS = /^(?:\s*\([^()\n]{1,60}\)){1,3}[.:]?\s+(?=[^\s(])/u
const BRACKETS = /^(?:\s*\([^()\n]{1,60}\))+\s*$/u

/** What parts a label from the speech. */
export type Separator = 'colon' | 'stop' | 'dash' | 'gap' | 'none'

/** Ends of a label and of what parts it from the speech, in the line. */
export type Cut = { end: number; after: number; separator: Separator }

/** Where a bold or italic beginning ends, markup characters skipped. */
function markEnd(line: Line, start: number): number | null {
  const mark = line.marks.find(({ span }) => span[0] <= start + 1 && span[1] > start)
  if (mark === undefined) return null
  let end = mark.span[1]
  for (const next of line.marks) {
    if (next.kind === mark.kind && next.span[0] > end - 1 && !/[\p{L}\p{N}]/u.test(line.text.slice(end, next.span[0])))
      end = Math.max(end, next.span[1])
  }
  return end
}

function colonIn(text: string, start: number): number {
  const limit = Math.min(text.length, start + STYLED_LABEL_CHARS)
  for (let at = start; at < limit; at += 1) {
    const char = text[at]!
    if (char === '：') return at
    // "10:15" and "https://" hold colons that end no label.
    if (char === ':' && !(/\d/.test(text[at - 1] ?? '') && /\d/.test(text[at + 1] ?? '')) && text[at + 1] !== '/')
      return at
    if (char === '(' || char === '[') {
      const close = text.indexOf(char === '(' ? ')' : ']', at)
      if (close > 0 && close < limit) at = close
    }
  }
  return -1
}

/** Where a label could end, likeliest first. */
export function* cutsOf(line: Line, start: number): Generator<Cut> {
  const { text } = line
  const rest = text.slice(start, start + STYLED_LABEL_CHARS)
  // "Q How …" and not "Q (Ada Obi, Courier): …".
  const asked = /^Q[\s\u00a0]+(?=[^\s\u00a0\p{Ll}])(?!\([^()\n]{1,80}\)\s?:)/u.exec(rest)
  if (asked !== null) yield { end: start + 1, after: start + asked[0].length, separator: 'gap' }
  const stamped = STAMPED_NAME.exec(rest)
  if (stamped !== null) {
    yield { end: start + stamped[0].trimEnd().length, after: start + stamped[0].length, separator: 'gap' }
  }
  const styledTo = markEnd(line, start)
  for (const pattern of STOPPED_LABELS) {
    const stopped = pattern.exec(rest)
    // "<b>Mr Speaker</b> Order. I call …": where the print ends first, it tells.
    const isPrinted = styledTo === null || stopped === null || styledTo >= start + stopped[1]!.length
    if (stopped !== null && isPrinted)
      yield { end: start + stopped[1]!.length, after: start + stopped[0].length, separator: 'stop' }
  }
  // "Q. How …" and neither "T. Reed: …" nor "S. V." alone.
  const letter =
    /^(\p{Lu})(?:\.|\s*[–—])\s+(?=\S)(?!(?:\p{Lu}\.?\s*)+(?:[:：–—]|$))(?!(?:\p{Lu}[\p{L}.'’-]*\s?){1,3}[:：])/u.exec(
      rest,
    )
  if (letter !== null) yield { end: start + 1, after: start + letter[0].length, separator: 'stop' }
  const colon = colonIn(text, start)
  if (colon >= 0) yield { end: colon, after: colon + 1, separator: 'colon' }
  const stop =
    /^([^.\n]{2,60}?)\.\s*[–—-]\s+(?=\S)/u.exec(rest) ??
    /^((?:M|Mme|Mlle|MM|Mr|Dr)\. [^.\n]{2,50}?)\.\s*[–—-]\s+(?=\S)/u.exec(rest)
  if (stop !== null) yield { end: start + stop[1]!.length, after: start + stop[0].length, separator: 'stop' }
  const cell = line.kind === 'tableRow' ? text.indexOf('\t', start) : -1
  if (cell > start && cell - start <= PLAIN_LABEL_CHARS) yield { end: cell, after: cell + 1, separator: 'gap' }
  if (styledTo !== null && styledTo - start <= STYLED_LABEL_CHARS) {
    // "<b>久世</b> はい。": scripts without capitals leave a space behind a name, and nowhere else.
    if (styledTo - start <= UNCASED_NAME_CHARS && /^\p{Lo}+ $/u.test(text.slice(start, styledTo + 1)))
      yield { end: styledTo, after: styledTo + 1, separator: 'gap' }
    const parting = /^[\s*_]*[.:]?\s*(?:[–—|]|-{1,2}(?=\s))?\s*/u.exec(text.slice(styledTo))![0]
    const after = styledTo + parting.length
    // "Ada Obi (Northport) (Lab) What steps …"
    const remarks = REMARKS.exec(text.slice(styledTo, styledTo + STYLED_LABEL_CHARS))
    if (remarks !== null) yield { end: styledTo, after: styledTo + remarks[0].length, separator: 'gap' }
    // "Ada Obi (Northport)" and "Ada Obi -- Chief Executive" on a line of their own.
    const isOffice = parting.trim() !== '' && isStyled(text, line.marks, 'italic', after)
    if (isOffice || BRACKETS.test(text.slice(styledTo))) yield { end: styledTo, after: text.length, separator: 'none' }
    else {
      // "<b>C. L. –</b> Allumer": the dash may be printed with the name.
      const isParted = parting.trim() !== '' || /\s[–—]\s*$/u.test(text.slice(start, styledTo))
      yield { end: styledTo, after, separator: isParted ? 'dash' : 'none' }
    }
  }
  const gap = /^(\S(?:[^\t\n ]| (?! )){1,60}?)(?:\t+| {3,})(?=\S)/u.exec(rest)
  if (gap !== null && isCaps(gap[1]!))
    yield { end: start + gap[1]!.length, after: start + gap[0].length, separator: 'gap' }
  const dash = /^([^\n–—-]{1,60}?)\s[–—-]{1,2}\s+(?=\S)/u.exec(rest)
  // "Ada Obi - Chief Executive" is a list's entry: what is said ends like a sentence.
  if (dash !== null && /[.!?…"”»]\s*$/u.test(text))
    yield { end: start + dash[1]!.length, after: start + dash[0].length, separator: 'dash' }
  if (text.length - start <= PLAIN_LABEL_CHARS) yield { end: text.length, after: text.length, separator: 'none' }
}

export function isCaps(text: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text.replace(/\b(?:Mc|Mac|de|van|von|O['’])/gu, ''))
}
