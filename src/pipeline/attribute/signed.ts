import type { Span } from '../types.ts'
import { isCueOfSaying } from './acts/acts.ts'
import type { Found } from './rules/found.ts'

const NAME = String.raw`\p{Lu}[\p{L}'’.-]*(?: (?:(?:de|del|der|van|von|la|el|bin) )*\p{Lu}[\p{L}'’.-]*){1,3}?`
const QUOTATION = '["“”„«»].{20,}["“”„«»]'
const PRINTS = [
  new RegExp(
    String.raw`^\s*(?<quotation>${QUOTATION})\s*(?<mark>[―—–]|--?)\s*(?<name>${NAME})(?:,[^.!?]{2,80})?[.\s]*$`,
    'u',
  ),
  new RegExp(
    String.raw`^\s*(?:\p{L}[\p{L}-]* ){0,4}?(?<name>${NAME})(?: \([^()]{1,60}\)|, [^.!?:“„«"]{2,80})?(?<mark>:)\s*(?<quotation>${QUOTATION})\s*$`,
    'u',
  ),
]

/** Behind a paragraph that is a quotation: "That was Anna Lee, a nurse, who …" */
const POINTED_OUT = new RegExp(
  String.raw`^\s*(?<cue>That was|That is|So said|Those were the words of) (?:\p{Ll}[\p{L}'’-]* ){0,5}(?<name>${NAME})(?=[,.;]| (?:of|from|at|in|on) )`,
  'u',
)

/**
 * Paragraphs that are a quotation with its author behind a dash or in front of a colon, in any language: “It was late.” —
 * Anna Lee, teacher; Trainer Uwe Kranz: „Es war spät.“
 */
export function signedQuotations(text: string, paragraphs: readonly Span[], language: string | null): Found[] {
  return paragraphs.flatMap(([start, end], paragraph) => {
    const words = text.slice(start, end)
    const pointedOut = isQuotation(words) ? pointsOut(text, paragraphs[paragraph + 1]) : null
    if (pointedOut !== null) return [{ ...pointedOut, paragraph, content: [[start, end]], confidence: 0.9 }]
    const groups = PRINTS.map((print) => print.exec(words)?.groups).find((found) => found !== undefined)
    // "Lee, the minister, said: …" has a cue of its own.
    if (!groups || isCueOfSaying(words.slice(0, words.indexOf(groups.quotation ?? '')), language)) return []
    const { quotation = '', mark = '', name = '' } = groups
    const at = (part: string, from: number): Span => {
      const found = text.indexOf(part, from)
      return [found, found + part.length]
    }
    const isBehind = words.trimStart().startsWith(quotation)
    const content = at(quotation, start)
    const speaker = at(name, isBehind ? content[1] : start)
    const cue = at(mark, isBehind ? content[1] : speaker[1])
    return [{ paragraph, speaker: [speaker], cue: [cue], content: [content], confidence: 0.9 }]
  })
}

const isQuotation = (words: string): boolean => /^\s*["“„«][^"“”„«»]{20,}["”“»]\s*$/u.test(words)

/** Who is pointed out at the head of a paragraph. */
function pointsOut(text: string, paragraph: Span | undefined): Pick<Found, 'speaker' | 'cue'> | null {
  const found = paragraph && POINTED_OUT.exec(text.slice(...paragraph))
  const { cue, name } = found?.groups ?? {}
  if (paragraph === undefined || cue === undefined || name === undefined) return null
  const from = text.indexOf(cue, paragraph[0])
  const at = text.indexOf(name, from + cue.length)
  return { cue: [[from, from + cue.length]], speaker: [[at, at + name.length]] }
}
