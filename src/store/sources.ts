import { z } from 'zod'
import { timestamp } from '../schemas/common.ts'
import { discoverOutcome } from '../schemas/outcome.ts'
import { type NewSource, source } from '../schemas/source.ts'
import { type Connection, execute, query, queryOne } from './database.ts'

export const storedSource = source.extend({
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  /** Null when it is not to run again, like a list that is read once. */
  nextRunAt: timestamp.nullable(),
  lastOutcome: discoverOutcome.nullable(),
})
export type StoredSource = z.infer<typeof storedSource>

export const SOURCE_COLUMNS = `s.name, s.url, s.kind, s.schedule, s.link_selector AS "linkSelector",
  s.max_pages_per_run AS "maxPagesPerRun", s.state, s.etag, s.last_modified AS "lastModified",
  s.next_run_at AS "nextRunAt", s.last_run_at AS "lastRunAt", s.last_success_at AS "lastSuccessAt",
  s.last_outcome AS "lastOutcome"`

/** Adds a source that is due at once. A name that exists is left as it is (`added` false). */
export async function addSource(db: Connection, input: NewSource): Promise<{ source: StoredSource; added: boolean }> {
  const given = source.parse(input)
  const added = await queryOne(
    db,
    storedSource,
    `INSERT INTO onrecord.sources AS s (name, url, kind, schedule, link_selector, max_pages_per_run, state, next_run_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, now()) ON CONFLICT (name) DO NOTHING RETURNING ${SOURCE_COLUMNS}`,
    [
      given.name,
      given.url,
      given.kind,
      JSON.stringify(given.schedule),
      given.linkSelector,
      given.maxPagesPerRun,
      given.state,
    ],
  )
  if (added !== null) return { source: added, added: true }
  const known = await getSource(db, given.name)
  if (known === null) return addSource(db, input)
  return { source: known, added: false }
}

export async function getSource(db: Connection, name: string): Promise<StoredSource | null> {
  return queryOne(db, storedSource, `SELECT ${SOURCE_COLUMNS} FROM onrecord.sources s WHERE s.name = $1`, [name])
}

export async function listSources(db: Connection): Promise<StoredSource[]> {
  return query(db, storedSource, `SELECT ${SOURCE_COLUMNS} FROM onrecord.sources s ORDER BY s.name`)
}

/** False when there is no such source. Its pages and statements stay. */
export async function removeSource(db: Connection, name: string): Promise<boolean> {
  return (await execute(db, 'DELETE FROM onrecord.sources WHERE name = $1', [name])) === 1
}

export async function pauseSource(db: Connection, name: string): Promise<boolean> {
  return (await execute(db, "UPDATE onrecord.sources SET state = 'paused' WHERE name = $1", [name])) === 1
}

/** Due at once again. */
export async function resumeSource(db: Connection, name: string): Promise<boolean> {
  const sql = "UPDATE onrecord.sources SET state = 'active', next_run_at = now() WHERE name = $1"
  return (await execute(db, sql, [name])) === 1
}

/** Makes an active source due now, whatever its schedule says; false when there is no such active source. */
export async function runSourceNow(db: Connection, name: string): Promise<boolean> {
  const sql = "UPDATE onrecord.sources SET next_run_at = now() WHERE name = $1 AND state = 'active'"
  return (await execute(db, sql, [name])) === 1
}

export type SourceChanges = {
  [Property in 'url' | 'schedule' | 'linkSelector' | 'maxPagesPerRun' | 'state']?: StoredSource[Property] | undefined
}

/** What is left out stays. A source whose address or schedule changed, or that was resumed, is due at once. */
export async function changeSource(db: Connection, name: string, changes: SourceChanges): Promise<StoredSource | null> {
  const { url, schedule, linkSelector, maxPagesPerRun, state } = changes
  return queryOne(
    db,
    storedSource,
    `UPDATE onrecord.sources AS s SET
       url = coalesce($2, url), schedule = coalesce($3, schedule), max_pages_per_run = coalesce($4, max_pages_per_run),
       state = coalesce($5, state), link_selector = CASE WHEN $6 THEN $7 ELSE link_selector END,
       etag = CASE WHEN $2 IS NULL THEN etag END, last_modified = CASE WHEN $2 IS NULL THEN last_modified END,
       next_run_at = CASE WHEN $2 IS NULL AND $3 IS NULL AND $5 IS DISTINCT FROM 'active' THEN next_run_at ELSE now() END
     WHERE name = $1 RETURNING ${SOURCE_COLUMNS}`,
    [
      name,
      url ?? null,
      schedule === undefined ? null : JSON.stringify(schedule),
      maxPagesPerRun ?? null,
      state ?? null,
      linkSelector !== undefined,
      linkSelector ?? null,
    ],
  )
}
