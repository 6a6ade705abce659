import { type Connection, execute } from './database.ts'

/** Remembers that a consumer has handled an event. Idempotent; nothing happens when the subscription is gone. */
export async function acknowledge(db: Connection, subscription: string, seq: number): Promise<void> {
  await execute(
    db,
    `INSERT INTO onrecord.acknowledgements (subscription, seq)
     SELECT name, $2 FROM onrecord.subscriptions WHERE name = $1 ON CONFLICT DO NOTHING`,
    [subscription, seq],
  )
}

export async function isAcknowledged(db: Connection, subscription: string, seq: number): Promise<boolean> {
  const sql = 'SELECT FROM onrecord.acknowledgements WHERE subscription = $1 AND seq = $2'
  return (await execute(db, sql, [subscription, seq])) === 1
}

/**
 * Forgets acknowledgements at or below the cursor that are older than `olderThanMs`; how many. Not at once: a job whose
 * worker died after the acknowledgement comes again, and its event is below the cursor.
 */
export async function pruneAcknowledgements(
  db: Connection,
  subscription: string,
  { olderThanMs }: { olderThanMs: number },
): Promise<number> {
  return execute(
    db,
    `DELETE FROM onrecord.acknowledgements a USING onrecord.subscriptions s
     WHERE s.name = $1 AND a.subscription = s.name AND a.seq <= s.cursor AND a.at < now() - onrecord.ms($2)`,
    [subscription, olderThanMs],
  )
}
