import type { Statement } from '../schemas/statement.ts'

export type Column = {
  name: string
  /** The property of the statement that it is taken from. */
  field: keyof Statement
  type: 'text' | 'integer' | 'boolean'
  value: (statement: Statement) => string | number | boolean | null
}

const joined = (values: string[]): string => values.join(' | ')

const text = (name: string, field: Column['field'], value: (statement: Statement) => string | null): Column => ({
  ...{ name, field, type: 'text', value },
})
const integer = (name: string, field: Column['field'], value: (statement: Statement) => number | null): Column => ({
  ...{ name, field, type: 'integer', value },
})
const boolean = (name: string, field: Column['field'], value: (statement: Statement) => boolean | null): Column => ({
  ...{ name, field, type: 'boolean', value },
})

/** A statement as one row of a table: for spreadsheets and data frames. Lists are joined by " | ". */
export const COLUMNS: Column[] = [
  text('id', 'id', ({ id }) => id),
  text('kind', 'kind', ({ kind }) => kind),
  text('text', 'text', ({ text }) => text),
  text('language', 'language', ({ language }) => language),
  text('speaker_name', 'speaker', ({ speaker }) => speaker.name),
  text('speaker_id', 'speaker', ({ speaker }) => speaker.id),
  text('speaker_role', 'speaker', ({ speaker }) => speaker.role),
  text('speaker_literal', 'speaker', ({ speaker }) => speaker.literal),
  text('addressee', 'addressee', ({ addressee }) => addressee?.name ?? null),
  text('act', 'cue', ({ cue }) => cue?.act ?? null),
  boolean('negated', 'cue', ({ cue }) => cue?.negated ?? null),
  text('topics', 'topics', ({ topics }) => joined(topics.map(({ uri }) => uri))),
  text('topic_names', 'topics', ({ topics }) => joined(topics.map(({ name }) => name))),
  text('entities', 'entities', ({ entities }) => joined(entities.map(({ name }) => name))),
  text('said_at', 'saidAt', ({ saidAt }) => saidAt?.value ?? null),
  text('url', 'document', ({ document }) => document.url),
  text('title', 'document', ({ document }) => document.title),
  text('publisher', 'document', ({ document }) => document.publisher),
  text('date_published', 'document', ({ document }) => document.datePublished),
  text('document', 'document', ({ document }) => document.id),
  integer('revision', 'document', ({ document }) => document.revision),
  text('context', 'target', ({ target }) => target.context),
  text('cluster', 'cluster', ({ cluster }) => cluster?.id ?? null),
  boolean('primary', 'cluster', ({ cluster }) => cluster?.primary ?? null),
  text('in_reply_to', 'inReplyTo', ({ inReplyTo }) => inReplyTo),
  integer('confidence', 'confidence', ({ confidence }) => confidence),
  text('status', 'status', ({ status }) => status),
  text('first_seen', 'firstSeen', ({ firstSeen }) => firstSeen),
  text('last_seen', 'lastSeen', ({ lastSeen }) => lastSeen),
]
