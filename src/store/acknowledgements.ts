import type { Connection } from './database.ts'

/** Remembers that a consumer has handled an event. Idempotent. */
export async function acknowledge(_db: Connection, _subscription: string, _seq: number): Promise<void> {
  throw new Error('to come')
}

export async function isAcknowledged(_db: Connection, _subscription: string, _seq: number): Promise<boolean> {
  throw new Error('to come')
}

/** Forgets acknowledgements at or below the cursor that are older than `olderThanMs`; how many. */
export async function pruneAcknowledgements(
  _db: Connection,
  _subscription: string,
  _options: { olderThanMs: number },
): Promise<number> {
  throw new Error('to come')
}
