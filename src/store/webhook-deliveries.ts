import type pg from 'pg'
import { z } from 'zod'
import { type Event, event } from '../schemas/event.ts'
import { type WebhookDelivery, webhookDelivery } from '../schemas/webhook.ts'
import { type Connection, execute, query, queryOne, transaction } from './database.ts'
import { readEvents } from './events.ts'
import { advanceCursor, getSubscription } from './subscriptions.ts'
import { storable } from './text.ts'

const MAX_DETAIL = 500
const KEPT = "interval '30 days'"

/**
 * Takes events after the subscription's cursor that match its filter as deliveries to be made, and moves the cursor, in
 * one transaction: nothing is sent that is not written down, and nothing is passed over.
 *
 * @returns false when there is nothing after the cursor
 */
export async function takeEvents(pool: pg.Pool, name: string, limit: number): Promise<boolean> {
  return transaction(pool, async (client) => {
    const subscription = await getSubscription(client, name)
    if (subscription === null) return false
    const { cursor, epoch, filter } = subscription
    const { events, scannedTo } = await readEvents(client, { after: cursor, filter, limit })
    if (scannedTo === cursor) return false
    // First, so that of two at once one waits here and then finds the cursor moved.
    if (!(await advanceCursor(client, { name, epoch, from: cursor, to: scannedTo }))) return true
    await execute(
      client,
      `INSERT INTO onrecord.webhook_deliveries (subscription, epoch, seq)
       SELECT $1, $2, seq FROM unnest($3::bigint[]) AS seq ORDER BY seq ON CONFLICT DO NOTHING`,
      [name, epoch, events.map(({ seq }) => seq)],
    )
    return true
  })
}

const waitingDelivery = z.object({ id: z.int(), attempts: z.int(), event })
export type WaitingDelivery = { id: number; attempts: number; event: Event }

/** What is to be sent in this epoch, in order of seq. */
export async function waitingDeliveries(
  db: Connection,
  { subscription, epoch }: { subscription: string; epoch: number },
  limit: number,
): Promise<WaitingDelivery[]> {
  return query(
    db,
    waitingDelivery,
    `SELECT d.id, d.attempts, json_build_object(
       'seq', e.seq, 'op', e.op, 'statement', e.statement, 'previous', e.previous,
       'at', to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) AS event
     FROM onrecord.webhook_deliveries d JOIN onrecord.events e USING (seq)
     WHERE d.subscription = $1 AND d.epoch = $2 AND d.state = 'waiting'
     ORDER BY d.seq LIMIT $3`,
    [subscription, epoch, limit],
  )
}

export type Attempt = {
  state: WebhookDelivery['state']
  status: number | null
  detail: string | null
  durationMs: number
}

/** Writes down how an attempt ended. */
export async function recordAttempt(db: Connection, id: number, attempt: Attempt): Promise<void> {
  const { state, status, detail, durationMs } = attempt
  await execute(
    db,
    `UPDATE onrecord.webhook_deliveries
     SET state = $2, status = $3, detail = $4, duration_ms = $5, attempts = attempts + 1, last_attempt_at = now()
     WHERE id = $1`,
    [id, state, status, detail === null ? null : storable(detail, MAX_DETAIL), durationMs],
  )
}

/** A delivery of no event, for a test; its id. Null when there is no such webhook. */
export async function addTestDelivery(db: Connection, subscription: string): Promise<number | null> {
  const row = await queryOne(
    db,
    z.object({ id: z.int() }),
    `INSERT INTO onrecord.webhook_deliveries (subscription, epoch, state)
     SELECT w.subscription, s.epoch, 'failed' FROM onrecord.webhooks w JOIN onrecord.subscriptions s ON s.name = w.subscription
     WHERE w.subscription = $1 RETURNING id`,
    [subscription],
  )
  return row?.id ?? null
}

/** The id of a message: the same in every attempt, another one after a rewind. No dots, which the signature parts with. */
export function messageId(of: { webhookId: number; epoch: number; seq: number }): string {
  return `msg_${of.webhookId}_${of.epoch}_${of.seq}`
}

export function testMessageId(of: { webhookId: number; deliveryId: number }): string {
  return `msg_${of.webhookId}_test_${of.deliveryId}`
}

const deliveryRow = webhookDelivery
  .omit({ message: true })
  .extend({ webhookId: z.int(), epoch: z.int() })
  .transform(({ webhookId, epoch, ...delivery }): WebhookDelivery => {
    const { id: deliveryId, seq } = delivery
    const message = seq === null ? testMessageId({ webhookId, deliveryId }) : messageId({ webhookId, epoch, seq })
    return { ...delivery, message }
  })

/** Newest first. */
export async function listDeliveries(
  db: Connection,
  subscription: string,
  options: { state?: WebhookDelivery['state'] | undefined; beforeId?: number | undefined; limit?: number } = {},
): Promise<WebhookDelivery[]> {
  return query(
    db,
    deliveryRow,
    `SELECT d.id, w.id AS "webhookId", d.epoch, d.seq, d.state, d.attempts, d.status, d.detail,
       d.duration_ms AS "durationMs", d.created_at AS "createdAt", d.last_attempt_at AS "lastAttemptAt"
     FROM onrecord.webhook_deliveries d JOIN onrecord.webhooks w USING (subscription)
     WHERE d.subscription = $1 AND ($2::text IS NULL OR d.state = $2) AND ($3::bigint IS NULL OR d.id < $3)
     ORDER BY d.id DESC LIMIT $4`,
    [subscription, options.state ?? null, options.beforeId ?? null, options.limit ?? 100],
  )
}

/** Lets the failed deliveries of this epoch wait to be sent again; how many. */
export async function redriveDeliveries(db: Connection, subscription: string): Promise<number> {
  return execute(
    db,
    `UPDATE onrecord.webhook_deliveries d SET state = 'waiting', attempts = 0 FROM onrecord.subscriptions s
     WHERE d.subscription = $1 AND s.name = d.subscription AND d.epoch = s.epoch
       AND d.state = 'failed' AND d.seq IS NOT NULL`,
    [subscription],
  )
}

/** Forgets deliveries that were made a month ago, and those that a rewind made pointless. */
export async function pruneDeliveries(db: Connection, subscription: string): Promise<number> {
  return execute(
    db,
    `DELETE FROM onrecord.webhook_deliveries d USING onrecord.subscriptions s
     WHERE d.subscription = $1 AND s.name = d.subscription
       AND (d.state = 'delivered' AND d.created_at < now() - ${KEPT} OR d.state = 'waiting' AND d.epoch < s.epoch)`,
    [subscription],
  )
}

/** How many deliveries wait to be sent in this epoch. */
export async function countWaiting(db: Connection, { name, epoch }: { name: string; epoch: number }): Promise<number> {
  const row = await queryOne(
    db,
    z.object({ count: z.int() }),
    `SELECT count(*) AS count FROM onrecord.webhook_deliveries WHERE subscription = $1 AND epoch = $2 AND state = 'waiting'`,
    [name, epoch],
  )
  return row?.count ?? 0
}
