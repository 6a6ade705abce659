import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { z } from 'zod'
import { type Webhook, webhook } from '../schemas/webhook.ts'
import { type Connection, execute, query, queryOne, transaction } from './database.ts'
import { createSubscription, type NewSubscription, type StoredSubscription } from './subscriptions.ts'

const OLD_SECRET_KEPT = "interval '24 hours'"

const COLUMNS = `url, CASE WHEN retry_at > now() THEN retry_at END AS "retryAt", failing_since AS "failingSince"`

/** 32 random bytes in the form that the Standard Webhooks convention gives a secret. */
const newSecret = () => `whsec_${randomBytes(32).toString('base64')}`

/**
 * Creates a subscription whose events are sent to an address. `secret` is null when it was there already: it is shown
 * to its maker only.
 *
 * @throws {StoreError} fatal when it exists with another filter, or without a webhook
 */
export async function createWebhook(
  pool: pg.Pool,
  { url, secret = newSecret(), ...wanted }: NewSubscription & { url: string; secret?: string },
): Promise<{ subscription: StoredSubscription; added: boolean; secret: string | null }> {
  return transaction(pool, async (client) => {
    const { subscription, added } = await createSubscription(client, { ...wanted, delivery: 'webhook' })
    if (!added) return { subscription, added, secret: null }
    await execute(client, 'INSERT INTO onrecord.webhooks (subscription, url, secret) VALUES ($1, $2, $3)', [
      subscription.name,
      url,
      secret,
    ])
    return { subscription, added, secret }
  })
}

export async function getWebhook(db: Connection, subscription: string): Promise<Webhook | null> {
  return queryOne(db, webhook, `SELECT ${COLUMNS} FROM onrecord.webhooks WHERE subscription = $1`, [subscription])
}

/** Changes the address; the next attempt is due at once. */
export async function moveWebhook(db: Connection, subscription: string, url: string): Promise<Webhook | null> {
  return queryOne(
    db,
    webhook,
    `UPDATE onrecord.webhooks SET url = $2, attempts = 0, retry_at = '-infinity', failing_since = NULL
     WHERE subscription = $1 RETURNING ${COLUMNS}`,
    [subscription, url],
  )
}

/** Makes a new secret; for a day the old one signs as well, so that the receiver can change over. Null: no webhook. */
export async function rotateSecret(db: Connection, subscription: string): Promise<string | null> {
  const row = await queryOne(
    db,
    z.object({ secret: z.string() }),
    `UPDATE onrecord.webhooks
     SET previous_secret = secret, previous_secret_until = now() + ${OLD_SECRET_KEPT}, secret = $2
     WHERE subscription = $1 RETURNING secret`,
    [subscription, newSecret()],
  )
  return row?.secret ?? null
}

const webhookTarget = z.object({
  url: z.string(),
  /** The current one first. */
  secrets: z.array(z.string()).min(1),
  /** Part of the ids of its messages. */
  webhookId: z.int(),
})
export type WebhookTarget = z.infer<typeof webhookTarget>

const TARGET = `w.url, w.id AS "webhookId",
  CASE WHEN w.previous_secret_until > now() THEN ARRAY[w.secret, w.previous_secret] ELSE ARRAY[w.secret] END AS secrets`

/** Where to send, and what to sign with. */
export async function webhookTargetOf(db: Connection, subscription: string): Promise<WebhookTarget | null> {
  return queryOne(db, webhookTarget, `SELECT ${TARGET} FROM onrecord.webhooks w WHERE w.subscription = $1`, [
    subscription,
  ])
}

const webhookLease = webhookTarget.extend({
  subscription: z.string(),
  epoch: z.int(),
  lease: z.string(),
  /** Of the message that is sent next. */
  attempts: z.int(),
  failingSince: z.string().nullable(),
})
export type WebhookLease = z.infer<typeof webhookLease>

/**
 * The right to send, for one process at a time. Null when there is nothing to be done about it now: no such webhook, it
 * is paused, it waits for its next attempt, or another process has the lease.
 */
export async function leaseWebhook(db: Connection, subscription: string, ms: number): Promise<WebhookLease | null> {
  return queryOne(
    db,
    webhookLease,
    `UPDATE onrecord.webhooks w SET lease = gen_random_uuid(), lease_ends_at = now() + onrecord.ms($2)
     FROM onrecord.subscriptions s
     WHERE w.subscription = $1 AND s.name = w.subscription AND s.state = 'active'
       AND w.retry_at <= now() AND (w.lease IS NULL OR w.lease_ends_at <= now())
     RETURNING w.subscription, s.epoch, w.lease, w.attempts, w.failing_since AS "failingSince", ${TARGET}`,
    [subscription, ms],
  )
}

/** False when the lease is lost, or the subscription was paused, rewound or removed since. */
export async function renewLease(db: Connection, { subscription, epoch, lease }: WebhookLease, ms: number) {
  const renewed = await execute(
    db,
    `UPDATE onrecord.webhooks w SET lease_ends_at = now() + onrecord.ms($4) FROM onrecord.subscriptions s
     WHERE w.subscription = $1 AND w.lease = $3 AND s.name = w.subscription AND s.state = 'active' AND s.epoch = $2`,
    [subscription, epoch, lease, ms],
  )
  return renewed === 1
}

export async function releaseWebhook(db: Connection, { subscription, lease }: WebhookLease): Promise<void> {
  await execute(db, 'UPDATE onrecord.webhooks SET lease = NULL WHERE subscription = $1 AND lease = $2', [
    subscription,
    lease,
  ])
}

/** After an attempt that failed: nothing is sent for that long. `failingSince` is kept from the first time on. */
export async function holdWebhook(db: Connection, subscription: string, ms: number): Promise<void> {
  await execute(
    db,
    `UPDATE onrecord.webhooks SET retry_at = now() + onrecord.ms($2), attempts = attempts + 1,
       failing_since = coalesce(failing_since, now()) WHERE subscription = $1`,
    [subscription, ms],
  )
}

/** After a message was given up: the next one begins with its first attempt. */
export async function resetAttempts(db: Connection, subscription: string): Promise<void> {
  await execute(db, 'UPDATE onrecord.webhooks SET attempts = 0 WHERE subscription = $1', [subscription])
}

/** Those that are due for another attempt after trouble. */
export async function dueWebhooks(db: Connection): Promise<{ name: string; delivery: 'webhook'; cursor: number }[]> {
  return query(
    db,
    z.object({ name: z.string(), delivery: z.literal('webhook'), cursor: z.int() }),
    `SELECT s.name, s.delivery, s.cursor FROM onrecord.webhooks w JOIN onrecord.subscriptions s ON s.name = w.subscription
     WHERE s.state = 'active' AND w.failing_since IS NOT NULL AND w.retry_at <= now()
       AND (w.lease IS NULL OR w.lease_ends_at <= now())`,
  )
}

/** The address answers again, or somebody says that it will: the next attempt is a first one, and due at once. */
export async function clearTrouble(db: Connection, subscription: string): Promise<void> {
  await execute(
    db,
    `UPDATE onrecord.webhooks SET attempts = 0, retry_at = '-infinity', failing_since = NULL
     WHERE subscription = $1 AND failing_since IS NOT NULL`,
    [subscription],
  )
}
