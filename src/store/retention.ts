import { z } from 'zod'
import { type Connection, execute, query } from './database.ts'
import type { WarcLocation } from './snapshots.ts'

/** For how long what a source brings is kept; null is for good. */
const retention = z.object({
  source: z.string(),
  /** Bytes go so many days after the page began to show them. Statements and documents stay. */
  snapshotDays: z.int().positive().nullable(),
  /** The newest so many revisions of each document stay. */
  revisions: z.int().positive().nullable(),
})
export type Retention = z.infer<typeof retention>

/** Of sources that may not be there yet, or no more: their pages are. */
export async function setRetention(db: Connection, { source, snapshotDays, revisions }: Retention): Promise<void> {
  await execute(
    db,
    `INSERT INTO onrecord.retention (source, snapshot_days, revisions) VALUES ($1, $2, $3)
     ON CONFLICT (source) DO UPDATE SET snapshot_days = excluded.snapshot_days, revisions = excluded.revisions`,
    [source, snapshotDays, revisions],
  )
}

export async function listRetention(db: Connection): Promise<Retention[]> {
  const sql = 'SELECT source, snapshot_days AS "snapshotDays", revisions FROM onrecord.retention ORDER BY source'
  return query(db, retention, sql)
}

/** What of a page's sources keeps longest counts, and a source without a limit keeps for good. */
const longest = (column: 'snapshot_days' | 'revisions') => `(
  SELECT CASE WHEN count(*) = count(r.${column}) THEN max(r.${column}) END
  FROM unnest(p.sources) AS named (source) LEFT JOIN onrecord.retention r USING (source))`

/** Drops what is kept for too long; its bytes are still to be erased. */
export async function dropExpired(db: Connection): Promise<{ snapshots: number; revisions: number }> {
  const snapshots = await execute(
    db,
    `UPDATE onrecord.snapshots s SET dropped_at = now() FROM onrecord.pages p
     WHERE p.id = s.page_id AND s.dropped_at IS NULL AND s.extracted_run >= s.extract_run
       AND p.sources && ARRAY(SELECT source FROM onrecord.retention)
       AND s.shown_at < now() - ${longest('snapshot_days')} * interval '1 day'`,
  )
  const revisions = await execute(
    db,
    `DELETE FROM onrecord.revisions v USING onrecord.documents d, onrecord.pages p
     WHERE d.id = v.document_id AND p.id = d.page_id
       AND p.sources && ARRAY(SELECT source FROM onrecord.retention)
       AND v.revision <= d.revision - ${longest('revisions')}`,
  )
  return { snapshots, revisions }
}

const dropped = z.object({
  id: z.int(),
  location: z.object({ file: z.string(), offset: z.int(), length: z.int() }),
  /** Another snapshot that is kept has the same record. */
  shared: z.boolean(),
})
export type Dropped = { id: number; location: WarcLocation; shared: boolean }

/** Snapshots that were dropped and whose bytes are not yet erased, in order of id. */
export async function droppedSnapshots(
  db: Connection,
  { afterId, limit }: { afterId: number; limit: number },
): Promise<Dropped[]> {
  return query(
    db,
    dropped,
    `SELECT s.id, json_build_object('file', s.file, 'offset', s."offset", 'length', s.length) AS location,
       EXISTS (SELECT FROM onrecord.snapshots o WHERE o.sha256 = s.sha256 AND o.file = s.file
               AND o."offset" = s."offset" AND o.dropped_at IS NULL) AS shared
     FROM onrecord.snapshots s WHERE s.dropped_at IS NOT NULL AND s.erased_at IS NULL AND s.id > $1
     ORDER BY s.id LIMIT $2`,
    [afterId, limit],
  )
}

export async function markErased(db: Connection, id: number): Promise<void> {
  await execute(db, 'UPDATE onrecord.snapshots SET erased_at = now() WHERE id = $1', [id])
}
