/**
 * What the stages hand to each other. All spans in here are UTF-16 code units of `Parsed.text`, as JavaScript
 * strings index them, end exclusive; `normalise` turns them into Unicode code points for the outside.
 */
import type { Block, Document, Genre, Origin, Participant, Talk, TurnRole } from '../schemas/document.ts'
import type { EntityTag, Resolution, SaidAt, SpeechAct, StatementKind, TopicTag } from '../schemas/statement.ts'

export type Span = readonly [start: number, end: number]

/** The only things an extraction knows besides the bytes: same bytes, head and stamp, same statements. */
export type RunStamp = {
  /** RFC 3339 time that counts as now. */
  now: string
  /** "onrecord@1.0.0" */
  extractorVersion: string
  /** "mediatopic@2023-10-24" */
  taxonomyVersion: string
}

export type Mark = { kind: 'bold' | 'italic'; span: Span }

export type ParsedBlock = Omit<Block, 'span'> & {
  span: Span
  marks: Mark[]
  /** The speaker's label where the format itself carries it (WebVTT voice, podcast JSON speaker). Not part of the text. */
  voice?: string
  /** How the page prints it, for comparing with its other blocks. */
  print?: string
}

/** When a piece of text was spoken, in seconds from the start of the recording. In order of text. */
export type Timing = { span: Span; start: number; end: number }

export type Metadata = Omit<Document, 'id' | 'url' | 'snapshot' | 'participants' | 'talk' | 'text' | 'blocks' | 'turns'>

/** What parsing makes of bytes. */
export type Parsed = {
  text: string
  /** In order, not overlapping, covering all of the text but white space. */
  blocks: ParsedBlock[]
  timings: Timing[]
  /** Lines around the text that are no part of it but say who made it: bylines, leads, closing lines. */
  credits?: string[]
  metadata: Metadata
}

/** One speaker's uninterrupted speech. */
export type Turn = {
  /** As printed, without its colon. */
  label: string | null
  labelSpan: Span | null
  /** The full name that the label stands for, where the document tells. */
  name: string | null
  role: TurnRole
  /** The speech, without label and stage directions. */
  spans: Span[]
  /** Index of the question turn that this one answers. */
  inReplyTo: number | null
  start?: number
  end?: number
}

export type Sentence = { span: Span; block: number }

/** Sentences that belong together: a piece of a turn, or of a report. Becomes one statement when it is a turn's. */
export type Passage = {
  turn: number | null
  /** The heading that stands over it. */
  heading: Span | null
  /** Passages of one number, in a row, are about the same. */
  topic: number
  sentences: Sentence[]
}

export type Segmented = {
  genre: { genre: Genre; confidence: number }
  participants: Participant[]
  talk: Talk
  /** Which witness each value of the talk came from: "talk.date". */
  origins: Record<string, Origin>
  turns: Turn[]
  passages: Passage[]
}

/** Somebody who speaks in this document. */
export type Person = {
  type: 'person' | 'organisation' | 'group'
  /** Fullest name in the document; null for the unnamed ("two officials"). */
  name: string | null
  role: string | null
  /** Of the desk's entry, where it has one. */
  uri?: string | null
}

export type Attribution = {
  kind: StatementKind
  passage: number
  /** The sentence or sentences around it. */
  context: Span
  speaker: {
    spans: Span[]
    /** Index into `Attributed.people`; null when nobody can be named. */
    person: number | null
    resolution: Resolution
    confidence: number
  }
  cue: { spans: Span[]; lemma: string; act: SpeechAct; negated: boolean } | null
  content: Span[]
  freeIndirect: boolean
  addressee: number | null
  /** Index of the attribution that asks. */
  inReplyTo: number | null
  /** Index of the attribution that this one is quoted in. */
  within: number | null
  confidence: number
}

export type Attributed = {
  people: Person[]
  attributions: Attribution[]
  /** What is not looked for in this language, as codes of `Document.warnings`. */
  warnings: string[]
}

type Located<T> = Omit<T, 'spans' | 'evidence' | 'span'>

/** Spans are of `Parsed.text`, like all others in here. */
export type Tags = {
  topics: (Located<TopicTag> & { evidence: Span[] })[]
  entities: (Located<EntityTag> & { spans: Span[] })[]
  dates: { value: string; precision: SaidAt['precision']; span: Span }[]
  quantities: { value: number; unit: string | null; span: Span }[]
  saidAt: SaidAt | null
}

export type Tagged = { attribution: Attribution; tags: Tags }
