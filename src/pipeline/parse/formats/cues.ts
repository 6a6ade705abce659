import type { ParsedBlock, Span, Timing } from '../../types.ts'

/** One caption: what is shown from when to when, in seconds. */
export type Cue = { start: number; end: number; voice: string | null; text: string }

/** Silence after a sentence that begins a new paragraph. */
const PAUSE_SECONDS = 2
/** A paragraph this long ends with its next sentence. */
const LONG_PARAGRAPH = 600
/** Automatic captions have no sentences: there a breath ends a paragraph that isn't short, and nothing is longer. */
const BREATH_SECONDS = 0.7
const SHORT_PARAGRAPH = 250
/** Share of cues that end a sentence below which captions are without punctuation. */
const PUNCTUATED = 0.03
const ENDS_SENTENCE = /[.?!…。？！]["'”’»)\]]*$/u
/** Where captions themselves mark a change of speaker: ">> ", "- ", "NAME: ". */
const NEW_SPEAKER = /^(?:>>|[-–—]\s|\p{Lu}[\p{L}\p{M}.'’-]*(?:\s[\p{Lu}(][\p{L}\p{M}.'’()-]*){0,4}:\s)/u

/** Puts captions together to paragraphs of one speaker each, and says when each piece of them was spoken. */
export function joinCues(cues: Cue[]): { text: string; blocks: ParsedBlock[]; timings: Timing[] } {
  const blocks: ParsedBlock[] = []
  const timings: Timing[] = []
  let text = ''
  let previous: Cue | undefined
  const said = withoutRollUp(cues)
  const ended = said.filter((cue) => ENDS_SENTENCE.test(cue.text)).length
  const startsParagraph = ended < said.length * PUNCTUATED ? startsByBreath : startsBySentence
  for (const cue of said) {
    const opens = previous === undefined || startsParagraph(previous, cue, text.length - (blocks.at(-1)?.span[0] ?? 0))
    if (text !== '') text += opens ? '\n\n' : ' '
    const span: Span = [text.length, text.length + cue.text.length]
    text += cue.text
    timings.push({ span, start: cue.start, end: cue.end })
    const last = blocks.at(-1)
    if (opens || last === undefined) {
      blocks.push({ kind: 'paragraph', span, marks: [], ...(cue.voice !== null && { voice: cue.voice }) })
    } else {
      last.span = [last.span[0], span[1]]
    }
    previous = cue
  }
  return { text, blocks, timings }
}

function startsByBreath(previous: Cue, cue: Cue, length: number): boolean {
  if (cue.voice !== previous.voice || NEW_SPEAKER.test(cue.text)) return true
  return length > LONG_PARAGRAPH || (length > SHORT_PARAGRAPH && cue.start - previous.end >= BREATH_SECONDS)
}

function startsBySentence(previous: Cue, cue: Cue, length: number): boolean {
  if (cue.voice !== previous.voice || NEW_SPEAKER.test(cue.text)) return true
  const ended = ENDS_SENTENCE.test(previous.text)
  return ended && (cue.start - previous.end >= PAUSE_SECONDS || length > LONG_PARAGRAPH)
}

/** Live captions repeat the line before as they roll up: only what is new is kept of each. */
function withoutRollUp(cues: Cue[]): Cue[] {
  const kept: Cue[] = []
  let shown: string[] = []
  for (const cue of cues) {
    const lines = cue.text
      .split('\n')
      .map((line) => line.replace(/\s+/g, ' ').trim())
      .filter((line) => line !== '')
    const repeated = overlap(shown, lines)
    shown = lines
    for (const text of bySpeaker(lines.slice(repeated))) kept.push({ ...cue, text })
  }
  return kept
}

/** Two people may share a caption: "- And the plan?" over "- It was good." */
function bySpeaker(lines: readonly string[]): string[] {
  const speeches: string[] = []
  for (const line of lines) {
    const last = speeches.at(-1)
    if (last === undefined || NEW_SPEAKER.test(line)) speeches.push(line)
    else speeches[speeches.length - 1] = `${last} ${line}`
  }
  return speeches
}

/** How many lines at the end of `before` stand again at the beginning of `after`. */
function overlap(before: string[], after: string[]): number {
  for (let count = Math.min(before.length, after.length); count > 0; count -= 1) {
    if (before.slice(-count).every((line, index) => line === after[index])) return count
  }
  return 0
}
