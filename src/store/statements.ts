import { z } from 'zod'
import { timestamp } from '../schemas/common.ts'
import { type Statement, statement } from '../schemas/statement.ts'
import type { Filter } from '../schemas/subscription.ts'
import { type Connection, query, queryOne } from './database.ts'
import { StoreError } from './errors.ts'
import { filterCondition, textCondition } from './facets.ts'

export type StatementQuery = {
  /** Its `ops` mean nothing here. */
  filter?: Filter
  /** Words to search in what was said and by whom; all must occur, the last may be the beginning of a word. */
  search?: string
  documentId?: string
  /** When it was said (or, unknown, published or first seen): RFC 3339 or a date, `from` inclusive, `to` exclusive. */
  from?: string
  to?: string
  status?: Statement['status'] | 'any'
  /** said: newest said first. seen: newest first seen first. document: in the order of the text. */
  order?: 'said' | 'seen' | 'document'
  limit?: number
  /** `next` of the page before; the rest of the query must be the same. */
  after?: string
}

export type StatementPage = { statements: Statement[]; next: string | null }

/** Column to sort by, its type, and the direction in which it and the id go. */
const ORDERS = {
  said: ['said_at', 'timestamptz', 'DESC'],
  seen: ['first_seen', 'timestamptz', 'DESC'],
  document: ['position', 'int', 'ASC'],
} as const

const place = z.union([timestamp, z.int()])
const cursor = z.tuple([place, z.string()])

/** @throws {StoreError} fatal when `after` is not a `next` or a date is none */
export async function queryStatements(db: Connection, wanted: StatementQuery): Promise<StatementPage> {
  const { filter = {}, search, documentId, status = 'usable', order = 'said', limit = 100 } = wanted
  const values: unknown[] = []
  const value = (given: unknown) => `$${values.push(given)}`
  const [column, type, direction] = ORDERS[order]
  const conditions = [filterCondition(filter, 's', values)]
  if (search !== undefined) conditions.push(textCondition(search, 's', value, { speakers: true, prefix: true }))
  if (documentId !== undefined) conditions.push(`s.document_id = ${value(documentId)}`)
  if (wanted.from !== undefined) conditions.push(`s.said_at >= ${value(instant(wanted.from))}`)
  if (wanted.to !== undefined) conditions.push(`s.said_at < ${value(instant(wanted.to))}`)
  if (status !== 'any') conditions.push(`s.status = ${value(status)}`)
  if (wanted.after !== undefined) {
    const [at, id] = decodeCursor(wanted.after)
    const beyond = direction === 'DESC' ? '<' : '>'
    conditions.push(`(s.${column}, s.id) ${beyond} (${value(at)}::${type}, ${value(id)})`)
  }
  const rows = await query(
    db,
    z.object({ id: z.string(), at: place, record: statement }),
    `SELECT s.id, s.${column} AS at, s.record FROM onrecord.statements s
     WHERE ${conditions.join(' AND ')}
     ORDER BY s.${column} ${direction}, s.id ${direction} LIMIT ${value(limit + 1)}`,
    values,
  )
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    statements: page.map(({ record }) => record),
    next: rows.length > limit && last !== undefined ? encodeCursor([last.at, last.id]) : null,
  }
}

export async function getStatement(db: Connection, id: string): Promise<Statement | null> {
  const sql = 'SELECT record FROM onrecord.statements WHERE id = $1'
  return (await queryOne(db, z.object({ record: statement }), sql, [id]))?.record ?? null
}

function instant(text: string): string {
  const time = Date.parse(text)
  if (Number.isNaN(time))
    throw new StoreError('fatal', `"${text}" is no date; give one like 2024-12-17 or 2024-12-17T09:00:00Z`)
  return new Date(time).toISOString()
}

const encodeCursor = (position: z.infer<typeof cursor>): string =>
  Buffer.from(JSON.stringify(position)).toString('base64url')

function decodeCursor(text: string): z.infer<typeof cursor> {
  try {
    return cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
  } catch (cause) {
    throw new StoreError('fatal', `"${text}" does not name a place in the list; give "next" of the page before`, {
      cause,
    })
  }
}
