import type { Parsed } from '../types.ts'
import { FULL_NAME } from './names.ts'
import { INTERVIEW_CUES } from './words.ts'

/** Blocks and characters at the head of a document that introduce it. */
const LEAD_BLOCKS = 8
export const LEAD_CHARS = 3_000
const TAIL_CHARS = 600

const NAME = new RegExp(FULL_NAME, 'gu')

/** "This interview has been edited for length." */
const CLOSING_NOTE =
  /\b[Tt]his (?:interview|conversation|transcript|Q&A) (?:has been|was) (?:lightly )?(?:edited|condensed|shortened)|[Dd](?:as|ieses) (?:Interview|Gespräch) wurde |[Ee]sta entrevista (?:ha sido|fue) |[Cc]et entretien a été |[Qq]uesta intervista è stata |[Bb]u (?:söyleşi|röportaj)/u

/** What a document says about itself outside its turns. */
export type Context = {
  text: string
  /** Title and text, as they are and in lower case, for looking names up. */
  all: string
  lower: string
  /** Lower-case words that stand in the head as the end or beginning of a name of several words. */
  names: ReadonlySet<string>
  /** Empty where there is none. */
  title: string
  /** Title, subtitle, section, keywords, and the first blocks. */
  head: string
  /** The end, where interviewers are often credited. */
  tail: string
  /** Lines around the text that are no part of it: bylines, leads, closing lines. */
  credits: string
  /** True where title, section or lead announce an interview or transcript. */
  announced: boolean
  /** Captions and transcripts of recordings: everything in them is speech. */
  recorded: boolean
}

function nameWords(head: string): Set<string> {
  const words = new Set<string>()
  for (const match of head.matchAll(NAME)) {
    const parts = match[0].split(/\s+/u)
    for (const word of [parts[0]!, parts.at(-1)!]) words.add(word.replace(/['’]s$|[.,]$/u, '').toLocaleLowerCase('und'))
  }
  return words
}

export function contextOf(parsed: Parsed): Context {
  const { text, blocks, metadata } = parsed
  const lead = blocks
    .slice(0, LEAD_BLOCKS)
    .map((block) => text.slice(block.span[0], Math.min(block.span[1], block.span[0] + 600)).replace(/\s+/g, ' '))
    .join('\n')
    .slice(0, LEAD_CHARS)
  const about = [metadata.title, metadata.subtitle, metadata.section, ...metadata.keywords].filter(
    (value) => value !== null,
  )
  const head = `${about.join('\n')}\n${lead}`
  const credits = (parsed.credits ?? []).join('\n')
  const all = `${about.join(' . ')} . ${text}`
  const genre = metadata.genre
  const tail = text.slice(-TAIL_CHARS)
  return {
    text,
    title: metadata.title ?? '',
    all,
    lower: all.toLocaleLowerCase('und'),
    names: nameWords(`${head}\n${credits}`),
    head,
    tail,
    credits,
    announced:
      INTERVIEW_CUES.test(head) ||
      INTERVIEW_CUES.test(credits) ||
      CLOSING_NOTE.test(tail) ||
      CLOSING_NOTE.test(credits) ||
      genre === 'Interview' ||
      genre === 'Transcript_and_Verbatim' ||
      genre === 'Press_Conference',
    recorded: parsed.timings.length > 0,
  }
}
