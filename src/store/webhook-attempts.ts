import { type WebhookAttempt, webhookAttempt } from '../schemas/webhook.ts'
import { type Connection, execute, query } from './database.ts'
import { storable } from './text.ts'

const MAX_DETAIL = 500

/** Writes down how an attempt to send a message ended. */
export async function recordAttempt(
  db: Connection,
  subscription: string,
  attempt: Omit<WebhookAttempt, 'id' | 'at'>,
): Promise<void> {
  const { message, seq, attempt: number, delivered, status, detail, durationMs } = attempt
  await execute(
    db,
    `INSERT INTO onrecord.webhook_attempts
       (subscription, message, seq, attempt, delivered, status, detail, duration_ms)
     SELECT subscription, $2, $3, $4, $5, $6, $7, $8 FROM onrecord.webhooks WHERE subscription = $1`,
    [subscription, message, seq, number, delivered, status, detail && storable(detail, MAX_DETAIL), durationMs],
  )
}

/** Newest first. */
export async function listAttempts(
  db: Connection,
  subscription: string,
  options: { delivered?: boolean | undefined; beforeId?: number | undefined; limit?: number } = {},
): Promise<WebhookAttempt[]> {
  return query(
    db,
    webhookAttempt,
    `SELECT id, message, seq, attempt, delivered, status, detail, duration_ms AS "durationMs", at
     FROM onrecord.webhook_attempts
     WHERE subscription = $1 AND ($2::boolean IS NULL OR delivered = $2) AND ($3::bigint IS NULL OR id < $3)
     ORDER BY id DESC LIMIT $4`,
    [subscription, options.delivered ?? null, options.beforeId ?? null, options.limit ?? 100],
  )
}

/** Forgets attempts that are a month old; how many. */
export async function pruneAttempts(db: Connection, subscription: string): Promise<number> {
  return execute(
    db,
    `DELETE FROM onrecord.webhook_attempts
     WHERE subscription = $1 AND id < (
       SELECT min(id) FROM onrecord.webhook_attempts WHERE subscription = $1 AND at >= now() - interval '30 days')`,
    [subscription],
  )
}
