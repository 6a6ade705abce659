import type { Span } from '../../types.ts'
import type { Grammar } from './grammar.ts'
import { GRAMMARS } from './grammars/grammars.ts'
import { type Quotation, quotations } from './quotes.ts'

const NEXT = /^(?<parted>,?\s*(?:[—–-]\s*)?)(?<first>\p{Ll}[\p{L}'’-]*)(?:\s(?<second>\p{Ll}[\p{L}'’-]*))?/u
const NEXT_CHARS = 60
/** Turkish and Azerbaijani for "saying", behind which another cue may stand. */
const SAYING = new Set(['diye', 'diyen', 'diyerek', 'deyə', 'deyən', 'deyərək'])

/**
 * The quotations of a text as the cues of its language show them: «Es una vergüenza», lamentó …, is no name, and neither
 * is a paragraph of dialogue anybody's but whose a cue inside says: "—No lo sé —dijo Ruiz—. Ya veremos."
 *
 * @param language primary subtag
 */
export function quotationsIn(text: string, paragraphs: readonly Span[], language: string | null): Quotation[] {
  const quoted = quotations(text, paragraphs)
  const grammar = GRAMMARS.get(language ?? '')
  if (!grammar || grammar.judged) return quoted
  const dialogue = paragraphs.flatMap((span, paragraph) => dialogueOf(text, span, paragraph, grammar) ?? [])
  const isOutside = ({ paragraph }: Quotation) => dialogue.every((one) => one.paragraph !== paragraph)
  return [...quoted.filter(isOutside).map((one) => asSaid(text, one, grammar)), ...dialogue].sort(
    (a, b) => a.span[0] - b.span[0],
  )
}

const OPENING_DASH = /^\s*[—–-]\s?(?=["«“„¿¡]?[\p{Lu}\p{N}])/u
const INSIDE = /\s[—–-]\s?(?<first>\p{Ll}[\p{L}'’-]*)(?:\s(?<second>\p{Ll}[\p{L}'’-]*))?/gu

/** French parts the cue with commas: "— C'est fini, dit-elle." */
const INSIDE_COMMAS =
  /(?:\s[—–-]|[,?!])\s(?:s['’])?(?<first>\p{Ll}[\p{L}]*)(?:(?:-t)?-\p{L}+)?(?:\s(?<second>\p{Ll}[\p{L}'’-]*))?/gu
/** "– Yolda idik, – o deyir." */
const CUE_LAST = /[,?!]\s(?:[—–-]\s?)?(?:[^—–.,]{2,60}\s)?(?<last>\p{Ll}+)(?=[.,]|\s\p{Lu}\p{L}+[.,])/gu

/** A paragraph that opens with a dash and has a cue behind another. */
function dialogueOf(text: string, [start, end]: Span, paragraph: number, grammar: Grammar): Quotation | null {
  const words = text.slice(start, end)
  const opening = OPENING_DASH.exec(words)?.[0]
  if (opening === undefined) return null
  const hasCue =
    [...words.matchAll(grammar.elides ? INSIDE_COMMAS : INSIDE)].some(({ groups }) =>
      isCue(grammar, groups?.first, groups?.second),
    ) ||
    (grammar.verbFinal && [...words.matchAll(CUE_LAST)].some(({ groups }) => isCue(grammar, groups?.last)))
  if (!hasCue) return null
  const span: Span = [start + opening.length, start + words.trimEnd().length]
  return { span, inner: span, paragraph, open: false, carriesOn: false, isName: false }
}

function isCue(grammar: Grammar, first = '', second = ''): boolean {
  const cue = grammar.cues.get(first) ?? grammar.cues.get(`${first} ${second}`)
  if (cue?.form === 'finite') return true
  return grammar.auxiliaries.has(first) && grammar.cues.get(second)?.form === 'perfect'
}

const asSaid = (text: string, quotation: Quotation, grammar: Grammar): Quotation =>
  quotation.isName && hasCueBehind(text, quotation, grammar) ? { ...quotation, isName: false } : quotation

function hasCueBehind(text: string, { span: [, end] }: Quotation, grammar: Grammar): boolean {
  const groups = NEXT.exec(text.slice(end, end + NEXT_CHARS))?.groups
  if (groups?.first === undefined || groups.parted === undefined) return false
  const { parted, first, second = '' } = groups
  if (grammar.verbFinal && SAYING.has(first)) return true
  if (!grammar.verbFinal && !/[,—–-]/u.test(parted)) return false
  // «Нас не предупредили», — возмущается Анна: with both marks nothing but a verb of hers follows.
  if (/,.*[—–-]/u.test(parted) && grammar.saysBehind?.test(first)) return true
  return isCue(grammar, first, second)
}
