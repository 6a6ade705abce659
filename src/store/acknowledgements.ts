import { z } from 'zod'
import { type Connection, execute, queryOne } from './database.ts'

/** Remembers that a consumer has handled an event. Idempotent; of a subscription that was removed, nothing is kept. */
export async function acknowledge(db: Connection, subscription: string, seq: number): Promise<void> {
  await execute(
    db,
    `INSERT INTO onrecord.acknowledgements (subscription, seq)
     SELECT name, $2 FROM onrecord.subscriptions WHERE name = $1 ON CONFLICT DO NOTHING`,
    [subscription, seq],
  )
}

export async function isAcknowledged(db: Connection, subscription: string, seq: number): Promise<boolean> {
  const sql = 'SELECT seq FROM onrecord.acknowledgements WHERE subscription = $1 AND seq = $2'
  return (await queryOne(db, z.object({ seq: z.int() }), sql, [subscription, seq])) !== null
}
