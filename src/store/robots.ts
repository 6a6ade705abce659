import { z } from 'zod'
import { timestamp } from '../schemas/common.ts'
import { type Connection, execute, queryOne } from './database.ts'
import { storable } from './text.ts'

const robotsRow = z.object({
  /** Whether `body` says the rules, there is no file, or it could not be had. */
  state: z.enum(['rules', 'allow', 'unreachable']),
  body: z.string(),
  /** Why it could not be had. */
  detail: z.string().nullable(),
  expiresAt: timestamp,
})
/** One origin's robots.txt, for all workers. */
export type StoredRobots = z.infer<typeof robotsRow>

/** RFC 9309 has crawlers read at least the first 500 KiB. */
const MAX_BODY_LENGTH = 512 * 1024

/** As it was put, expired or not. */
export async function getRobots(db: Connection, origin: string): Promise<StoredRobots | null> {
  const sql = 'SELECT state, body, detail, expires_at AS "expiresAt" FROM onrecord.robots WHERE origin = $1'
  return queryOne(db, robotsRow, sql, [origin])
}

/** @param origin such as "https://example.org" */
export async function putRobots(db: Connection, origin: string, robots: StoredRobots): Promise<void> {
  const { state, body, detail, expiresAt } = robots
  await execute(
    db,
    `INSERT INTO onrecord.robots (origin, state, body, detail, expires_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (origin) DO UPDATE SET (state, body, detail, expires_at) =
       (excluded.state, excluded.body, excluded.detail, excluded.expires_at)`,
    [origin, state, storable(body, MAX_BODY_LENGTH), detail, expiresAt],
  )
}
