import type pg from 'pg'
import { z } from 'zod'
import { type Event, event } from '../schemas/event.ts'
import type { Statement } from '../schemas/statement.ts'
import type { Filter } from '../schemas/subscription.ts'
import { type Connection, execute, query, queryOne } from './database.ts'
import { FACET_COLUMNS, FACET_FIELDS, FACET_VALUES, type Facets } from './facets.ts'
import { conditionsOf } from './filter.ts'

export type NewEvent = Pick<Event, 'op' | 'statement' | 'previous'>

/** Any number will do, as long as nothing else in the database takes it. */
const EVENTS_LOCK = 0x6f6e7263_0002

/**
 * Writes events in a transaction that must do nothing else afterwards but commit.
 *
 * A reader with a cursor needs numbers in commit order, and a sequence alone does not give them: who draws the larger
 * number may commit first, and the reader passes over the smaller one for ever. So a writer holds this lock from
 * before it draws its numbers until it has committed. PostgreSQL lets go of it only after the commit is visible.
 *
 * @returns the last seq; null when there were no events
 */
export async function writeEvents(
  client: pg.PoolClient,
  events: NewEvent[],
  at: string,
  facetsOf: (statement: Statement) => Facets,
): Promise<number | null> {
  if (events.length === 0) return null
  await execute(client, 'SELECT pg_advisory_xact_lock($1)', [EVENTS_LOCK])
  const seqs = await query(
    client,
    z.object({ seq: z.int() }),
    `INSERT INTO onrecord.events (op, statement, previous, at)
     SELECT op, statement, previous, $2 FROM json_to_recordset($1::json)
       AS i (op text, statement json, previous json, n int)
     ORDER BY n RETURNING seq`,
    [JSON.stringify(events.map((event, n) => ({ ...event, n }))), at],
  )
  const facets = events.flatMap(({ statement, previous }, index) => {
    const seq = seqs[index]!.seq
    const versions = previous === null ? [statement] : [previous, statement]
    return versions.map((version, number) => ({ ...facetsOf(version), seq, version: number }))
  })
  await execute(
    client,
    `INSERT INTO onrecord.event_facets (seq, version, ${FACET_COLUMNS})
     SELECT i.seq, i.version, ${FACET_VALUES}
     FROM json_to_recordset($1::json) AS i (seq bigint, version int, ${FACET_FIELDS})`,
    [JSON.stringify(facets)],
  )
  return seqs.at(-1)?.seq ?? null
}

export type EventBatch = {
  events: Event[]
  /** Everything up to this seq was looked at: a cursor may move here. `after` itself when there was nothing new. */
  scannedTo: number
}

/** Bounds the time of one call whose filter lets little through. */
const MAX_SCANNED = 10_000
const DEFAULT_LIMIT = 500

/**
 * Events after a seq that match a filter, in order of seq, at most `limit`. A change matches when the statement before
 * or after it does. Looks at a bounded number of events, so an empty batch with `scannedTo` beyond `after` means: go on.
 */
export async function readEvents(
  db: Connection,
  { after, filter = {}, limit = DEFAULT_LIMIT }: { after: number; filter?: Filter; limit?: number },
): Promise<EventBatch> {
  const scanned = await queryOne(
    db,
    z.object({ to: z.int().nullable() }),
    `SELECT max(seq) AS to FROM (
       SELECT seq FROM onrecord.events WHERE seq > $1 ORDER BY seq LIMIT $2) AS scanned`,
    [after, MAX_SCANNED],
  )
  const to = scanned?.to ?? null
  if (to === null) return { events: [], scannedTo: after }
  const values: unknown[] = [after, to, limit]
  const events = await query(
    db,
    event,
    `SELECT e.seq, e.op, e.statement, e.previous, e.at FROM onrecord.events e
     WHERE e.seq > $1 AND e.seq <= $2 ${matching(filter, values)} ORDER BY e.seq LIMIT $3`,
    values,
  )
  return { events, scannedTo: events.length < limit ? to : events[events.length - 1]!.seq }
}

/** How many events after a seq match a filter. */
export async function countEvents(db: Connection, after: number, filter: Filter): Promise<number> {
  const values: unknown[] = [after]
  const sql = `SELECT count(*) AS count FROM onrecord.events e WHERE e.seq > $1 ${matching(filter, values)}`
  return (await queryOne(db, z.object({ count: z.int() }), sql, values))?.count ?? 0
}

/** 0 when there is none yet. */
export async function lastSeq(db: Connection): Promise<number> {
  const sql = 'SELECT coalesce(max(seq), 0) AS seq FROM onrecord.events'
  return (await queryOne(db, z.object({ seq: z.int() }), sql))?.seq ?? 0
}

function matching(filter: Filter, values: unknown[]): string {
  const conditions = conditionsOf(filter, values)
  const ofFacets =
    conditions.length === 0
      ? ''
      : `AND EXISTS (SELECT FROM onrecord.event_facets f WHERE f.seq = e.seq AND ${conditions.join(' AND ')})`
  return filter.ops === undefined ? ofFacets : `${ofFacets} AND e.op = ANY($${values.push(filter.ops)})`
}
