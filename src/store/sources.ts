import { z } from 'zod'
import { timestamp } from '../schemas/common.ts'
import { discoverOutcome } from '../schemas/outcome.ts'
import { type NewSource, type Source, source } from '../schemas/source.ts'
import { type Connection, execute, query, queryOne } from './database.ts'

export const storedSource = source.extend({
  /** Null when it is not to run again, like a list that is read once. */
  nextRunAt: timestamp.nullable(),
  lastOutcome: discoverOutcome.nullable(),
  /** Runs in a row that failed. */
  failures: z.int(),
  /** New pages a day, as the runs so far let expect; null before the second. */
  expectedPerDay: z.number().nullable(),
  addedAt: timestamp,
})
export type StoredSource = z.infer<typeof storedSource>

/** What a user sets, as opposed to what a run leaves behind: field and column. */
const SETTINGS = [
  ['url', 'url'],
  ['kind', 'kind'],
  ['schedule', 'schedule'],
  ['linkSelector', 'link_selector'],
  ['include', 'include'],
  ['exclude', 'exclude'],
  ['depth', 'depth'],
  ['maxPagesPerRun', 'max_pages_per_run'],
  ['request', 'request'],
  ['state', 'state'],
] as const satisfies [keyof Source, string][]
export type SourceSettings = Pick<Source, (typeof SETTINGS)[number][0]>
export const settingFields = SETTINGS.map(([field]) => field)

export const SOURCE_COLUMNS = `s.name, ${SETTINGS.map(([field, column]) => `s.${column} AS "${field}"`).join(', ')},
  s.next_run_at AS "nextRunAt", s.last_run_at AS "lastRunAt", s.last_success_at AS "lastSuccessAt",
  s.last_outcome AS "lastOutcome", s.failures, s.expected_per_day AS "expectedPerDay", s.added_at AS "addedAt"`

const columnValues = (given: SourceSettings) =>
  SETTINGS.map(([field]) => (field === 'schedule' ? JSON.stringify(given.schedule) : given[field]))

/** Adds a source that is due at once. A name that exists is left as it is (`added` false). */
export async function addSource(db: Connection, input: NewSource): Promise<{ source: StoredSource; added: boolean }> {
  const given = source.parse(input)
  const added = await queryOne(
    db,
    storedSource,
    `INSERT INTO onrecord.sources AS s (name, next_run_at, ${SETTINGS.map(([, column]) => column).join(', ')})
     VALUES ($1, now(), ${SETTINGS.map((_, index) => `$${index + 2}`).join(', ')})
     ON CONFLICT (name) DO NOTHING RETURNING ${SOURCE_COLUMNS}`,
    [given.name, ...columnValues(given)],
  )
  if (added !== null) return { source: added, added: true }
  const known = await getSource(db, given.name)
  if (known === null) return addSource(db, input)
  return { source: known, added: false }
}

/**
 * Gives a source other settings; it is due at once, and read again even where nothing has changed since. False when
 * there is no such source.
 */
export async function changeSource(db: Connection, input: NewSource): Promise<boolean> {
  const given = source.parse(input)
  const sets = SETTINGS.map(([, column], index) => `${column} = $${index + 2}`).join(', ')
  const changed = await execute(
    db,
    `WITH changed AS (
       UPDATE onrecord.sources SET next_run_at = now(), failures = 0, ${sets} WHERE name = $1 RETURNING id
     ), forgotten AS (
       UPDATE onrecord.source_files f SET etag = NULL, last_modified = NULL, read_at = NULL
       FROM changed WHERE f.source_id = changed.id
     )
     SELECT id FROM changed`,
    [given.name, ...columnValues(given)],
  )
  return changed === 1
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
