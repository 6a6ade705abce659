import { stringify } from 'csv-stringify/sync'
import type { Statement } from '../schemas/statement.ts'

export type StatementField = keyof Statement

const joined = (values: readonly (string | null)[]) => values.filter((value) => value !== null).join(' | ')

/** The columns, each with the property of the statement that it is taken from. */
const COLUMNS: [name: string, field: StatementField, value: (statement: Statement) => string | number | null][] = [
  ['id', 'id', ({ id }) => id],
  ['kind', 'kind', ({ kind }) => kind],
  ['text', 'text', ({ text }) => text],
  ['language', 'language', ({ language }) => language],
  ['speaker_name', 'speaker', ({ speaker }) => speaker.name],
  ['speaker_id', 'speaker', ({ speaker }) => speaker.id],
  ['speaker_role', 'speaker', ({ speaker }) => speaker.role],
  ['speaker_literal', 'speaker', ({ speaker }) => speaker.literal],
  ['addressee', 'addressee', ({ addressee }) => addressee?.name ?? null],
  ['act', 'cue', ({ cue }) => cue?.act ?? null],
  ['negated', 'cue', ({ cue }) => (cue === null ? null : String(cue.negated))],
  ['topics', 'topics', ({ topics }) => joined(topics.map(({ uri }) => uri))],
  ['topic_names', 'topics', ({ topics }) => joined(topics.map(({ name }) => name))],
  ['entities', 'entities', ({ entities }) => joined(entities.map(({ name }) => name))],
  ['said_at', 'saidAt', ({ saidAt }) => saidAt?.value ?? null],
  ['url', 'document', ({ document }) => document.url],
  ['title', 'document', ({ document }) => document.title],
  ['publisher', 'document', ({ document }) => document.publisher],
  ['date_published', 'document', ({ document }) => document.datePublished],
  ['document', 'document', ({ document }) => document.id],
  ['revision', 'document', ({ document }) => document.revision],
  ['context', 'target', ({ target }) => target.context],
  ['cluster', 'cluster', ({ cluster }) => cluster?.id ?? null],
  ['in_reply_to', 'inReplyTo', ({ inReplyTo }) => inReplyTo],
  ['confidence', 'confidence', ({ confidence }) => confidence],
  ['status', 'status', ({ status }) => status],
  ['first_seen', 'firstSeen', ({ firstSeen }) => firstSeen],
  ['last_seen', 'lastSeen', ({ lastSeen }) => lastSeen],
]

/** Statements as CSV with a head, for spreadsheets: what a page says is never taken for a formula. */
export function statementsToCsv(statements: Statement[], fields?: readonly StatementField[]): string {
  const columns = COLUMNS.filter(([, field]) => fields === undefined || fields.includes(field))
  const rows = statements.map((statement) => columns.map(([, , value]) => value(statement)))
  return stringify(rows, { header: true, columns: columns.map(([name]) => name), escape_formulas: true })
}
