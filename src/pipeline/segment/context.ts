import type { Parsed } from '../types.ts'
import { INTERVIEW_CUES } from './words.ts'

/** Blocks and characters at the head of a document that introduce it. */
const LEAD_BLOCKS = 8
const LEAD_CHARS = 3_000
const TAIL_CHARS = 600

/** What a document says about itself outside its turns. */
export type Context = {
  text: string
  title: string
  /** Title, subtitle, section, keywords, and the first blocks. */
  head: string
  /** The end, where interviewers are often credited. */
  tail: string
  /** True where title, section or lead announce an interview or transcript. */
  announced: boolean
  /** Captions and transcripts of recordings: everything in them is speech. */
  recorded: boolean
}

export function contextOf(parsed: Parsed): Context {
  const { text, blocks, metadata } = parsed
  const lead = blocks
    .slice(0, LEAD_BLOCKS)
    .map((block) => text.slice(block.span[0], Math.min(block.span[1], block.span[0] + 600)))
    .join('\n')
    .slice(0, LEAD_CHARS)
  const about = [metadata.title, metadata.subtitle, metadata.section, ...metadata.keywords].filter(
    (value) => value !== null,
  )
  const head = `${about.join('\n')}\n${lead}`
  const genre = metadata.genre
  const tail = text.slice(-TAIL_CHARS)
  return {
    text,
    title: metadata.title ?? '',
    head,
    tail,
    announced:
      INTERVIEW_CUES.test(head) ||
      genre === 'Interview' ||
      genre === 'Transcript_and_Verbatim' ||
      genre === 'Press_Conference',
    recorded: parsed.timings.length > 0,
  }
}
