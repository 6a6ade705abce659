import { z } from 'zod'
import { type Connection, query, queryOne } from './database.ts'
import { lastSeq } from './events.ts'
import type { PageState } from './pages.ts'
import { type Lag, listSubscriptions, type StoredSubscription, subscriptionLag } from './subscriptions.ts'

export type Status = {
  sources: { active: number; paused: number }
  pages: Record<PageState, number>
  snapshots: number
  unextracted: number
  documents: number
  statements: { usable: number; canceled: number }
  events: { count: number; lastSeq: number }
  outcomes: { stage: string; code: string; count: number }[]
  subscriptions: (Pick<StoredSubscription, 'name' | 'state' | 'delivery' | 'cursor'> & Lag)[]
}

const count = z.int().default(0)
const sourceCounts = z.object({ active: count, paused: count })
const pageCounts = z.object({
  new: count,
  waiting: count,
  fetching: count,
  fetched: count,
  failed: count,
  alias: count,
} satisfies Record<PageState, typeof count>)
const statementCounts = z.object({ usable: count, canceled: count })

export async function readStatus(db: Connection): Promise<Status> {
  const counts = await queryOne(
    db,
    z.object({ snapshots: z.int(), unextracted: z.int(), documents: z.int(), events: z.int() }),
    `SELECT (SELECT count(*) FROM onrecord.snapshots) AS snapshots,
       (SELECT count(*) FROM onrecord.snapshots WHERE extracted_run < extract_run) AS unextracted,
       (SELECT count(*) FROM onrecord.documents) AS documents,
       (SELECT count(*) FROM onrecord.events) AS events`,
  )
  const { events = 0, snapshots = 0, unextracted = 0, documents = 0 } = counts ?? {}
  return {
    sources: await countBy(db, sourceCounts, 'sources', 'state'),
    pages: await countBy(db, pageCounts, 'pages', 'state'),
    snapshots,
    unextracted,
    documents,
    statements: await countBy(db, statementCounts, 'statements', 'status'),
    events: { count: events, lastSeq: await lastSeq(db) },
    outcomes: await query(
      db,
      z.object({ stage: z.string(), code: z.string(), count: z.int() }),
      `SELECT stage, code, count(*) AS count FROM onrecord.outcomes GROUP BY stage, code ORDER BY stage, count DESC, code`,
    ),
    subscriptions: await subscriptionLags(db),
  }
}

async function subscriptionLags(db: Connection): Promise<Status['subscriptions']> {
  const lags: Status['subscriptions'] = []
  for (const { name, state, delivery, cursor } of await listSubscriptions(db)) {
    const lag = await subscriptionLag(db, name)
    if (lag !== null) lags.push({ name, state, delivery, cursor, ...lag })
  }
  return lags
}

async function countBy<T>(
  db: Connection,
  counts: z.ZodType<T>,
  table: 'sources' | 'pages' | 'statements',
  column: 'state' | 'status',
): Promise<T> {
  const row = await queryOne(
    db,
    z.object({ counts }),
    `SELECT coalesce(json_object_agg(value, count), '{}') AS counts
     FROM (SELECT ${column} AS value, count(*) AS count FROM onrecord.${table} GROUP BY ${column}) AS counted`,
  )
  return row?.counts ?? counts.parse({})
}

/** Whether a page, a source or an extraction has work in hand, due now, or due within that many seconds. */
export async function dueWithin(db: Connection, seconds: number): Promise<boolean> {
  const row = await queryOne(
    db,
    z.object({ due: z.boolean() }),
    `SELECT EXISTS (
         SELECT FROM onrecord.hosts h WHERE h.throttled_until <= now() + make_interval(secs => $1) AND EXISTS (
           SELECT FROM onrecord.pages p WHERE p.host = h.host AND p.next_fetch_at <= now() + make_interval(secs => $1)))
       OR EXISTS (SELECT FROM onrecord.snapshots WHERE extracted_run < extract_run)
       OR EXISTS (SELECT FROM onrecord.runs WHERE ended_at IS NULL)
       OR EXISTS (SELECT FROM onrecord.sources
                  WHERE state = 'active' AND next_run_at <= now() + make_interval(secs => $1)) AS due`,
    [seconds],
  )
  return row?.due === true
}
