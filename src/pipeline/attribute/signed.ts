import type { Span } from '../types.ts'
import type { Found } from './rules/found.ts'

const SIGNED =
  /^\s*(?<quotation>["“”„«»].{20,}["“”„«»])\s*(?<dash>[―—–]|--?)\s*(?<name>\p{Lu}[\p{L}'’.-]*(?: (?:(?:de|del|der|van|von|la|el|bin) )*\p{Lu}[\p{L}'’.-]*){1,3}?)(?:,[^.!?]{2,80})?[.\s]*$/u

/** Paragraphs that are a quotation with its author behind a dash, in any language: “It was late.” — Anna Lee, teacher */
export function signedQuotations(text: string, paragraphs: readonly Span[]): Found[] {
  return paragraphs.flatMap(([start, end], paragraph) => {
    const groups = SIGNED.exec(text.slice(start, end))?.groups
    if (!groups) return []
    const { quotation = '', dash = '', name = '' } = groups
    const at = (part: string, from: number): Span => {
      const found = text.indexOf(part, from)
      return [found, found + part.length]
    }
    const content = at(quotation, start)
    const cue = at(dash, content[1])
    return [{ paragraph, speaker: [at(name, cue[1])], cue: [cue], content: [content], confidence: 0.9 }]
  })
}
