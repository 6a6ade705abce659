import { z } from 'zod'
import { confidence, dateOrDateTime, language, sha256, span, webUrl } from './common.ts'

export const genre = z.enum([
  'Interview',
  'Transcript_and_Verbatim',
  'Speech',
  'Press_Conference',
  'Press_Release',
  'Current',
  'Opinion',
  'Live_Blog',
  'Podcast',
])
export type Genre = z.infer<typeof genre>

export const blockKind = z.enum([
  'heading',
  'paragraph',
  'listItem',
  'blockQuote',
  'tableRow',
  'caption',
  'preformatted',
])
export type BlockKind = z.infer<typeof blockKind>

export const block = z.object({
  kind: blockKind,
  span,
  /** Heading level 1 to 6. */
  level: z.int().min(1).max(6).optional(),
  /** Element path in the page ("html/body/main[1]/p[3]"); absent for text input. */
  path: z.string().optional(),
  /** The time stamp of a live blog's entry or a cue's start, as printed or in seconds. */
  at: z.string().optional(),
})
export type Block = z.infer<typeof block>

export const turnRole = z.enum(['question', 'answer', 'statement', 'unknown'])
export type TurnRole = z.infer<typeof turnRole>

export const turn = z.object({
  /** The label as printed, without its colon; null where the page gives none. */
  speaker: z.string().nullable(),
  /** The person it resolves to, where the document tells. */
  name: z.string().nullable(),
  role: turnRole,
  /** What was said, without label and stage directions. */
  text: z.string(),
  spans: z.array(span).min(1),
  /** Index of the question turn that this turn answers. */
  inReplyTo: z.int().nonnegative().nullable(),
  /** Seconds from the start of the recording. */
  start: z.number().nonnegative().optional(),
  end: z.number().nonnegative().optional(),
})
export type PublicTurn = z.infer<typeof turn>

/** Where a value on the document came from. */
export const origin = z.enum([
  'json-ld',
  'open-graph',
  'microdata',
  'meta',
  'time-element',
  'link-element',
  'url',
  'text',
  'title-element',
  'heading',
  'front-matter',
  'header',
  'hint',
  'detection',
])
export type Origin = z.infer<typeof origin>

export const participant = z.object({
  name: z.string(),
  role: z.enum(['interviewee', 'interviewer', 'moderator', 'speaker']),
  description: z.string().nullable(),
})
export type Participant = z.infer<typeof participant>

/** The talk that the document prints or reports, as far as its title, lead, byline, labels and closing lines tell. */
export const talk = z.object({
  /** Newspapers, broadcasters and agencies that it was held for, as printed. */
  outlets: z.array(z.string()),
  /** The day on which it was held. */
  date: z.iso.date().nullable(),
  /** As printed: "The Kremlin, Moscow". */
  place: z.string().nullable(),
})
export type Talk = z.infer<typeof talk>

export const document = z.object({
  id: z.string().regex(/^doc_[0-9a-f]{32}$/),
  url: webUrl.nullable(),
  canonicalUrl: webUrl.nullable(),
  snapshot: sha256,
  title: z.string().nullable(),
  subtitle: z.string().nullable(),
  authors: z.array(z.string()),
  publisher: z.string().nullable(),
  section: z.string().nullable(),
  keywords: z.array(z.string()),
  image: webUrl.nullable(),
  datePublished: dateOrDateTime.nullable(),
  dateModified: dateOrDateTime.nullable(),
  language: language.nullable(),
  declaredLanguage: language.nullable(),
  genre: genre.nullable(),
  genreConfidence: confidence.nullable(),
  paywalled: z.boolean().nullable(),
  nextPage: webUrl.nullable(),
  participants: z.array(participant),
  /** Documents that were stored before it was read have none. */
  talk: talk.default({ outlets: [], date: null, place: null }),
  /** Which witness each of the values above came from, by property name ("title", "talk.date"). */
  origins: z.record(z.string(), origin),
  /** The character encoding that was used, and what was odd about the text ("mojibake", "language-mismatch" …). */
  encoding: z.string(),
  warnings: z.array(z.string()),
  text: z.string(),
  blocks: z.array(block),
  turns: z.array(turn),
})
export type Document = z.infer<typeof document>
