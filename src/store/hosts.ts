import { z } from 'zod'
import { type Connection, execute, query, queryOne } from './database.ts'

/** Leave to make requests to a host. `failures` counts the requests in a row before it that did not get through. */
export type HostLease = { host: string; token: string; failures: number }

export type HostGrant = { granted: true; lease: HostLease } | { granted: false; retryInMs: number }

/** A host is kept free for that long after the moment at which who reserved it could have had it. */
const RESERVED_MS = 2_000

/**
 * Asks for the one request that may be in flight to a host. By the database's clock, so it holds across processes and
 * machines. A lease ends by releaseHost or, when its worker died, after `leaseMs`; then another `delayMs` has to pass.
 *
 * @param options.hasPriority whether, when it is refused, the next turn is to be kept for those who have priority
 */
export async function acquireHost(
  db: Connection,
  host: string,
  { delayMs, leaseMs, hasPriority = false }: { delayMs: number; leaseMs: number; hasPriority?: boolean },
): Promise<HostGrant> {
  const granted = await queryOne(db, z.object({ token: z.string(), failures: z.int() }), ACQUIRE, [
    host,
    delayMs,
    leaseMs,
    hasPriority,
  ])
  if (granted !== null) return { granted: true, lease: { host, ...granted } }
  return { granted: false, retryInMs: await whenFree(db, host, delayMs, hasPriority) }
}

const ACQUIRE = {
  name: 'acquire-host',
  text: `INSERT INTO onrecord.hosts AS h (host, lease, lease_ends_at)
     VALUES ($1, gen_random_uuid(), clock_timestamp() + onrecord.ms($3))
     ON CONFLICT (host) DO UPDATE SET
       lease = excluded.lease, lease_ends_at = clock_timestamp() + onrecord.ms($3),
       reserved_until = CASE WHEN $4 THEN '-infinity' ELSE h.reserved_until END
     WHERE greatest(h.free_at, h.throttled_until, h.lease_ends_at + onrecord.ms($2),
                    CASE WHEN NOT $4 THEN h.reserved_until END) <= clock_timestamp()
     RETURNING lease AS token, failures`,
}

/** How long a request in flight takes, for those who wait for its end. */
const USUAL_REQUEST_MS = 100

async function whenFree(db: Connection, host: string, delayMs: number, hasPriority: boolean): Promise<number> {
  const found = await queryOne(
    db,
    z.object({ inMs: z.number() }),
    `WITH gate AS (
       SELECT host, greatest(clock_timestamp(), free_at, throttled_until,
         CASE WHEN lease IS NOT NULL AND lease_ends_at > clock_timestamp()
              THEN clock_timestamp() + onrecord.ms($2::float8 + $4) ELSE lease_ends_at + onrecord.ms($2) END) AS free_at
       FROM onrecord.hosts WHERE host = $1
     ), reserved AS (
       UPDATE onrecord.hosts h SET reserved_until = gate.free_at + onrecord.ms($5)
       FROM gate WHERE $3 AND h.host = gate.host
     )
     SELECT extract(epoch FROM free_at - clock_timestamp())::float8 * 1000 AS "inMs" FROM gate`,
    [host, delayMs, hasPriority, USUAL_REQUEST_MS, RESERVED_MS],
  )
  return Math.max(1, Math.ceil(found?.inMs ?? 0))
}

/** Keeps a lease for another `leaseMs` from now; false when it had run out and somebody else holds the host. */
export async function renewHost(db: Connection, { host, token }: HostLease, leaseMs: number): Promise<boolean> {
  const sql = `UPDATE onrecord.hosts SET lease_ends_at = clock_timestamp() + onrecord.ms($3)
    WHERE host = $1 AND lease = $2`
  return (await execute(db, sql, [host, token, leaseMs])) === 1
}

/**
 * What a turn leaves behind: the delay after it, the requests in a row that failed, and for how long the host is to be
 * left alone beyond that (Retry-After, back-off), which never shortens a wait.
 */
export type HostRelease = { delayMs: number; failures: number; throttleMs: number }

/** False when the lease had run out and somebody else holds the host. */
export async function releaseHost(
  db: Connection,
  { host, token }: HostLease,
  { delayMs, failures, throttleMs }: HostRelease,
): Promise<boolean> {
  return (await execute(db, RELEASE, [host, token, delayMs, failures, throttleMs])) === 1
}

const RELEASE = {
  name: 'release-host',
  text: `UPDATE onrecord.hosts SET
       lease = NULL, lease_ends_at = NULL, failures = $4, free_at = clock_timestamp() + onrecord.ms($3),
       throttled_until = greatest(throttled_until, clock_timestamp() + onrecord.ms($5))
     WHERE host = $1 AND lease = $2`,
}

/** Hosts that may be asked now and have a page that is due; in order of name, after `afterHost`. */
export async function dueHosts(
  db: Connection,
  options: { afterHost?: string; limit?: number } = {},
): Promise<{ host: string }[]> {
  return query(
    db,
    z.object({ host: z.string() }),
    `SELECT host FROM onrecord.hosts h
     WHERE h.host > $1 AND greatest(h.free_at, h.throttled_until, h.lease_ends_at) <= now()
       AND EXISTS (SELECT FROM onrecord.pages p WHERE p.host = h.host AND p.next_fetch_at <= now())
     ORDER BY h.host LIMIT $2`,
    [options.afterHost ?? '', options.limit ?? 1_000],
  )
}
