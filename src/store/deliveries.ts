import type pg from 'pg'
import { z } from 'zod'
import { timestamp } from '../schemas/common.ts'
import { type Event, event } from '../schemas/event.ts'
import { type Connection, execute, query, queryOne, transaction } from './database.ts'
import { EVENT_COLUMNS } from './events.ts'
import { storable } from './text.ts'

/** One event on its way to one subscription. A rewind begins an epoch, and what is under way from before it is void. */
export type Delivery = { epoch: number; seq: number }

/**
 * Moves a subscription's cursor and notes the events that it passed as deliveries. False when somebody else moved it,
 * rewound it, or paused it; nothing is noted then.
 */
export async function startDeliveries(
  pool: pg.Pool,
  { name, epoch, from, to, events }: { name: string; epoch: number; from: number; to: number; events: Event[] },
): Promise<boolean> {
  return transaction(pool, async (client) => {
    const moved = await execute(
      client,
      `UPDATE onrecord.subscriptions SET cursor = $4
       WHERE name = $1 AND epoch = $2 AND cursor = $3 AND state = 'active'`,
      [name, epoch, from, to],
    )
    if (moved === 0) return false
    await execute(
      client,
      `INSERT INTO onrecord.deliveries (subscription, epoch, seq, document_id)
       SELECT $1, $2, * FROM unnest($3::bigint[], $4::text[])`,
      [name, epoch, events.map(({ seq }) => seq), events.map(({ statement }) => statement.document.id)],
    )
    return true
  })
}

/** Null for a delivery that was handled, or is void. */
export type Claim = {
  /** The last of the earlier events of its document that has not been handled; null when it can be handled now. */
  waitsFor: number | null
} | null

/** In the order of the deliveries. */
export async function claimDeliveries(db: Connection, name: string, deliveries: Delivery[]): Promise<Claim[]> {
  const rows = await query(
    db,
    z.object({ valid: z.boolean(), waitsFor: z.int().nullable() }),
    `SELECT d.seq IS NOT NULL AS valid, (
       SELECT max(e.seq) FROM onrecord.deliveries e
       WHERE e.subscription = $1 AND e.document_id = d.document_id AND e.seq < d.seq AND e.dead_at IS NULL
     ) AS "waitsFor"
     FROM unnest($2::int[], $3::bigint[]) WITH ORDINALITY AS wanted (epoch, seq, position)
     LEFT JOIN onrecord.deliveries d
       ON d.subscription = $1 AND d.seq = wanted.seq AND d.epoch = wanted.epoch AND d.dead_at IS NULL
     ORDER BY position`,
    [name, ...columns(deliveries)],
  )
  return rows.map(({ valid, waitsFor }) => (valid ? { waitsFor } : null))
}

/** Forgets deliveries because they were handled. Idempotent. */
export async function acknowledgeDeliveries(db: Connection, name: string, deliveries: Delivery[]): Promise<void> {
  await execute(
    db,
    `DELETE FROM onrecord.deliveries d USING unnest($2::int[], $3::bigint[]) AS done (epoch, seq)
     WHERE d.subscription = $1 AND d.seq = done.seq AND d.epoch = done.epoch`,
    [name, ...columns(deliveries)],
  )
}

const columns = (deliveries: Delivery[]): [number[], number[]] => [
  deliveries.map(({ epoch }) => epoch),
  deliveries.map(({ seq }) => seq),
]

const MAX_ERROR = 2_000

/** Makes a delivery a dead letter: it holds up nothing, and waits to be redriven. */
export async function buryDelivery(
  db: Connection,
  name: string,
  { epoch, seq, error, attempts }: Delivery & { error: string; attempts: number },
): Promise<void> {
  await execute(
    db,
    `UPDATE onrecord.deliveries SET dead_at = now(), error = $4, attempts = $5
     WHERE subscription = $1 AND epoch = $2 AND seq = $3`,
    [name, epoch, seq, storable(error, MAX_ERROR), attempts],
  )
}

const deadLetter = z.object({
  event,
  /** What the last try failed with. */
  error: z.string(),
  attempts: z.int(),
  deadAt: timestamp,
})
export type DeadLetter = z.infer<typeof deadLetter>

/** In order of seq. */
export async function listDeadLetters(
  db: Connection,
  name: string,
  { after = 0, limit = 100 }: { after?: number; limit?: number } = {},
): Promise<DeadLetter[]> {
  return query(
    db,
    deadLetter,
    `SELECT ${EVENT_COLUMNS} AS event, d.error, d.attempts, d.dead_at AS "deadAt"
     FROM onrecord.deliveries d JOIN onrecord.events e USING (seq)
     WHERE d.subscription = $1 AND d.dead_at IS NOT NULL AND d.seq > $2 ORDER BY d.seq LIMIT $3`,
    [name, after, limit],
  )
}

/** Makes dead letters ordinary deliveries again, all or those named, at most `limit` at once; which, in order of seq. */
export async function redriveDeadLetters(
  db: Connection,
  name: string,
  { seqs, limit }: { seqs?: number[] | undefined; limit: number },
): Promise<OutstandingDelivery[]> {
  return query(
    db,
    outstandingDelivery,
    `WITH revived AS (
       UPDATE onrecord.deliveries SET dead_at = NULL, error = NULL, attempts = NULL
       WHERE subscription = $1 AND seq IN (
         SELECT seq FROM onrecord.deliveries
         WHERE subscription = $1 AND dead_at IS NOT NULL AND ($2::bigint[] IS NULL OR seq = ANY($2))
         ORDER BY seq LIMIT $3)
       RETURNING seq, epoch)
     SELECT r.epoch, ${EVENT_COLUMNS} AS event FROM revived r JOIN onrecord.events e USING (seq) ORDER BY r.seq`,
    [name, seqs ?? null, limit],
  )
}

/** How many wait to be acknowledged, and how many are dead letters. */
export async function countDeliveries(
  db: Connection,
  name: string,
  { olderThanMs = 0 }: { olderThanMs?: number } = {},
): Promise<{ outstanding: number; dead: number }> {
  const row = await queryOne(
    db,
    z.object({ outstanding: z.int(), dead: z.int() }),
    `SELECT count(*) FILTER (WHERE dead_at IS NULL AND at <= now() - onrecord.ms($2)) AS outstanding,
       count(dead_at) AS dead
     FROM onrecord.deliveries WHERE subscription = $1`,
    [name, olderThanMs],
  )
  return row ?? { outstanding: 0, dead: 0 }
}

const outstandingDelivery = z.object({ epoch: z.int(), event })
export type OutstandingDelivery = z.infer<typeof outstandingDelivery>

/** The events that wait to be acknowledged, in order of seq: what the queue must hold. */
export async function outstandingDeliveries(
  db: Connection,
  name: string,
  { after, limit }: { after: number; limit: number },
): Promise<OutstandingDelivery[]> {
  return query(
    db,
    outstandingDelivery,
    `SELECT d.epoch, ${EVENT_COLUMNS} AS event FROM onrecord.deliveries d JOIN onrecord.events e USING (seq)
     WHERE d.subscription = $1 AND d.dead_at IS NULL AND d.seq > $2 ORDER BY d.seq LIMIT $3`,
    [name, after, limit],
  )
}
