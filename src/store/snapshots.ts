import type pg from 'pg'
import { z } from 'zod'
import type { RunStamp } from '../pipeline/types.ts'
import type { ExtractOutcome } from '../schemas/outcome.ts'
import { type SnapshotHead, snapshotHead } from '../schemas/snapshot.ts'
import { type Connection, execute, query, queryOne, transaction } from './database.ts'
import { recordOutcome } from './outcomes.ts'

/** Where the bytes are: a file below the snapshots' folder, and the record's place in it. */
export const recordLocation = z.object({ file: z.string(), offset: z.int(), length: z.int() })
export type WarcLocation = z.infer<typeof recordLocation>

const snapshotRow = z.object({
  id: z.int(),
  pageId: z.int(),
  head: snapshotHead,
  location: recordLocation,
  /** The publisher asks that no copy be kept: once it is extracted, it is dropped. */
  noarchive: z.boolean(),
  /** The bytes are erased, or about to be. */
  dropped: z.boolean(),
})
export type StoredSnapshot = z.infer<typeof snapshotRow>

const COLUMNS = `s.id, s.page_id AS "pageId", s.head,
  json_build_object('file', s.file, 'offset', s."offset", 'length', s.length) AS location, s.noarchive, s.dropped_at IS NOT NULL AS dropped`

/**
 * Inside a transaction: records a snapshot of a page, or finds the one with the same bytes. `extract` says whether it
 * has to be extracted: it is new, or the page showed other bytes in between. One that is older than what the page shows,
 * from an archive, does not become what it shows. One of a page that is to be forgotten is dropped at once.
 */
export async function insertSnapshot(
  client: pg.PoolClient,
  {
    pageId,
    head,
    location,
    noarchive = false,
  }: { pageId: number; head: SnapshotHead; location: WarcLocation; noarchive?: boolean },
): Promise<{ id: number; added: boolean; extract: boolean }> {
  const stored = await queryOne(
    client,
    z.object({ id: z.int(), added: z.boolean(), extract: z.boolean() }),
    `WITH page AS (
       SELECT id, snapshot_id, forgotten_at IS NOT NULL AS forgotten FROM onrecord.pages WHERE id = $1 FOR NO KEY UPDATE
     ), current AS (
       SELECT s.id, s.shown_at FROM onrecord.snapshots s JOIN page ON s.id = page.snapshot_id
     ), stored AS (
       INSERT INTO onrecord.snapshots AS s
         (page_id, sha256, head, file, "offset", length, shown_at, noarchive, dropped_at, extracted_run)
       SELECT id, $2, CASE WHEN forgotten THEN $9::json ELSE $3 END, $4, $5, $6, $7, $8,
         CASE WHEN forgotten THEN now() END, forgotten::int FROM page
       ON CONFLICT (page_id, sha256) DO UPDATE SET
         file = excluded.file, "offset" = excluded."offset", length = excluded.length, noarchive = excluded.noarchive,
         dropped_at = excluded.dropped_at, erased_at = NULL,
         shown_at = CASE WHEN s.id = (SELECT id FROM current) THEN s.shown_at
                         ELSE greatest(s.shown_at, excluded.shown_at) END,
         extract_run = CASE WHEN s.id = (SELECT id FROM current) OR excluded.shown_at <= s.shown_at
                              OR excluded.dropped_at IS NOT NULL THEN s.extract_run
                            ELSE s.extracted_run + 1 END
       RETURNING id, shown_at, xmax = 0 AS added, extracted_run < extract_run AS extract
     ), shown AS (
       UPDATE onrecord.pages SET snapshot_id = stored.id FROM stored
       WHERE pages.id = $1 AND pages.forgotten_at IS NULL AND NOT EXISTS (SELECT FROM current WHERE current.shown_at > stored.shown_at)
     )
     SELECT id, added, extract FROM stored`,
    [
      pageId,
      head.sha256,
      JSON.stringify(head),
      location.file,
      location.offset,
      location.length,
      head.fetchedAt,
      noarchive,
      JSON.stringify(withoutContent(head)),
    ],
  )
  if (stored === null) throw new Error(`there is no page ${pageId}`)
  // Nothing is to be made of them any more.
  if (noarchive && !stored.extract)
    await execute(client, 'UPDATE onrecord.snapshots SET dropped_at = now() WHERE id = $1', [stored.id])
  return stored
}

/** What may be kept of the head of a page that is to be forgotten. */
export const withoutContent = (head: SnapshotHead): SnapshotHead => ({ ...head, headers: {}, hints: {} })

export async function getSnapshot(db: Connection, id: number): Promise<StoredSnapshot | null> {
  return queryOne(db, snapshotRow, `SELECT ${COLUMNS} FROM onrecord.snapshots s WHERE s.id = $1`, [id])
}

/** A snapshot with these bytes, rather one whose record is kept, rather of this page. */
export async function findSnapshot(
  db: Connection,
  sha256: string,
  pageId: number | null,
): Promise<StoredSnapshot | null> {
  const sql = `SELECT ${COLUMNS} FROM onrecord.snapshots s WHERE s.sha256 = $1
     ORDER BY s.noarchive OR s.dropped_at IS NOT NULL, s.page_id IS NOT DISTINCT FROM $2 DESC, s.id LIMIT 1`
  return queryOne(db, snapshotRow, sql, [sha256, pageId])
}

/** `run` names this extraction of this snapshot: storeExtraction and failExtraction want it. */
export type ExtractRun = { snapshot: StoredSnapshot; run: number }

/** Null when there is nothing to do: no such snapshot, or its extraction has an outcome. */
export async function startExtract(db: Connection, snapshotId: number): Promise<ExtractRun | null> {
  const found = await queryOne(
    db,
    z.object({ ...snapshotRow.shape, run: z.int() }),
    `SELECT ${COLUMNS}, s.extract_run AS run FROM onrecord.snapshots s
     WHERE s.id = $1 AND s.extracted_run < s.extract_run`,
    [snapshotId],
  )
  if (found === null) return null
  const { run, ...snapshot } = found
  return { snapshot, run }
}

export type ExtractEnd = {
  snapshotId: number
  run: number
  code: ExtractOutcome
  detail: string | null
  extractor: string
}

/** Ends a run of extraction inside a transaction; null when it has its outcome already. */
export async function finishExtract(
  client: pg.PoolClient,
  { snapshotId, run, code, detail, extractor }: ExtractEnd,
): Promise<{ pageId: number; shownAt: string; sources: string[] } | null> {
  const snapshot = await queryOne(
    client,
    z.object({ pageId: z.int(), url: z.string(), shownAt: z.string(), sources: z.array(z.string()) }),
    `UPDATE onrecord.snapshots s
     SET extracted_run = $2, extractor = $3, dropped_at = CASE WHEN s.noarchive THEN now() ELSE s.dropped_at END
     FROM onrecord.pages p
     WHERE s.id = $1 AND p.id = s.page_id AND s.extracted_run < $2 AND s.extract_run >= $2
     RETURNING p.id AS "pageId", p.url, s.shown_at AS "shownAt", p.sources`,
    [snapshotId, run, extractor],
  )
  if (snapshot === null) return null
  const { pageId, url: subject } = snapshot
  await recordOutcome(client, { stage: 'extract', code, detail, subjectId: snapshotId, run, subject, pageId })
  return snapshot
}

/**
 * Ends an extraction that yields no document; false when it has its outcome already. What was stored of the page
 * before stays.
 */
export async function failExtraction(
  pool: pg.Pool,
  end: {
    snapshotId: number
    run: number
    code: Exclude<ExtractOutcome, 'extracted' | 'no_statements'>
    detail?: string | null
    stamp: RunStamp
  },
): Promise<boolean> {
  const { snapshotId, run, code, detail = null } = end
  return transaction(pool, async (client) => {
    const extractor = end.stamp.extractorVersion
    return (await finishExtract(client, { snapshotId, run, code, detail, extractor })) !== null
  })
}

/** Snapshots whose extraction has no outcome, in order of id: for reconcile. */
export async function unextractedSnapshots(
  db: Connection,
  options: { afterId?: number; limit?: number } = {},
): Promise<number[]> {
  const rows = await query(
    db,
    z.object({ id: z.int() }),
    `SELECT id FROM onrecord.snapshots WHERE extracted_run < extract_run AND id > $1 ORDER BY id LIMIT $2`,
    [options.afterId ?? 0, options.limit ?? 1_000],
  )
  return rows.map(({ id }) => id)
}

export type Reprocessing = {
  /** What another version of the extractor read, or what was read before a time (RFC 3339), by whichever version. */
  read: { unlessBy: string } | { before: string }
  /** Only pages that this source named. */
  source?: string | undefined
}

const REPROCESSED = `FROM onrecord.snapshots s JOIN onrecord.pages p ON p.snapshot_id = s.id
  LEFT JOIN onrecord.outcomes o ON o.stage = 'extract' AND o.subject_id = s.id AND o.run = s.extracted_run
  WHERE ($1::text IS NULL OR s.extractor IS DISTINCT FROM $1) AND ($2::timestamptz IS NULL OR o.at < $2)
    AND s.dropped_at IS NULL AND ($3::text IS NULL OR p.sources @> ARRAY[$3::text])`

const reprocessedBy = ({ read, source }: Reprocessing): unknown[] => [
  'unlessBy' in read ? read.unlessBy : null,
  'before' in read ? read.before : null,
  source ?? null,
]

/** How many of the snapshots that pages show now are to be extracted again. */
export async function countReprocessed(db: Connection, which: Reprocessing): Promise<number> {
  const sql = `SELECT count(*) AS count ${REPROCESSED}`
  return (await queryOne(db, z.object({ count: z.int() }), sql, reprocessedBy(which)))?.count ?? 0
}

/** Asks for another extraction of what pages show now, in order of id; which snapshots. */
export async function requestExtraction(
  db: Connection,
  { afterId = 0, limit = 1_000, ...which }: Reprocessing & { afterId?: number; limit?: number },
): Promise<number[]> {
  const rows = await query(
    db,
    z.object({ id: z.int() }),
    `UPDATE onrecord.snapshots u SET extract_run = u.extracted_run + 1
     WHERE u.id IN (SELECT s.id ${REPROCESSED} AND s.id > $4 ORDER BY s.id LIMIT $5)
     RETURNING u.id`,
    [...reprocessedBy(which), afterId, limit],
  )
  return rows.map(({ id }) => id).sort((a, b) => a - b)
}
