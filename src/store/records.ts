import { z } from 'zod'
import { timestamp } from '../schemas/common.ts'
import { type Connection, query } from './database.ts'
import { recordLocation } from './snapshots.ts'

/** Which records of the archive: of pages that one of the sources named, whose URL begins so, fetched in that time. */
export type RecordFilter = {
  sources?: string[]
  urlPrefix?: string
  /** RFC 3339 or a date; `from` inclusive, `to` exclusive. */
  from?: string
  to?: string
}

const recordRow = z.object({
  location: recordLocation,
  /** Another page shows the same bytes, and shares the record. */
  shared: z.boolean(),
  at: timestamp,
  order: z.int(),
  id: z.int(),
})
export type StoredRecord = z.infer<typeof recordRow>

/** Snapshots and revisits by the time they were fetched, `after` the last one of the list before. */
export async function listRecords(
  db: Connection,
  filter: RecordFilter,
  { after, limit = 1_000 }: { after?: StoredRecord; limit?: number } = {},
): Promise<StoredRecord[]> {
  return query(
    db,
    recordRow,
    `WITH records AS (
       SELECT s.page_id, (s.head->>'fetchedAt')::timestamptz AS at, 0 AS "order", s.id, s.file, s."offset", s.length,
         EXISTS (SELECT FROM onrecord.snapshots t
                 WHERE t.sha256 = s.sha256 AND t.id <> s.id AND t.file = s.file AND t."offset" = s."offset") AS shared
       FROM onrecord.snapshots s WHERE NOT s.noarchive AND s.dropped_at IS NULL
       UNION ALL
       SELECT s.page_id, r.at, 1, r.id, r.file, r."offset", r.length, false
       FROM onrecord.revisits r JOIN onrecord.snapshots s ON s.id = r.snapshot_id
       WHERE NOT s.noarchive AND s.dropped_at IS NULL)
     SELECT json_build_object('file', file, 'offset', "offset", 'length', length) AS location, shared, at, "order", r.id
     FROM records r JOIN onrecord.pages p ON p.id = r.page_id
     WHERE ($1::text[] IS NULL OR p.sources && $1) AND ($2::text IS NULL OR starts_with(p.url, $2))
       AND ($3::timestamptz IS NULL OR at >= $3) AND ($4::timestamptz IS NULL OR at < $4)
       AND ($5::timestamptz IS NULL OR (at, "order", r.id) > ($5, $6, $7))
     ORDER BY at, "order", r.id LIMIT $8`,
    [
      filter.sources ?? null,
      filter.urlPrefix ?? null,
      filter.from ?? null,
      filter.to ?? null,
      after?.at ?? null,
      after?.order ?? null,
      after?.id ?? null,
      limit,
    ],
  )
}
