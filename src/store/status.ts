import { z } from 'zod'
import { type Connection, query, queryOne } from './database.ts'
import { listSubscriptions, subscriptionLag } from './subscriptions.ts'

const count = z.object({ count: z.int() })
const labelled = count.extend({ label: z.string() })

export type Status = {
  sources: Record<string, number>
  /** By state. */
  pages: Record<string, number>
  snapshots: number
  unextracted: number
  documents: number
  statements: { usable: number; canceled: number }
  events: { count: number; lastSeq: number }
  outcomes: { stage: string; code: string; count: number }[]
  subscriptions: { name: string; state: 'active' | 'paused'; cursor: number; lag: number }[]
}

export async function readStatus(db: Connection): Promise<Status> {
  const countOf = async (rest: string) =>
    (await queryOne(db, count, `SELECT count(*) AS count FROM onrecord.${rest}`))?.count ?? 0
  const countBy = async (table: string, column: string) => {
    const sql = `SELECT ${column} AS label, count(*) AS count FROM onrecord.${table} GROUP BY 1 ORDER BY 1`
    const rows = await query(db, labelled, sql)
    return Object.fromEntries(rows.map(({ label, count }) => [label, count]))
  }
  const statements = await countBy('statements', 'status')
  const events = await queryOne(
    db,
    count.extend({ lastSeq: z.int() }),
    'SELECT count(*) AS count, coalesce(max(seq), 0) AS "lastSeq" FROM onrecord.events',
  )
  const subscriptions: Status['subscriptions'] = []
  for (const { name, state, cursor } of await listSubscriptions(db)) {
    subscriptions.push({ name, state, cursor, lag: (await subscriptionLag(db, name)) ?? 0 })
  }
  return {
    sources: await countBy('sources', 'state'),
    pages: await countBy('pages', 'state'),
    snapshots: await countOf('snapshots'),
    unextracted: await countOf('snapshots WHERE extracted_run < extract_run'),
    documents: await countOf('documents'),
    statements: { usable: statements.usable ?? 0, canceled: statements.canceled ?? 0 },
    events: events ?? { count: 0, lastSeq: 0 },
    outcomes: await query(
      db,
      z.object({ stage: z.string(), code: z.string(), count: z.int() }),
      'SELECT stage, code, count(*) AS count FROM onrecord.outcomes GROUP BY 1, 2 ORDER BY 1, 3 DESC',
    ),
    subscriptions,
  }
}

/** Whether a page, source or extraction has work that is due now or within that many seconds. */
export async function dueWithin(db: Connection, seconds: number): Promise<boolean> {
  const found = await queryOne(
    db,
    z.object({ due: z.boolean() }),
    `SELECT EXISTS (SELECT FROM onrecord.pages WHERE state IN ('new', 'fetching'))
       OR EXISTS (SELECT FROM onrecord.pages
                  WHERE state IN ('waiting', 'fetched') AND next_fetch_at <= now() + make_interval(secs => $1))
       OR EXISTS (SELECT FROM onrecord.snapshots WHERE extracted_run < extract_run)
       OR EXISTS (SELECT FROM onrecord.runs WHERE ended_at IS NULL)
       OR EXISTS (SELECT FROM onrecord.sources
                  WHERE state = 'active' AND next_run_at <= now() + make_interval(secs => $1)) AS due`,
    [seconds],
  )
  return found?.due ?? false
}
