import type { Span } from '../../types.ts'

/** A quotation inside one paragraph; `span` with its marks, `inner` without. */
export type Quotation = {
  span: Span
  inner: Span
  paragraph: number
  /** The same quotation goes on in the next paragraph. */
  open: boolean
  /** It carries on one that the paragraph before left open. */
  carriesOn: boolean
  /** A title or a name in quotation marks, not something said. */
  isName: boolean
}

const LONGEST_NAME_CHARACTERS = 40
const NAME = /^\p{Lu}[^.,!?…;:]*$/u

/** Opening mark to the marks that can close it. Straight and ambiguous marks are told apart by their surroundings. */
const CLOSERS = new Map([
  ['“', '”"'],
  ['„', '“”"'],
  ['«', '»'],
  ['»', '«'],
  ['‘', '’'],
  ['‚', '‘’'],
  ['‹', '›'],
  ['"', '"'],
  ["'", "'"],
  ['”', '”'],
  ['「', '」'],
  ['『', '』'],
])
const MARKS = /[“”„«»‘’‚‹›"'「」『』]|''|``/g
const MARK = /[“”„«»‘’‚‹›"'「」『』]/
const OPENING = /[“„«‘‚‹"「『]/
const OPENS_AFTER = /[\s([{—–\-/:;,.…\u00a0]/
const WORD = /[\p{L}\p{N}]/u

/** An apostrophe mark opens only a quotation that closes within this many characters: beyond, it was an apostrophe. */
const SINGLE_MARK_REACH = 600

/**
 * The outermost quotations of the paragraphs, in order. A quotation that its paragraph leaves open ends with the
 * paragraph; it counts only if it began the paragraph's text or if the next paragraph opens with the same mark.
 */
export function quotations(text: string, paragraphs: readonly Span[]): Quotation[] {
  const found: Quotation[] = []
  paragraphs.forEach(([start, end], paragraph) => {
    const before = found.at(-1)
    const carried = before?.open && before.paragraph === paragraph - 1 ? before : undefined
    const mark = carried === undefined ? null : markOf(text, carried, found)
    found.push(...quotationsOf(text, [start, end], paragraph, mark, paragraphs.slice(paragraph + 1)))
    const first = found[found.indexOf(carried ?? found[0]!) + 1]
    if (carried && first?.paragraph === paragraph && first.span[0] - start <= 1) first.carriesOn = true
    else if (carried) carried.open = false
  })
  return found
}

/** The mark that opened a quotation, in its own paragraph or in one before. */
function markOf(text: string, quotation: Quotation, found: readonly Quotation[]): string {
  let at = found.indexOf(quotation)
  while (at > 0 && found[at]!.carriesOn && !OPENING.test(text.charAt(found[at]!.span[0]))) at--
  const { span, inner } = found[at]!
  return text.slice(span[0], inner[0])
}

/** Beyond this many paragraphs without a mark a quotation was not left open but forgotten. */
const MOST_BARE_PARAGRAPHS = 3

/** Whether later paragraphs close a mark without having repeated it. */
function isClosedIn(text: string, rest: readonly Span[], mark: string): boolean {
  for (const [start, end] of rest.slice(0, MOST_BARE_PARAGRAPHS)) {
    MARKS.lastIndex = start
    for (let match = MARKS.exec(text); match && match.index < end; match = MARKS.exec(text)) {
      const [found] = match
      if (opens(text, match.index, found, start, end)) return false
      if (closes(text, match.index, found, mark, end)) return true
    }
  }
  return false
}

/** @param carried the mark of a quotation that the paragraph before left open */
function quotationsOf(
  text: string,
  [start, end]: Span,
  paragraph: number,
  carried: string | null,
  rest: readonly Span[],
): Quotation[] {
  const found: Quotation[] = []
  const nextMark = text.charAt(rest[0]?.[0] ?? -1)
  // Spanish begins a paragraph that goes on with the closing mark: "»Algún día …"
  const again = carried !== null && (CLOSERS.get(carried)?.includes(text.charAt(start)) ?? false) ? 1 : 0
  const isBare = carried !== null && !MARK.test(text.charAt(start))
  let opened: { at: number; mark: string; depth: number; length: number } | null =
    carried !== null && (isBare || again > 0) ? { at: start, mark: carried, depth: 1, length: again } : null
  MARKS.lastIndex = start + again
  for (let match = MARKS.exec(text); match && match.index < end; match = MARKS.exec(text)) {
    const mark = match[0]
    const at = match.index
    const after = at + mark.length
    if (!opened) {
      if (opens(text, at, mark, start, end)) opened = { at, mark, depth: 1, length: mark.length }
    } else if (closes(text, at, mark, opened.mark, end)) {
      opened.depth -= 1
      if (opened.depth > 0) continue
      found.push({
        span: [opened.at, after],
        inner: [opened.at + opened.length, at],
        paragraph,
        open: false,
        carriesOn: false,
        isName: isName(text.slice(opened.at + opened.length, at)),
      })
      opened = null
    } else if (mark === opened.mark && opens(text, at, mark, start, end)) {
      opened.depth += 1
    }
  }
  if (opened) {
    const begins = text.slice(start, opened.at).trim() === ''
    const repeats = nextMark === opened.mark || nextMark === '»' || (opened.mark === '“' && nextMark === '”')
    const goesOn = repeats || (opened.mark.length > 0 && isClosedIn(text, rest, opened.mark))
    if ((begins || goesOn) && opened.mark !== '’' && opened.mark !== "'") {
      found.push({
        span: [opened.at, end],
        inner: [opened.at + opened.length, end],
        paragraph,
        open: goesOn,
        carriesOn: false,
        isName: false,
      })
    }
  }
  return found
}

const isName = (inner: string): boolean =>
  inner.length <= LONGEST_NAME_CHARACTERS && NAME.test(inner) && inner.trim().split(/\s+/).length <= 3

function opens(text: string, at: number, mark: string, start: number, end: number): boolean {
  if (!CLOSERS.has(mark) && mark !== "''" && mark !== '``') return false
  const before = at > start ? text[at - 1]! : ' '
  const after = text[at + mark.length] ?? ' '
  if (at + mark.length >= end) return false
  switch (mark) {
    case '“':
    case '«':
      // Behind a word and before none they close: »…«, „…“.
      return !(/\S/.test(before) && /[\s.,;:!?)–—-]/.test(after)) || OPENS_AFTER.test(before)
    case '„':
    case '「':
    case '『':
    case '``':
      return true
    case "'":
    case '‘':
    case '‚':
    case '‹':
      return (
        OPENS_AFTER.test(before) &&
        !/\s/.test(after) &&
        singleCloses(text, at + 1, Math.min(end, at + SINGLE_MARK_REACH), CLOSERS.get(mark)!)
      )
    case '»':
    case '”':
      return OPENS_AFTER.test(before) && before !== '.' && before !== ',' && !/[\s.,;:!?]/.test(after)
    default:
      return (OPENS_AFTER.test(before) || before === '“') && !/\s/.test(after)
  }
}

/** Whether a single mark closes before the reach: after a letter or a stop, before none. */
function singleCloses(text: string, from: number, to: number, closers: string): boolean {
  for (let at = from; at < to; at++) {
    if (closers.includes(text[at]!) && !/\s/.test(text[at - 1]!) && !WORD.test(text[at + 1] ?? ' ')) return true
  }
  return false
}

function closes(text: string, at: number, mark: string, opening: string, end: number): boolean {
  if (opening === '``' || opening === "''") return mark === "''"
  if (!CLOSERS.get(opening)?.includes(mark)) return false
  const before = text[at - 1] ?? ' '
  const after = at + 1 < end ? text[at + 1]! : ' '
  switch (mark) {
    case "'":
    case '’':
    case '‘':
      return !/\s/.test(before) && !WORD.test(after)
    case '"':
      // Before a letter and after a space it opens a quotation within.
      return !(OPENS_AFTER.test(before) && WORD.test(after) && !/[.,]/.test(before))
    default:
      return true
  }
}
