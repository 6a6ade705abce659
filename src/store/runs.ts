import type pg from 'pg'
import { z } from 'zod'
import { timestamp } from '../schemas/common.ts'
import type { DiscoverOutcome } from '../schemas/outcome.ts'
import type { Source } from '../schemas/source.ts'
import { type Connection, execute, query, queryOne, transaction } from './database.ts'
import { recordOutcome } from './outcomes.ts'
import { SOURCE_COLUMNS, type StoredSource, storedSource } from './sources.ts'

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
  { next, limit = 100 }: { next: (source: Source, now: Date) => Date | null; limit?: number },
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
      await execute(
        client,
        'INSERT INTO onrecord.runs (source_id) VALUES ($1) ON CONFLICT (source_id) WHERE ended_at IS NULL DO NOTHING',
        [id],
      )
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

/** Runs that were opened and have no outcome yet: what must be enqueued again after a loss of the queue. */
export async function unfinishedRuns(db: Connection): Promise<DiscoveryRun[]> {
  return query(
    db,
    runRow,
    `SELECT ${SOURCE_COLUMNS}, r.id::text AS run FROM onrecord.runs r JOIN onrecord.sources s ON s.id = r.source_id
     WHERE r.ended_at IS NULL ORDER BY r.id`,
  )
}

/** The run's source as a worker needs it; null when the run is finished or its source gone. */
export async function startRun(db: Connection, run: string): Promise<StoredSource | null> {
  return queryOne(
    db,
    storedSource,
    `SELECT ${SOURCE_COLUMNS} FROM onrecord.runs r JOIN onrecord.sources s ON s.id = r.source_id
     WHERE r.id = $1 AND r.ended_at IS NULL`,
    [run],
  )
}

export type RunEnd = {
  run: string
  code: DiscoverOutcome
  detail?: string | null
  /** Pages offered, and those among them that were new. */
  found?: number
  added?: number
  /** Kept as they were when absent. */
  validators?: { etag: string | null; lastModified: string | null }
}

/** Records the one outcome of a run; false when it has one already. */
export async function finishRun(pool: pg.Pool, end: RunEnd): Promise<boolean> {
  return transaction(pool, async (client) => {
    const ended = await queryOne(
      client,
      z.object({ sourceId: z.int(), name: z.string() }),
      `UPDATE onrecord.runs r SET ended_at = now(), code = $2, found = $3, added = $4 FROM onrecord.sources s
       WHERE r.id = $1 AND r.ended_at IS NULL AND s.id = r.source_id
       RETURNING s.id AS "sourceId", s.name`,
      [end.run, end.code, end.found ?? null, end.added ?? null],
    )
    if (ended === null) return false
    const succeeded = end.code === 'discovered' || end.code === 'unchanged'
    await execute(
      client,
      `UPDATE onrecord.sources
       SET last_run_at = now(), last_success_at = CASE WHEN $2 THEN now() ELSE last_success_at END, last_outcome = $3,
         etag = CASE WHEN $4 THEN $5 ELSE etag END, last_modified = CASE WHEN $4 THEN $6 ELSE last_modified END
       WHERE id = $1`,
      [
        ended.sourceId,
        succeeded,
        end.code,
        end.validators !== undefined,
        end.validators?.etag ?? null,
        end.validators?.lastModified ?? null,
      ],
    )
    return recordOutcome(client, {
      stage: 'discover',
      code: end.code,
      detail: end.detail ?? null,
      subjectId: ended.sourceId,
      run: Number(end.run),
      subject: ended.name,
      pageId: null,
    })
  })
}
