import type pg from 'pg'
import { z } from 'zod'
import { type Event, type EventCause, type EventOp, event } from '../schemas/event.ts'
import type { Statement } from '../schemas/statement.ts'
import type { Filter } from '../schemas/subscription.ts'
import { type Connection, execute, query, queryOne } from './database.ts'
import { type Facets, filterCondition } from './facets.ts'

export type NewEvent = {
  op: EventOp
  statement: Statement
  previous: Statement | null
  facets: Facets
  previousFacets: Facets | null
  cause: EventCause
  /** The document's revision from which on it is so. */
  revision: number
}

const EVENT_LOCK = 0x6f6e7263_0002

/** Until the commit nobody else writes events, or gives statements to clusters. */
export async function lockEvents(client: pg.PoolClient): Promise<void> {
  await execute(client, 'SELECT pg_advisory_xact_lock($1)', [EVENT_LOCK])
}

/**
 * Writes events as the last thing before a transaction's commit; gives the last seq.
 *
 * A reader that has seen seq 7 never looks at 6 again, so 6 must not become visible after 7. A sequence alone does not
 * promise that: of two transactions at once, the one that took the higher number may commit first. Therefore numbers
 * are given under a lock that PostgreSQL releases after the commit has become visible: who gets it next, gets higher
 * numbers and commits later. It is held from the search for clusters to the commit, some ten milliseconds.
 */
export async function appendEvents(client: pg.PoolClient, events: NewEvent[], at: string): Promise<number | null> {
  if (events.length === 0) return null
  await lockEvents(client)
  const numbered = await query(
    client,
    z.object({ seq: z.int() }),
    `INSERT INTO onrecord.events (op, statement, previous, cause, document_id, revision, at)
     SELECT op, statement, previous, cause, document_id, revision, $7
     FROM unnest($1::text[], $2::json[], $3::json[], $4::text[], $5::text[], $6::int[])
       WITH ORDINALITY AS e (op, statement, previous, cause, document_id, revision, position)
     ORDER BY position
     RETURNING seq`,
    [
      events.map(({ op }) => op),
      events.map(({ statement }) => JSON.stringify(statement)),
      events.map(({ previous }) => (previous === null ? null : JSON.stringify(previous))),
      events.map(({ cause }) => cause),
      events.map(({ statement }) => statement.document.id),
      events.map(({ revision }) => revision),
      at,
    ],
  )
  const seqs = numbered.map(({ seq }) => seq).sort((a, b) => a - b)
  const facets = events.flatMap(({ facets, previousFacets }, index) => {
    const row = (version: 0 | 1, { confidence, terms }: Facets) => ({ seq: seqs[index], version, confidence, terms })
    return previousFacets === null ? [row(1, facets)] : [row(1, facets), row(0, previousFacets)]
  })
  await execute(
    client,
    `INSERT INTO onrecord.event_facets (seq, version, confidence, terms)
     SELECT * FROM jsonb_to_recordset($1) AS f (seq bigint, version int, confidence int, terms tsvector)`,
    [JSON.stringify(facets)],
  )
  return seqs.at(-1) ?? null
}

/** The table `e` as an event. */
export const EVENT_COLUMNS = `json_build_object('seq', e.seq, 'op', e.op, 'statement', e.statement,
  'previous', e.previous, 'cause', e.cause, 'at', to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`

export type EventBatch = {
  events: Event[]
  /** Everything up to this seq was looked at: a cursor may move here. `after` itself when there was nothing new. */
  scannedTo: number
}

/** So many events are looked at in one go: a filter that lets little through must not take minutes. */
const SCAN = 10_000

/**
 * Events after a seq that match a filter, in order of seq, at most `limit`. A change matches when the statement before
 * or after it does. Looks at a bounded number of events, so an empty batch with `scannedTo` beyond `after` means: go on.
 */
export async function readEvents(
  db: Connection,
  { after, filter = {}, limit = 500 }: { after: number; filter?: Filter; limit?: number },
): Promise<EventBatch> {
  const values: unknown[] = [after, SCAN, limit]
  const condition = eventCondition(filter, values)
  // One statement, so one snapshot of the database: what commits meanwhile is not half seen.
  const row = await queryOne(
    db,
    z.object({ last: z.int().nullable(), events: z.array(event) }),
    `WITH looked_at AS (
       SELECT seq FROM onrecord.events WHERE seq > $1 ORDER BY seq LIMIT $2
     ), matching AS (
       SELECT e.seq, ${EVENT_COLUMNS} AS event FROM looked_at JOIN onrecord.events e USING (seq)
       WHERE ${condition} ORDER BY e.seq LIMIT $3
     )
     SELECT (SELECT max(seq) FROM looked_at) AS last,
       coalesce((SELECT json_agg(event ORDER BY seq) FROM matching), '[]') AS events`,
    values,
  )
  const events = row?.events ?? []
  const lastMatch = events.at(-1)
  return { events, scannedTo: events.length === limit && lastMatch ? lastMatch.seq : (row?.last ?? after) }
}

/** All events of a document up to a revision, in order of seq. */
export async function eventsOfDocument(db: Connection, documentId: string, revision: number): Promise<Event[]> {
  const rows = await query(
    db,
    z.object({ event }),
    `SELECT ${EVENT_COLUMNS} AS event FROM onrecord.events e WHERE document_id = $1 AND revision <= $2 ORDER BY seq`,
    [documentId, revision],
  )
  return rows.map((row) => row.event)
}

/** Whether there is an event after a seq that matches a filter. */
export async function hasEvents(
  db: Connection,
  { after, filter }: { after: number; filter: Filter },
): Promise<boolean> {
  const values: unknown[] = [after]
  const condition = eventCondition(filter, values)
  return (await execute(db, `SELECT FROM onrecord.events e WHERE e.seq > $1 AND ${condition} LIMIT 1`, values)) > 0
}

/** How many events after a seq match a filter. */
export async function countEvents(
  db: Connection,
  { after, filter }: { after: number; filter: Filter },
): Promise<number> {
  const values: unknown[] = [after]
  const condition = eventCondition(filter, values)
  const row = await queryOne(
    db,
    z.object({ count: z.int() }),
    `SELECT count(*) AS count FROM onrecord.events e WHERE e.seq > $1 AND ${condition}`,
    values,
  )
  return row?.count ?? 0
}

function eventCondition({ ops, ...filter }: Filter, values: unknown[]): string {
  const conditions: string[] = []
  if (ops !== undefined) conditions.push(`e.op = ANY($${values.push(ops)})`)
  const { sql } = filterCondition(filter, 'f', values)
  if (sql !== 'true') {
    conditions.push(`EXISTS (SELECT FROM onrecord.event_facets f WHERE f.seq = e.seq AND ${sql})`)
  }
  return conditions.length === 0 ? 'true' : `(e.cause = 'erasure' OR ${conditions.join(' AND ')})`
}

/** The seq after which all is that was recorded at a time or later. */
export async function seqBefore(db: Connection, at: string): Promise<number> {
  const row = await queryOne(
    db,
    z.object({ seq: z.int().nullable() }),
    'SELECT min(seq) - 1 AS seq FROM onrecord.events WHERE at >= $1',
    [at],
  )
  return row?.seq ?? lastSeq(db)
}

/** 0 when there is none yet. */
export async function lastSeq(db: Connection): Promise<number> {
  const row = await queryOne(db, z.object({ seq: z.int() }), 'SELECT coalesce(max(seq), 0) AS seq FROM onrecord.events')
  return row?.seq ?? 0
}
