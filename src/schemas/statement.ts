import { z } from 'zod'
import { confidence, dateOrDateTime, language, sha256, span, timestamp, webUrl } from './common.ts'
import { genre } from './document.ts'

/** PARC's kinds of quotation, and speech in a transcript. */
export const statementKind = z.enum(['direct', 'indirect', 'mixed', 'turn'])
export type StatementKind = z.infer<typeof statementKind>

/** What a speaker does by saying it. */
export const speechAct = z.enum([
  'assert',
  'deny',
  'accuse',
  'criticise',
  'praise',
  'support',
  'oppose',
  'warn',
  'threaten',
  'promise',
  'demand',
  'request',
  'propose',
  'advise',
  'predict',
  'hope',
  'believe',
  'doubt',
  'ask',
  'answer',
  'announce',
  'admit',
  'agree',
  'refuse',
  'apologise',
  'thank',
  'congratulate',
  'order',
])
export type SpeechAct = z.infer<typeof speechAct>

export const resolution = z.enum([
  'name',
  'surname',
  'pronoun',
  'role',
  'organisation',
  'label',
  'byline',
  'lead',
  'carried',
  'unresolved',
])
export type Resolution = z.infer<typeof resolution>

export const speaker = z.object({
  /** Full name as the document gives it; null for unnamed and collective speakers. */
  name: z.string().nullable(),
  /** The mention in the text: "he", "the minister"; null where a quote stands without one. */
  literal: z.string().nullable(),
  /** "person:…" or "organisation:…" from the normalised full name, null for the unknown. */
  id: z.string().nullable(),
  role: z.string().nullable(),
  uri: z.string().nullable(),
  resolution,
  confidence,
})
export type Speaker = z.infer<typeof speaker>

export const cue = z.object({
  text: z.string(),
  lemma: z.string(),
  act: speechAct,
  /** "did not rule out", "refused to say". */
  negated: z.boolean(),
})

export const topicTag = z.object({
  uri: z.string(),
  name: z.string(),
  scheme: z.enum(['mediatopic', 'watch']),
  confidence,
  /** Code points of `text`, end exclusive. */
  evidence: z.array(span),
})
export type TopicTag = z.infer<typeof topicTag>

export const entityTag = z.object({
  name: z.string(),
  type: z.enum(['person', 'organisation', 'place', 'event']),
  uri: z.string().nullable(),
  /** Code points of `text`, end exclusive. */
  spans: z.array(span),
  /** True for whom the act is directed at ("criticised France"). */
  target: z.boolean(),
})
export type EntityTag = z.infer<typeof entityTag>

export const datePrecision = z.enum(['year', 'month', 'day', 'minute', 'second'])

export const saidAt = z.object({
  value: z.string().regex(/^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/),
  precision: datePrecision,
  basis: z.enum(['statement', 'entry', 'lead', 'caption', 'document']),
})
export type SaidAt = z.infer<typeof saidAt>

export const mentionedDate = z.object({
  /** ISO 8601 date, or an interval "start/end" of dates. */
  value: z.string(),
  precision: datePrecision,
  span,
})

export const quantity = z.object({
  value: z.number(),
  unit: z.string().nullable(),
  span,
})

export const selector = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('TextQuoteSelector'),
    exact: z.string(),
    prefix: z.string(),
    suffix: z.string(),
  }),
  /** Unicode code points of `document.text`, end exclusive. */
  z.object({
    type: z.literal('TextPositionSelector'),
    start: z.int().nonnegative(),
    end: z.int().nonnegative(),
  }),
  /** Media fragment in seconds: "t=12.5,20". */
  z.object({
    type: z.literal('FragmentSelector'),
    conformsTo: z.literal('http://www.w3.org/TR/media-frags/'),
    value: z.string().regex(/^t=\d+(\.\d+)?(,\d+(\.\d+)?)?$/),
  }),
])
export type Selector = z.infer<typeof selector>

export const statement = z.object({
  schema: z.literal('statement/1'),
  /** From document, speaker, normalised content and the ordinal among equals: stable when the text moves. */
  id: z.string().regex(/^st_[0-9a-f]{32}$/),
  kind: statementKind,
  /** The content as printed; pieces interrupted by the cue are joined by " … ". */
  text: z.string().min(1),
  language: language.nullable(),
  speaker,
  addressee: z.object({ name: z.string() }).nullable(),
  cue: cue.nullable(),
  /** Carries on an earlier statement's report without a cue of its own. */
  freeIndirect: z.boolean(),
  /** The question's statement. */
  inReplyTo: z.string().nullable(),
  /** The statement that this one is quoted in. */
  within: z.string().nullable(),
  topics: z.array(topicTag),
  entities: z.array(entityTag),
  dates: z.array(mentionedDate),
  quantities: z.array(quantity),
  saidAt: saidAt.nullable(),
  target: z.object({
    source: webUrl.nullable(),
    selector: z.array(selector).min(1),
    /** The whole sentence or turn. */
    context: z.string(),
    snapshot: sha256,
  }),
  document: z.object({
    id: z.string(),
    url: webUrl.nullable(),
    title: z.string().nullable(),
    publisher: z.string().nullable(),
    datePublished: dateOrDateTime.nullable(),
    genre: genre.nullable(),
    revision: z.int().positive(),
  }),
  cluster: z.object({ id: z.string(), primary: z.boolean() }).nullable(),
  spans: z.object({
    speaker: z.array(span),
    cue: z.array(span),
    content: z.array(span).min(1),
  }),
  confidence,
  status: z.enum(['usable', 'canceled']),
  extractor: z.string(),
  taxonomy: z.string(),
  firstSeen: timestamp,
  lastSeen: timestamp,
})
export type Statement = z.infer<typeof statement>
