import type { Span } from '../../types.ts'
import type { Found } from './found.ts'
import type { Quotation } from './quotes.ts'

/** Fewer words in quotation marks are a name, a term or a doubt, unless a sentence ends in them. */
const SHORTEST_UTTERANCE_WORDS = 5
const ORPHAN = 0.5

/**
 * Gives the quotations that no cue claims to their speaker: one interrupted by its cue or running over paragraphs
 * goes to the attribution it belongs to, one that stands alone after a report becomes its own, carried on.
 * Of those that remain, `orphans` become attributions without a speaker: all, whole sentences, or what runs over
 * paragraphs.
 */
export function withLooseQuotations(
  text: string,
  paragraphs: readonly Span[],
  quotations: readonly Quotation[],
  found: readonly Found[],
  orphans: 'all' | 'sentences' | 'open',
): Found[] {
  for (const one of found) withOpenedBefore(one, quotations)
  const all = [...found].sort((a, b) => a.content[0]![0] - b.content[0]![0])
  const added: Found[] = []
  let before: Found | undefined
  let next = 0
  let ended = 0
  for (const quotation of quotations) {
    while (next < all.length && all[next]!.content[0]![0] < quotation.span[1]) {
      before = all[next++]!
      ended = endOf(before)
    }
    const claimed = before?.content.some(([start, end]) => start < quotation.span[1] && end > quotation.span[0])
    if (claimed || !isUtterance(text, quotation)) continue
    const [paragraphStart, paragraphEnd] = paragraphs[quotation.paragraph]!
    const adjoins = before?.paragraph === quotation.paragraph && isGap(text, ended, quotation.span[0])
    const alone =
      isGap(text, paragraphStart, quotation.span[0]) &&
      isGap(text, quotation.span[1], paragraphEnd) &&
      before !== undefined &&
      before.paragraph === quotation.paragraph - 1 &&
      isGap(text, ended, paragraphs[before.paragraph]![1])
    if (before && quotation.carriesOn && endsWithQuotation(text, before)) {
      before.content.push(quotation.span)
    } else if (before && adjoins && startsWithQuotation(text, before)) {
      before.content.push(quotation.span)
    } else if (before && (adjoins || (alone && isSaidBy(text, before, ended)))) {
      const carriedFrom = before.carriedFrom ?? before
      before = {
        paragraph: quotation.paragraph,
        speaker: [],
        cue: [],
        content: [quotation.span],
        confidence: before.confidence * 0.8,
        carriedFrom,
      }
      added.push(before)
    } else if (orphans === 'all' || isOpen(quotation) || (orphans === 'sentences' && isSentence(text, quotation))) {
      // What runs over paragraphs goes on with whom the one before told of last.
      const isNext = before !== undefined && before.paragraph === quotation.paragraph - 1 && isOpen(quotation)
      const origin: Found | undefined = isNext ? (before?.carriedFrom ?? before) : undefined
      const isOwn = orphans !== 'all' && origin === undefined
      before = {
        paragraph: quotation.paragraph,
        speaker: [],
        cue: [],
        content: [quotation.span],
        confidence: ORPHAN,
        ...(origin && { carriedFrom: origin }),
        ...(isOwn && { dropped: true }),
      }
      added.push(before)
    } else continue
    ended = quotation.span[1]
  }
  return [...all, ...added].sort((a, b) => a.content[0]![0] - b.content[0]![0])
}

/** The paragraphs before that the same quotation took, where its cue stands behind the last. */
function withOpenedBefore({ content }: Found, quotations: readonly Quotation[]): void {
  let at = quotations.findIndex(({ span }) => span[0] === content[0]![0])
  while (at > 0 && quotations[at]!.carriesOn && quotations[at - 1]!.open) content.unshift(quotations[--at]!.span)
}

function isUtterance(text: string, { inner, carriesOn }: Quotation): boolean {
  const words = text.slice(...inner).match(/[\p{L}\p{N}]+/gu)?.length ?? 0
  return carriesOn || words >= SHORTEST_UTTERANCE_WORDS || (words > 1 && /[.!?…]\s*$/.test(text.slice(...inner)))
}

const isOpen = ({ carriesOn, open }: Quotation): boolean => carriesOn || open

/** A whole sentence, and no slogan: somebody says it, whom the paragraph may tell of. */
const isSentence = (text: string, { inner, carriesOn, open }: Quotation): boolean =>
  carriesOn ||
  open ||
  (/^[\p{Lu}¿¡]/u.test(text.slice(...inner).trim()) && /[.!?…]$/u.test(text.slice(...inner).trim()))

const endOf = ({ speaker, cue, content }: Found): number =>
  Math.max(...[...speaker, ...cue, ...content].map((span) => span[1]))

const isGap = (text: string, from: number, to: number): boolean =>
  from <= to && !/[\p{L}\p{N}]/u.test(text.slice(from, to))

const QUOTATION_MARK = /^[“”„«»‘’‚"'「『]$/

/** A paragraph that is a quotation goes on with whom the last sentence of the one before told of: "She said he was late." */
const isSaidBy = (text: string, before: Found, end: number): boolean =>
  endsWithQuotation(text, before) || text[end - 1] === ':' || isOpenedBySpeaker(text, before)

const OPENING_CHARS = 40
/** No clause that depends on another: "Though she said so, Lee was late." is about Lee. */
const SENTENCE_OPENS =
  /(?:[.!?…]["”»’]?\s|\n)(?!(?:Though|Although|While|When|If|As|After|Since|Because)\s)[^.!?\n]{0,24}$/u

const FRAME_CHARS = 160
/** "Answering a question of the agency about the prisoners, the president recalled" */
const FRAME_OPENS =
  /(?:[.!?…]["”»’]?\s|\n)(?:\p{Lu}\p{Ll}+ing|Asked|Pressed|Questioned|In|At|On|During|For|To)\s[^.!?\n]{0,120},\s$/u

function isOpenedBySpeaker(text: string, { speaker: [mention] }: Found): boolean {
  if (mention === undefined) return false
  const before = (characters: number) => text.slice(Math.max(0, mention[0] - characters), mention[0])
  return SENTENCE_OPENS.test(before(OPENING_CHARS)) || FRAME_OPENS.test(before(FRAME_CHARS))
}

const startsWithQuotation = (text: string, { content }: Found): boolean => QUOTATION_MARK.test(text[content[0]![0]]!)

const endsWithQuotation = (text: string, found: Found): boolean => {
  const end = endOf(found)
  return startsWithQuotation(text, found) || QUOTATION_MARK.test(text[end - 1]!)
}
