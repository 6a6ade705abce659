import type pg from 'pg'
import { z } from 'zod'
import { execute, query, transaction } from './database.ts'
import { StoreError } from './errors.ts'
import { migration as frontierToEvents } from './migrations/0001-frontier-to-events.ts'
import { migration as turnsAtHosts } from './migrations/0002-turns-at-hosts.ts'
import { migration as archive } from './migrations/0003-archive.ts'
import { migration as searchAndDeliveries } from './migrations/0004-search-and-deliveries.ts'
import { migration as api } from './migrations/0005-api.ts'
import { migration as watchTopics } from './migrations/0006-watch-topics.ts'
import { migration as termsInLine } from './migrations/0007-terms-in-line.ts'
import type { Migration } from './migrations/migration.ts'

/** In order; one that was released is never changed again. */
export const MIGRATIONS: Migration[] = [
  frontierToEvents,
  turnsAtHosts,
  archive,
  searchAndDeliveries,
  api,
  watchTopics,
  termsInLine,
]

/** Any number will do, as long as nothing else in the database takes it. */
const MIGRATION_LOCK = 0x6f6e7263_0001

/**
 * Brings the schema `onrecord` to this code's version, one process at a time, in one transaction.
 *
 * @throws {StoreError} fatal when the database is newer than this code
 */
export async function migrate(pool: pg.Pool, migrations = MIGRATIONS): Promise<{ from: number; to: number }> {
  const newest = migrations.at(-1)?.version ?? 0
  return transaction(pool, async (client) => {
    await execute(client, 'SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK])
    await execute(client, 'CREATE SCHEMA IF NOT EXISTS onrecord')
    await execute(
      client,
      `CREATE TABLE IF NOT EXISTS onrecord.migrations (
         version int PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`,
    )
    const applied = await query(client, z.object({ version: z.int() }), 'SELECT version FROM onrecord.migrations')
    const from = Math.max(0, ...applied.map(({ version }) => version))
    if (from > newest) {
      throw new StoreError(
        'fatal',
        `the database is at schema version ${from}, this Onrecord knows ${newest}: it was used by a newer one. Update Onrecord`,
      )
    }
    for (const { version, name, sql } of migrations) {
      if (version <= from) continue
      await execute(client, sql)
      await execute(client, 'INSERT INTO onrecord.migrations (version, name) VALUES ($1, $2)', [version, name])
    }
    return { from, to: newest }
  })
}
