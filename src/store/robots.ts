import { z } from 'zod'
import { timestamp } from '../schemas/common.ts'
import { fetchOutcome } from '../schemas/outcome.ts'
import { type Connection, execute, queryOne } from './database.ts'
import { storable } from './text.ts'

const robotsRow = z.object({
  /** rules: `body` says. allow: there is none. unreachable: nothing may be fetched until `expiresAt`. */
  state: z.enum(['rules', 'allow', 'unreachable']),
  body: z.string(),
  /** What was wrong, as an outcome and for people. */
  outcome: fetchOutcome.exclude(['fetched', 'unchanged', 'redirected']).nullable(),
  detail: z.string().nullable(),
  expiresAt: timestamp,
})
/** One origin's robots.txt as it is kept between fetches. */
export type StoredRobots = z.infer<typeof robotsRow>

/** RFC 9309 has crawlers read at least the first 500 KiB. */
const MAX_BODY = 1024 * 1024
const MAX_DETAIL = 2_000

/** As it was put, expired or not; `origin` is like "https://example.org". */
export async function getRobots(db: Connection, origin: string): Promise<StoredRobots | null> {
  const sql = 'SELECT state, body, outcome, detail, expires_at AS "expiresAt" FROM onrecord.robots WHERE origin = $1'
  return queryOne(db, robotsRow, sql, [origin])
}

export async function putRobots(db: Connection, origin: string, robots: StoredRobots): Promise<void> {
  const { state, body, outcome, detail, expiresAt } = robots
  await execute(
    db,
    `INSERT INTO onrecord.robots (origin, state, body, outcome, detail, expires_at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (origin) DO UPDATE SET
       state = excluded.state, body = excluded.body, outcome = excluded.outcome, detail = excluded.detail, expires_at = excluded.expires_at`,
    [
      origin,
      state,
      storable(body, MAX_BODY),
      outcome,
      detail === null ? null : storable(detail, MAX_DETAIL),
      expiresAt,
    ],
  )
}
