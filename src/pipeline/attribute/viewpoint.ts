import { genderOfName } from '../given-names.ts'
import type { Span } from '../types.ts'
import { type NameRun, nameRuns } from './resolve/names.ts'
import type { Found } from './rules/found.ts'

const CONFIDENCE = 0.5
const FOR = 'For '
/** The present tense of an opinion: "was" and "will be" tell what became of somebody. */
const HOLDS = /^(?:[\p{L}'’-]+ ){1,7}?(?:is|are|isn['’]t|aren['’]t|means|remains|matters) /u

/** Something in quotation marks is somebody's word, whatever the tense: "For Okoye, it was “a promise”." */
const QUOTED = /[“"«][^“”"«»]{2,}[”"»]/
/** "For Okoye, a fisher who lost her boat, …" */
const APPOSITION = /^, (?:an?|the|his|her|their) [^.;:()“”"]{2,110}?, (?=(?:it|this|that|the|an?|his|her) )/

/** "For Okoye, the bridge is a promise": a cue without a verb, where the name is a person's and an opinion follows. */
export function viewpoints(text: string, paragraphs: readonly Span[], sentences: readonly Span[]): Found[] {
  return sentences.flatMap((sentence) => {
    const run = personAfterFor(text, sentence)
    if (run === null) return []
    const [, end] = run.span
    const apposition = APPOSITION.exec(text.slice(end, sentence[1]))?.[0] ?? ', '
    const content: Span = [end + apposition.length, sentence[1] - (/[.!?]$/.test(text.slice(...sentence)) ? 1 : 0)]
    const paragraph = paragraphs.findIndex(([from, to]) => from <= sentence[0] && sentence[0] < to)
    const words = text.slice(...content)
    if (paragraph < 0 || !text.startsWith(apposition, end) || !(HOLDS.test(words) || QUOTED.test(words))) return []
    const cue: Span = [sentence[0], sentence[0] + FOR.length - 1]
    return [{ paragraph, speaker: [run.span], cue: [cue], content: [content], confidence: CONFIDENCE }]
  })
}

function personAfterFor(text: string, [start, end]: Span): NameRun | null {
  if (!text.startsWith(FOR, start)) return null
  const from = start + FOR.length
  const run = nameRuns(text, [from, Math.min(end, from + LONGEST_NAME_CHARACTERS)])[0]
  return run !== undefined && run.span[0] === from && isPerson(text, run) ? run : null
}

const LONGEST_NAME_CHARACTERS = 40

/** A first name tells, here or where the surname stands elsewhere. */
function isPerson(text: string, { words }: NameRun): boolean {
  if (words.length > 1) return genderOfName(words[0]!) !== null
  const full = new RegExp(`(\\p{Lu}\\p{L}+) ${words[0]!}(?!\\p{L})`, 'gu')
  return [...text.matchAll(full)].some(([, first]) => genderOfName(first!) !== null)
}
