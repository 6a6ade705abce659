import type pg from 'pg'
import { z } from 'zod'
import { type Statement, statement as statementSchema } from '../schemas/statement.ts'
import type { Filter } from '../schemas/subscription.ts'
import { type Connection, execute, query, queryOne } from './database.ts'
import { FACET_COLUMNS, FACET_FIELDS, FACET_VALUES, type Facets } from './facets.ts'
import { conditionsOf, searchCondition } from './filter.ts'

export type StatementQuery = {
  /** `ops` means nothing here. */
  filter?: Filter
  /** Words to search in what was said and by whom; all must occur, the last may be the beginning of a word. */
  search?: string
  documentId?: string
  /** On which date it was said (or, unknown, first seen): RFC 3339 or a date, `from` inclusive, `to` exclusive. */
  from?: string
  to?: string
  status?: 'usable' | 'canceled' | 'any'
  /** said: newest said first. seen: newest first seen first. document: in the order of the text. */
  order?: 'said' | 'seen' | 'document'
  limit?: number
  /** `next` of the page before. */
  after?: string
}

export type StatementPage = { statements: Statement[]; next: string | null }

const row = z.object({ record: statementSchema, key: z.string() })
const cursorSchema = z.tuple([z.string(), z.string()])

/** Column and direction of each order, with the id to tell equals apart. */
const ORDERS = {
  said: { column: 's.said_at', type: 'timestamptz', direction: 'DESC', id: 's.id' },
  seen: { column: 's.first_seen', type: 'timestamptz', direction: 'DESC', id: 's.id' },
  document: { column: 's.document_id', type: 'text', direction: 'ASC', id: 's.position' },
} as const

const DEFAULT_LIMIT = 100

/** @throws {RangeError} when `after` is not what an earlier page gave */
export async function queryStatements(db: Connection, options: StatementQuery): Promise<StatementPage> {
  const {
    filter = {},
    search,
    documentId,
    from,
    to,
    status = 'usable',
    order = 'said',
    limit = DEFAULT_LIMIT,
  } = options
  const values: unknown[] = []
  const value = (given: unknown) => `$${values.push(given)}`
  const conditions = conditionsOf(filter, values)
  if (search !== undefined) conditions.push(searchCondition(search, values))
  if (documentId !== undefined) conditions.push(`s.document_id = ${value(documentId)}`)
  if (from !== undefined) conditions.push(`s.said_at >= ${value(from)}::timestamptz`)
  if (to !== undefined) conditions.push(`s.said_at < ${value(to)}::timestamptz`)
  if (status !== 'any') conditions.push(`s.status = ${value(status)}`)
  const { column, type, direction, id } = ORDERS[order]
  if (options.after !== undefined) {
    const [key, last] = decodeCursor(options.after)
    const comparison = direction === 'DESC' ? '<' : '>'
    const idType = order === 'document' ? 'int' : 'text'
    conditions.push(`(${column}, ${id}) ${comparison} (${value(key)}::${type}, ${value(last)}::${idType})`)
  }
  const found = await query(
    db,
    row,
    `SELECT s.record, json_build_array(${column}::text, ${id}::text)::text AS key
     FROM onrecord.statements s CROSS JOIN LATERAL (SELECT s.*) AS f
     WHERE ${conditions.length === 0 ? 'true' : conditions.join(' AND ')}
     ORDER BY ${column} ${direction}, ${id} ${direction} LIMIT ${value(limit + 1)}`,
    values,
  )
  const page = found.slice(0, limit)
  const next = found.length > limit ? Buffer.from(page.at(-1)?.key ?? '').toString('base64url') : null
  return { statements: page.map(({ record }) => record), next }
}

function decodeCursor(after: string): [string, string] {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(after, 'base64url').toString()))
  } catch (error) {
    throw new RangeError('The position to go on after is not one that an earlier answer gave.', { cause: error })
  }
}

export async function getStatement(db: Connection, id: string): Promise<Statement | null> {
  const sql = 'SELECT record FROM onrecord.statements WHERE id = $1'
  return (await queryOne(db, z.object({ record: statementSchema }), sql, [id]))?.record ?? null
}

/** A document's statements that stand in it now, in the order of the text. */
export async function usableStatements(db: Connection, documentId: string): Promise<Statement[]> {
  const sql = `SELECT record FROM onrecord.statements WHERE document_id = $1 AND status = 'usable' ORDER BY position`
  return (await query(db, z.object({ record: statementSchema }), sql, [documentId])).map(({ record }) => record)
}

/** Inserts statements, or replaces those of the same ids. */
export async function writeStatements(
  client: pg.PoolClient,
  statements: { statement: Statement; position: number }[],
  facetsOf: (statement: Statement) => Facets,
): Promise<void> {
  if (statements.length === 0) return
  const input = statements.map(({ statement, position }) => ({
    ...facetsOf(statement),
    id: statement.id,
    documentId: statement.document.id,
    position,
    status: statement.status,
    saidAt: instantOf(statement),
    firstSeen: statement.firstSeen,
    record: statement,
  }))
  await execute(
    client,
    `INSERT INTO onrecord.statements AS s
       (id, document_id, position, status, said_at, first_seen, record, ${FACET_COLUMNS})
     SELECT i.id, i."documentId", i.position, i.status, i."saidAt", i."firstSeen", i.record, ${FACET_VALUES}
     FROM json_to_recordset($1::json) AS i (id text, "documentId" text, position int, status text,
       "saidAt" timestamptz, "firstSeen" timestamptz, record json, ${FACET_FIELDS})
     ON CONFLICT (id) DO UPDATE SET (position, status, said_at, first_seen, record, ${FACET_COLUMNS}) =
       (excluded.position, excluded.status, excluded.said_at, excluded.first_seen, excluded.record,
        ${FACET_COLUMNS.replace(/\w+/g, (column) => `excluded.${column}`)})`,
    [JSON.stringify(input)],
  )
}

/** When it was said, or first seen where nobody knows; the beginning of a day, month or year. */
function instantOf({ saidAt, firstSeen }: Statement): string {
  if (saidAt === null) return firstSeen
  const { value } = saidAt
  const date =
    value.length <= 10 ? new Date(value) : new Date(/(?:Z|[+-]\d{2}:\d{2})$/.test(value) ? value : `${value}Z`)
  return Number.isNaN(date.getTime()) ? firstSeen : date.toISOString()
}
