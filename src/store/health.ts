import { z } from 'zod'
import { timestamp } from '../schemas/common.ts'
import { type FetchOutcome, fetchOutcome } from '../schemas/outcome.ts'
import { type Connection, query } from './database.ts'
import { SOURCE_COLUMNS, storedSource } from './sources.ts'

/** What the health of a source is judged by. */
export const sourceRecord = storedSource.extend({
  /** Of the last run that ended: what went wrong, pages offered, and those among them that were new. */
  lastDetail: z.string().nullable(),
  lastFound: z.int().nullable(),
  lastAdded: z.int().nullable(),
  /** Runs of the last four weeks that ended well, and the last one ever that brought new pages. */
  successes: z.int(),
  lastNewAt: timestamp.nullable(),
  /** Between runs of the last four weeks that brought new pages: how many gaps, and the longest. */
  gaps: z.int(),
  longestGapSeconds: z.number().nullable(),
  /** How the last fetches of its pages ended, the newest first. */
  pageOutcomes: z.array(fetchOutcome),
})
export type SourceRecord = z.infer<typeof sourceRecord>

const REMEMBERED = '28 days'
const RECENT_PAGES = 20

/** Every source, or the one of that name, with what its last weeks were like. */
export async function readSourceRecords(db: Connection, name?: string): Promise<SourceRecord[]> {
  return query(
    db,
    sourceRecord,
    `SELECT ${SOURCE_COLUMNS}, last.detail AS "lastDetail", last.found AS "lastFound", last.added AS "lastAdded",
       (SELECT count(*) FROM onrecord.runs r WHERE r.source_id = s.id AND r.code IN ('discovered', 'unchanged')
          AND r.ended_at > now() - interval '${REMEMBERED}') AS successes,
       (SELECT r.ended_at FROM onrecord.runs r WHERE r.source_id = s.id AND r.ended_at IS NOT NULL AND r.added > 0
        ORDER BY r.ended_at DESC LIMIT 1) AS "lastNewAt",
       gaps.count AS gaps, gaps.longest AS "longestGapSeconds", pages.outcomes AS "pageOutcomes"
     FROM onrecord.sources s
     LEFT JOIN LATERAL (
       SELECT detail, found, added FROM onrecord.runs r
       WHERE r.source_id = s.id AND r.ended_at IS NOT NULL ORDER BY r.ended_at DESC LIMIT 1) last ON true
     CROSS JOIN LATERAL (
       SELECT count(gap), extract(epoch FROM max(gap))::float8 AS longest FROM (
         SELECT ended_at - lag(ended_at) OVER (ORDER BY ended_at) AS gap FROM onrecord.runs r
         WHERE r.source_id = s.id AND r.added > 0 AND r.ended_at > now() - interval '${REMEMBERED}') productive) gaps
     CROSS JOIN LATERAL (
       SELECT coalesce(array_agg(last_outcome), '{}') AS outcomes FROM (
         SELECT last_outcome FROM onrecord.pages p
         WHERE p.sources @> ARRAY[s.name] AND p.last_outcome IS NOT NULL
         ORDER BY p.last_fetched_at DESC LIMIT ${RECENT_PAGES}) recent) pages
     WHERE $1::text IS NULL OR s.name = $1 ORDER BY s.name`,
    [name ?? null],
  )
}

/** How far the last run of a source has come. */
export type SourceProgress = {
  /** Whether its run, and every page of it that is due within a minute, has come to an end and was extracted. */
  isDone: boolean
  outcomes: { code: FetchOutcome; count: number }[]
}

/** @param since counts the outcomes of its pages from then on */
export async function readSourceProgress(db: Connection, name: string, since: Date): Promise<SourceProgress> {
  const [row] = await query(
    db,
    z.object({
      isDone: z.boolean(),
      outcomes: z.array(z.object({ code: fetchOutcome, count: z.int() })),
    }),
    `SELECT NOT (
         EXISTS (SELECT FROM onrecord.sources s WHERE s.name = $1 AND s.state = 'active' AND s.next_run_at <= now())
         OR EXISTS (SELECT FROM onrecord.runs r JOIN onrecord.sources s ON s.id = r.source_id
                    WHERE s.name = $1 AND r.ended_at IS NULL)
         OR EXISTS (SELECT FROM onrecord.pages p JOIN onrecord.hosts h ON h.host = p.host
                    WHERE p.sources @> ARRAY[$1] AND greatest(p.next_fetch_at, h.throttled_until) <= now() + interval '1 minute'
                      AND p.next_fetch_at IS NOT NULL)
         OR EXISTS (SELECT FROM onrecord.pages p JOIN onrecord.snapshots n ON n.page_id = p.id
                    WHERE p.sources @> ARRAY[$1] AND n.extracted_run < n.extract_run)) AS "isDone",
       coalesce((SELECT json_agg(json_build_object('code', code, 'count', count) ORDER BY count DESC) FROM (
         SELECT o.code, count(*) FROM onrecord.outcomes o JOIN onrecord.pages p ON p.id = o.page_id
         WHERE o.stage = 'fetch' AND p.sources @> ARRAY[$1] AND o.at >= $2 GROUP BY o.code) counted), '[]') AS outcomes`,
    [name, since.toISOString()],
  )
  return row ?? { isDone: true, outcomes: [] }
}
