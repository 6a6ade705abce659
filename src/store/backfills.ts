import type pg from 'pg'
import { z } from 'zod'
import type { SnapshotHead } from '../schemas/snapshot.ts'
import { type Connection, execute, queryOne, transaction } from './database.ts'
import { findPage, type Page, urlKey } from './pages.ts'
import { insertSnapshot, type WarcLocation } from './snapshots.ts'

const counts = z.record(z.string(), z.int().nonnegative())

const backfillRow = z.object({
  /** How far the file was taken in. */
  position: z.int(),
  /** How many captures ended how. */
  outcomes: counts,
  ended: z.boolean(),
})
export type Backfill = z.infer<typeof backfillRow>

/** Opens a backfill of a file, or goes on with that of the same key. */
export async function startBackfill(db: Connection, { key, file }: { key: string; file: string }): Promise<Backfill> {
  const row = await queryOne(
    db,
    backfillRow,
    `INSERT INTO onrecord.backfills (key, file) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET file = excluded.file
     RETURNING position, outcomes, ended_at IS NOT NULL AS ended`,
    [key, file],
  )
  if (row === null) throw new Error(`the backfill of ${file} could not be recorded`)
  return row
}

export async function saveBackfill(
  db: Connection,
  key: string,
  { position, outcomes, ended }: Backfill,
): Promise<void> {
  await execute(
    db,
    `UPDATE onrecord.backfills SET position = $2, outcomes = $3, ended_at = CASE WHEN $4 THEN now() END WHERE key = $1`,
    [key, position, JSON.stringify(outcomes), ended],
  )
}

export type NewCapture = {
  /** Canonical. */
  url: string
  /** Other canonical URLs that lead to the page. */
  aliases: string[]
  sources: string[]
  head: SnapshotHead
  location: WarcLocation
  noarchive: boolean
}

/**
 * Stores what an archive holds of a page. A page that is new counts as fetched when the archive fetched it and is not
 * asked for again; one that is known keeps its schedule.
 */
export async function insertCapture(
  pool: pg.Pool,
  { url, aliases, sources, head, location, noarchive }: NewCapture,
): Promise<{ snapshotId: number; added: boolean; extract: boolean }> {
  return transaction(pool, async (client) => {
    const page = (await findPage(client, url)) ?? (await addArchivedPage(client, url, sources, head))
    await execute(
      client,
      `INSERT INTO onrecord.redirects (key, url, page_id)
       SELECT decode(key, 'hex'), url, $2 FROM jsonb_to_recordset($1::jsonb) AS alias (key text, url text)
       WHERE NOT EXISTS (SELECT FROM onrecord.pages p WHERE p.key = decode(alias.key, 'hex'))
       ON CONFLICT (key) DO NOTHING`,
      [JSON.stringify(aliases.map((alias) => ({ key: urlKey(alias).toString('hex'), url: alias }))), page.id],
    )
    const stored = await insertSnapshot(client, {
      pageId: page.id,
      head: { ...head, url: page.url },
      location,
      noarchive,
    })
    return { snapshotId: stored.id, added: stored.added, extract: stored.extract }
  })
}

async function addArchivedPage(
  client: pg.PoolClient,
  url: string,
  sources: string[],
  { hints, fetchedAt }: SnapshotHead,
): Promise<Page> {
  await execute(
    client,
    `INSERT INTO onrecord.pages (url, key, sources, hints, state, next_fetch_at, last_fetched_at, last_outcome)
     VALUES ($1, $2, $3, $4, 'fetched', NULL, $5, 'fetched') ON CONFLICT (key) DO NOTHING`,
    [url, urlKey(url), sources, JSON.stringify(hints), fetchedAt],
  )
  const page = await findPage(client, url)
  if (page === null) throw new Error(`the page ${url} could not be stored`)
  return page
}
