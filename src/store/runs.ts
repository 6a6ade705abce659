import type pg from 'pg'
import { z } from 'zod'
import { timestamp } from '../schemas/common.ts'
import { type DiscoverOutcome, discoverOutcome } from '../schemas/outcome.ts'
import { type Connection, execute, query, queryOne, transaction } from './database.ts'
import { recordOutcome } from './outcomes.ts'
import { urlKey } from './pages.ts'
import { SOURCE_COLUMNS, type StoredSource, storedSource } from './sources.ts'
import { storable } from './text.ts'

/** One discovery of a source; `run` is its number as text, as jobs carry it. */
export type DiscoveryRun = { source: StoredSource; run: string }

const runRow = storedSource.extend({ run: z.string() }).transform(({ run, ...source }) => ({ source, run }))

/**
 * Takes the active sources that are due, opens a run for each and sets their next time, in one transaction: two
 * schedulers at once never open the same run twice. A source whose last run has not ended keeps that run.
 *
 * @param options.next gives a source's next time after the database's now; null when it is not to run again
 */
export async function claimDueSources(
  pool: pg.Pool,
  { next, limit = 100 }: { next: (source: StoredSource, now: Date) => Date | null; limit?: number },
): Promise<DiscoveryRun[]> {
  return transaction(pool, async (client) => {
    const due = await query(
      client,
      storedSource.extend({ id: z.int(), now: timestamp }),
      `SELECT ${SOURCE_COLUMNS}, s.id, clock_timestamp() AS now FROM onrecord.sources s
       WHERE s.state = 'active' AND s.next_run_at <= now()
       ORDER BY s.next_run_at LIMIT $1 FOR UPDATE SKIP LOCKED`,
      [limit],
    )
    for (const { id, now, ...source } of due) {
      const nextRunAt = next(source, new Date(now))?.toISOString() ?? null
      await execute(client, 'UPDATE onrecord.sources SET next_run_at = $2 WHERE id = $1', [id, nextRunAt])
      await openRun(client, id, source.url)
    }
    return query(
      client,
      runRow,
      `SELECT ${SOURCE_COLUMNS}, r.id::text AS run FROM onrecord.runs r JOIN onrecord.sources s ON s.id = r.source_id
       WHERE r.ended_at IS NULL AND s.id = ANY($1) ORDER BY r.id`,
      [due.map(({ id }) => id)],
    )
  })
}

async function openRun(client: pg.PoolClient, sourceId: number, url: string): Promise<void> {
  const opened = await queryOne(
    client,
    z.object({ id: z.int() }),
    `INSERT INTO onrecord.runs (source_id, found, added) VALUES ($1, 0, 0)
     ON CONFLICT (source_id) WHERE ended_at IS NULL DO NOTHING RETURNING id`,
    [sourceId],
  )
  if (opened !== null) await addFiles(client, { sourceId, run: opened.id, depth: 0, urls: [url] })
}

/** Files that this run has not asked for yet, each once: a sitemap that names itself is read once. */
async function addFiles(
  client: pg.PoolClient,
  { sourceId, run, depth, urls }: { sourceId: number; run: number; depth: number; urls: string[] },
): Promise<void> {
  const byKey = new Map(urls.map((url) => [urlKey(url).toString('hex'), url]))
  await execute(
    client,
    `INSERT INTO onrecord.source_files AS f (source_id, key, url, depth, run_id, pending)
     SELECT $1, decode(key, 'hex'), url, $3, $2, true FROM unnest($4::text[], $5::text[]) AS given (key, url)
     ON CONFLICT (source_id, key) DO UPDATE SET run_id = $2, pending = true, depth = $3, hop_url = NULL, hops = 0
     WHERE f.run_id IS DISTINCT FROM $2`,
    [sourceId, run, depth, [...byKey.keys()], [...byKey.values()]],
  )
}

/** Runs that were opened and have no outcome yet: what must be enqueued again after a loss of the queue. */
export async function unfinishedRuns(db: Connection): Promise<DiscoveryRun[]> {
  return query(
    db,
    runRow,
    `SELECT ${SOURCE_COLUMNS}, r.id::text AS run FROM onrecord.runs r JOIN onrecord.sources s ON s.id = r.source_id
     WHERE r.ended_at IS NULL ORDER BY r.id`,
  )
}

/** A file that a run has still to read. */
const sourceFile = z.object({
  id: z.int(),
  url: z.string(),
  /** Where it was redirected to and has still to be asked, and how many redirects were followed. */
  hopUrl: z.string().nullable(),
  hops: z.int(),
  depth: z.int(),
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
})
export type SourceFile = z.infer<typeof sourceFile>

const fileOfRun = z
  .object({
    ...storedSource.shape,
    file: sourceFile,
    /** What the run has brought so far: new pages, and files asked for. */
    added: z.int(),
    files: z.int(),
  })
  .transform(({ file, added, files, ...source }) => ({ source, file, added, files }))
export type FileOfRun = z.infer<typeof fileOfRun>

/** What a run has to read next; null when it is finished or its source gone. */
export async function nextFile(db: Connection, run: string): Promise<FileOfRun | null> {
  return queryOne(
    db,
    fileOfRun,
    `SELECT ${SOURCE_COLUMNS}, r.added, (SELECT count(*) FROM onrecord.source_files WHERE run_id = r.id) AS files,
       json_build_object('id', f.id, 'url', f.url, 'hopUrl', f.hop_url, 'hops', f.hops, 'depth', f.depth,
                         'etag', f.etag, 'lastModified', f.last_modified) AS file
     FROM onrecord.runs r JOIN onrecord.sources s ON s.id = r.source_id
       JOIN onrecord.source_files f ON f.run_id = r.id AND f.pending
     WHERE r.id = $1 AND r.ended_at IS NULL ORDER BY f.depth, f.id LIMIT 1`,
    [run],
  )
}

/** The next request for this file goes there, in a turn of its own. */
export async function redirectFile(db: Connection, fileId: number, url: string): Promise<void> {
  const sql = 'UPDATE onrecord.source_files SET hop_url = $2, hops = hops + 1 WHERE id = $1 AND pending'
  await execute(db, sql, [fileId, url])
}

/** Of these URLs those that the source has not read since they changed, by what the index says of their last change. */
export async function changedFiles(
  db: Connection,
  sourceName: string,
  files: { url: string; lastModified?: string }[],
): Promise<string[]> {
  const known = await query(
    db,
    z.object({ url: z.string(), readAt: timestamp }),
    `SELECT f.url, f.read_at AS "readAt" FROM onrecord.source_files f JOIN onrecord.sources s ON s.id = f.source_id
     WHERE s.name = $1 AND f.read_at IS NOT NULL AND f.key = ANY($2)`,
    [sourceName, files.map(({ url }) => urlKey(url))],
  )
  const readAt = new Map(known.map((file) => [file.url, Date.parse(file.readAt)]))
  return files
    .filter(({ url, lastModified }) => {
      const read = readAt.get(url)
      const changed = Date.parse(lastModified ?? '')
      return read === undefined || !(changed + DATE_MARGIN_MS < read)
    })
    .map(({ url }) => url)
}

/** A last change is often given as a date only, and in a time zone of its own. */
const DATE_MARGIN_MS = 2 * 24 * 60 * 60 * 1000

export type FileEnd = {
  run: string
  fileId: number
  code: DiscoverOutcome
  detail?: string | null
  /** Pages offered, and those among them that were new. */
  found?: number
  added?: number
  /** Kept as they were when absent. */
  validators?: { etag: string | null; lastModified: string | null }
  /** Further files that the run has to read. */
  more?: string[]
  /** Whether all that it names was taken; if not, the next run reads it again. True when absent. */
  isComplete?: boolean
}

/** What a run came to. */
export type RunResult = { code: DiscoverOutcome; detail: string | null; found: number; added: number }

/** What a source expects and does after a run. */
export type Learned = { expectedPerDay: number | null; nextRunAt: Date | null }

/**
 * Records that a file was read, or why not, and ends the run with its one outcome when it was the last: how its first
 * file ended. A run that could not read one of its later files says so and stands.
 *
 * @param learn what follows from the run for its source
 * @returns what the run came to; null when it goes on, or had ended already
 */
export async function finishFile(
  pool: pg.Pool,
  end: FileEnd,
  learn: (source: StoredSource, run: RunResult, now: Date) => Learned,
): Promise<RunResult | null> {
  return transaction(pool, async (client) => {
    // In this order everywhere: the run, then its files.
    const run = await queryOne(
      client,
      z.object({ id: z.int(), sourceId: z.int() }),
      `SELECT id, source_id AS "sourceId" FROM onrecord.runs WHERE id = $1 AND ended_at IS NULL FOR UPDATE`,
      [end.run],
    )
    const file = await queryOne(
      client,
      z.object({ depth: z.int() }),
      `UPDATE onrecord.source_files SET pending = false, hop_url = NULL, hops = 0,
         read_at = CASE WHEN $3 THEN now() ELSE read_at END, etag = CASE WHEN $4 THEN $5 ELSE etag END,
         last_modified = CASE WHEN $4 THEN $6 ELSE last_modified END
       WHERE id = $1 AND run_id = $2 AND pending RETURNING depth`,
      [
        end.fileId,
        end.run,
        isSuccess(end.code) && end.isComplete !== false,
        end.validators !== undefined,
        end.validators?.etag ?? null,
        end.validators?.lastModified ?? null,
      ],
    )
    if (run === null || file === null) return null
    await addFiles(client, { sourceId: run.sourceId, run: run.id, depth: file.depth + 1, urls: end.more ?? [] })
    const result = await queryOne(
      client,
      z.object({
        code: discoverOutcome,
        detail: z.string().nullable(),
        found: z.int(),
        added: z.int(),
        goesOn: z.boolean(),
      }),
      `UPDATE onrecord.runs r SET found = found + $2, added = added + $3, code = CASE WHEN $4 THEN $5 ELSE code END,
         detail = coalesce(detail, $6)
       WHERE id = $1 RETURNING code, detail, found, added,
         EXISTS (SELECT FROM onrecord.source_files f WHERE f.run_id = r.id AND f.pending) AS "goesOn"`,
      [
        run.id,
        end.found ?? 0,
        end.added ?? 0,
        file.depth === 0,
        end.code,
        end.detail == null ? null : storable(end.detail, MAX_DETAIL),
      ],
    )
    if (result === null || result.goesOn) return null
    const { goesOn: _, ...came } = result
    await endRun(client, run, came, learn)
    return came
  })
}

const MAX_DETAIL = 2_000

function isSuccess(code: DiscoverOutcome): boolean {
  return code === 'discovered' || code === 'unchanged'
}

async function endRun(
  client: pg.PoolClient,
  run: { id: number; sourceId: number },
  result: RunResult,
  learn: (source: StoredSource, run: RunResult, now: Date) => Learned,
): Promise<void> {
  const { code, detail } = result
  await execute(client, 'UPDATE onrecord.runs SET ended_at = now() WHERE id = $1', [run.id])
  const found = await queryOne(
    client,
    storedSource.extend({ now: timestamp }),
    `SELECT ${SOURCE_COLUMNS}, now() AS now FROM onrecord.sources s WHERE s.id = $1 FOR NO KEY UPDATE`,
    [run.sourceId],
  )
  if (found === null) return
  const { now, ...source } = found
  const { expectedPerDay, nextRunAt } = learn(source, result, new Date(now))
  await execute(
    client,
    `UPDATE onrecord.sources
     SET last_run_at = now(), last_success_at = CASE WHEN $2 THEN now() ELSE last_success_at END, last_outcome = $3,
       failures = CASE WHEN $2 THEN 0 ELSE failures + 1 END, expected_per_day = $4,
       -- Somebody may have asked for a run meanwhile.
       next_run_at = CASE WHEN next_run_at <= now() THEN next_run_at ELSE $5 END
     WHERE id = $1`,
    [run.sourceId, isSuccess(code), code, expectedPerDay, nextRunAt?.toISOString() ?? null],
  )
  await recordOutcome(client, {
    stage: 'discover',
    code,
    detail,
    subjectId: run.sourceId,
    run: run.id,
    subject: source.name,
    pageId: null,
  })
}
