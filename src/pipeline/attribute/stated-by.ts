import type { Span } from '../types.ts'
import type { Found } from './rules/found.ts'

const CONFIDENCE = 0.75
/** "This was stated by Minister Lee at the forum." */
const STATED_BY =
  /^(?:This|That|The statement|The announcement|The remarks?) (?:was|were|has been|have been) (?<cue>stated|said|announced|noted|declared|emphasi[sz]ed|underlined|stressed|made|told) (?:\p{L}+ )?by (?<speaker>(?:the )?\p{Lu}[^.;:“”"]*?)(?=,? (?:at|in|during|on|while|speaking|when|to|as) |[.]$|$)/u
/** "…, APA reports": the agency's signature. */
const SIGNATURE = /,? (?:the )?\p{Lu}[\p{L}\d-]*(?: \p{Lu}[\p{L}\d-]*){0,2} (?:reports?|informs?)(?: [^.]*)?$/u

/** English agencies' sentences whose speaker the next one names: "Baku will pay. This was stated by Minister Lee." */
export function statedBy(text: string, paragraphs: readonly Span[], sentences: readonly Span[]): Found[] {
  return sentences.flatMap((sentence, index) => {
    const before = sentences[index - 1]
    if (!text.startsWith('Th', sentence[0])) return []
    const groups = STATED_BY.exec(text.slice(...sentence))?.groups
    if (groups?.speaker === undefined || groups.cue === undefined || before === undefined) return []
    const said = text
      .slice(...before)
      .replace(/[.\s]+$/, '')
      .replace(SIGNATURE, '')
    const at = (part: string, from: number): Span => {
      const start = text.indexOf(part, from)
      return [start, start + part.length]
    }
    const cue = at(groups.cue, sentence[0])
    const paragraph = paragraphs.findIndex(([start, end]) => start <= before[0] && before[0] < end)
    if (paragraph < 0 || said === '') return []
    const content: Span = [before[0], before[0] + said.length]
    return [
      { paragraph, speaker: [at(groups.speaker, cue[1])], cue: [cue], content: [content], confidence: CONFIDENCE },
    ]
  })
}
