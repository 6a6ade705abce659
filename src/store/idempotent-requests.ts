import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type Connection, execute, queryOne } from './database.ts'

/** A request is known by who asked, for what, and the key that the client chose for it. */
export type RequestIdentity = { client: string; operation: string; key: string }

const KEPT = "interval '24 hours'"
/** A request without an answer after that long was of a process that died. */
const AT_WORK = "interval '2 minutes'"

const idOf = ({ client, operation, key }: RequestIdentity) =>
  createHash('sha256')
    .update(JSON.stringify([client, operation, key]))
    .digest()

export type Begun =
  | { state: 'begun' }
  /** Answered before, to the same body. */
  | { state: 'answered'; status: number; body: unknown }
  | { state: 'at-work' }
  /** The key was used for another body. */
  | { state: 'mismatch' }

/** Claims a request. Whoever gets "begun" does the work and ends it with `answerRequest` or `abandonRequest`. */
export async function beginRequest(db: Connection, identity: RequestIdentity, body: Uint8Array): Promise<Begun> {
  const id = idOf(identity)
  const bodyHash = createHash('sha256').update(body).digest()
  await execute(db, `DELETE FROM onrecord.idempotent_requests WHERE created_at < now() - ${KEPT}`)
  const claimed = await execute(
    db,
    `INSERT INTO onrecord.idempotent_requests AS r (id, body_sha256) VALUES ($1, $2)
     ON CONFLICT (id) DO UPDATE SET created_at = now()
     WHERE r.status IS NULL AND r.body_sha256 = $2 AND r.created_at < now() - ${AT_WORK}`,
    [id, bodyHash],
  )
  if (claimed === 1) return { state: 'begun' }
  const known = await queryOne(
    db,
    z.object({ same: z.boolean(), status: z.int().nullable(), body: z.unknown() }),
    'SELECT body_sha256 = $2 AS same, status, body FROM onrecord.idempotent_requests WHERE id = $1',
    [id, bodyHash],
  )
  // Abandoned between the two queries.
  if (known === null) return beginRequest(db, identity, body)
  if (!known.same) return { state: 'mismatch' }
  return known.status === null ? { state: 'at-work' } : { state: 'answered', status: known.status, body: known.body }
}

export async function answerRequest(
  db: Connection,
  identity: RequestIdentity,
  { status, body }: { status: number; body: unknown },
): Promise<void> {
  await execute(db, 'UPDATE onrecord.idempotent_requests SET status = $2, body = $3 WHERE id = $1', [
    idOf(identity),
    status,
    JSON.stringify(body),
  ])
}

/** After a failure, so that the client may try again under the same key. */
export async function abandonRequest(db: Connection, identity: RequestIdentity): Promise<void> {
  await execute(db, 'DELETE FROM onrecord.idempotent_requests WHERE id = $1 AND status IS NULL', [idOf(identity)])
}
