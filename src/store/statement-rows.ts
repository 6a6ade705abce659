import type pg from 'pg'
import { z } from 'zod'
import { type Statement, statement } from '../schemas/statement.ts'
import { execute, query } from './database.ts'
import { FACET_COLUMNS, FACET_RECORD, type Facets } from './facets.ts'

/** All statements that a document has or had, in the order of its text. */
export async function readStatements(client: pg.PoolClient, documentId: string): Promise<Statement[]> {
  const rows = await query(
    client,
    z.object({ record: statement }),
    'SELECT record FROM onrecord.statements WHERE document_id = $1 ORDER BY position, id',
    [documentId],
  )
  return rows.map(({ record }) => record)
}

export type StatementRow = { statement: Statement; position: number; facets: Facets }

export async function putStatements(client: pg.PoolClient, rows: StatementRow[]): Promise<void> {
  if (rows.length === 0) return
  const columns = rows.map(({ statement, position, facets }) => ({
    id: statement.id,
    document_id: statement.document.id,
    position,
    status: statement.status,
    said_at: whenSaid(statement),
    first_seen: statement.firstSeen,
    cluster_id: statement.cluster?.id ?? null,
    ...facets,
  }))
  const names = `id, document_id, position, status, said_at, first_seen, cluster_id, ${FACET_COLUMNS}, record`
  const updates = names.split(',').map((name) => `${name.trim()} = excluded.${name.trim()}`)
  await execute(
    client,
    `INSERT INTO onrecord.statements (${names})
     SELECT ${names}
     FROM jsonb_to_recordset($1) AS r (id text, document_id text, position int, status text, said_at timestamptz,
       first_seen timestamptz, cluster_id text, ${FACET_RECORD})
     JOIN unnest($2::text[], $3::json[]) AS u (record_id, record) ON record_id = id
     ON CONFLICT (id) DO UPDATE SET ${updates.join(', ')}`,
    [
      JSON.stringify(columns),
      rows.map(({ statement }) => statement.id),
      rows.map(({ statement }) => JSON.stringify(statement)),
    ],
  )
}

/** `gone` are the statements as they were, or as revise gives them back. */
export async function cancelStatements(client: pg.PoolClient, gone: Statement[]): Promise<void> {
  if (gone.length === 0) return
  await execute(
    client,
    `UPDATE onrecord.statements s SET status = 'canceled', record = g.record
     FROM unnest($1::text[], $2::json[]) AS g (id, record) WHERE s.id = g.id`,
    [gone.map(({ id }) => id), gone.map((statement) => JSON.stringify({ ...statement, status: 'canceled' }))],
  )
}

/**
 * A moment to sort by: when it was said, or else published, or else first seen. A year, month or day counts from its
 * beginning, times without a zone are taken for UTC, so that the place in the list is the same on every machine.
 */
export function whenSaid({ saidAt, document, firstSeen }: Statement): string {
  for (const value of [saidAt?.value, document.datePublished]) {
    const time =
      value == null ? Number.NaN : Date.parse(/T.*(Z|[+-]\d\d:\d\d)$|^[^T]*$/.test(value) ? value : `${value}Z`)
    if (time >= FIRST_MOMENT) return new Date(time).toISOString()
  }
  return firstSeen
}

/** PostgreSQL knows no year 0, and nothing on record is older than that. */
const FIRST_MOMENT = Date.parse('0001-01-01')
