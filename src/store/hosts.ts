import { z } from 'zod'
import { type Connection, execute, queryOne } from './database.ts'

export type HostLease = { host: string; token: string }

export type HostGrant = { granted: true; lease: HostLease } | { granted: false; retryInMs: number }

/** Times are given out no further ahead: some of those who wait may never come back. */
const MAX_AHEAD_MS = 60_000

/**
 * Asks for the one request that may be in flight to a host. By the database's clock, so it holds across processes and
 * machines. A lease ends by releaseHost or, when its worker died, after `leaseMs`; the next is granted `delayMs` after
 * the end of the last.
 */
export async function acquireHost(
  db: Connection,
  host: string,
  { delayMs, leaseMs }: { delayMs: number; leaseMs: number },
): Promise<HostGrant> {
  const granted = await queryOne(
    db,
    z.object({ token: z.string() }),
    `INSERT INTO onrecord.hosts AS h (host, lease, leased_at, lease_ends_at)
     VALUES ($1, gen_random_uuid(), clock_timestamp(), clock_timestamp() + onrecord.ms($3))
     ON CONFLICT (host) DO UPDATE SET
       lease = excluded.lease, leased_at = clock_timestamp(), lease_ends_at = clock_timestamp() + onrecord.ms($3)
     WHERE greatest(h.free_at, h.throttled_until, h.lease_ends_at + onrecord.ms($2)) <= clock_timestamp()
     RETURNING lease AS token`,
    [host, delayMs, leaseMs],
  )
  if (granted !== null) return { granted: true, lease: { host, token: granted.token } }
  return { granted: false, retryInMs: await promiseTime(db, host, delayMs) }
}

/**
 * Those who are sent away get times one after the other, as far apart as a request and the delay after it take, so
 * that a thousand pages of one host do not all come back at the same moment. A time is no claim: whoever asks first
 * when the host is free gets it.
 */
async function promiseTime(db: Connection, host: string, delayMs: number): Promise<number> {
  const promised = await queryOne(
    db,
    z.object({ earliestInMs: z.number(), aheadMs: z.number() }),
    `WITH gate AS (
       SELECT host, request_ms, promised_until, greatest(
         clock_timestamp(), free_at, throttled_until,
         CASE WHEN lease IS NOT NULL
              THEN greatest(clock_timestamp(), leased_at + onrecord.ms(request_ms)) + onrecord.ms($2) END) AS earliest
       FROM onrecord.hosts WHERE host = $1 FOR NO KEY UPDATE
     ), promised AS (
       UPDATE onrecord.hosts h SET promised_until =
         least(greatest(gate.earliest, gate.promised_until) + onrecord.ms($2 + gate.request_ms),
               gate.earliest + onrecord.ms($3))
       FROM gate WHERE h.host = gate.host
     )
     SELECT extract(epoch FROM earliest - clock_timestamp())::float8 * 1000 AS "earliestInMs",
            extract(epoch FROM greatest(earliest, promised_until) - earliest)::float8 * 1000 AS "aheadMs"
     FROM gate`,
    [host, delayMs, MAX_AHEAD_MS],
  )
  if (promised === null) return Math.max(1, delayMs)
  const { earliestInMs, aheadMs } = promised
  const ahead = aheadMs < MAX_AHEAD_MS ? aheadMs : MAX_AHEAD_MS * (0.5 + Math.random() / 2)
  return Math.max(1, Math.ceil(earliestInMs + ahead))
}

/** Keeps a lease for another `leaseMs` from now; false when it had run out and somebody else holds the host. */
export async function renewHost(db: Connection, { host, token }: HostLease, leaseMs: number): Promise<boolean> {
  const sql = `UPDATE onrecord.hosts SET lease_ends_at = clock_timestamp() + onrecord.ms($3)
    WHERE host = $1 AND lease = $2`
  return (await execute(db, sql, [host, token, leaseMs])) === 1
}

/** False when the lease had run out and somebody else holds the host. */
export async function releaseHost(
  db: Connection,
  { host, token }: HostLease,
  { delayMs }: { delayMs: number },
): Promise<boolean> {
  const released = await execute(
    db,
    `UPDATE onrecord.hosts SET
       lease = NULL, leased_at = NULL, lease_ends_at = NULL, free_at = clock_timestamp() + onrecord.ms($3),
       request_ms = 0.8 * request_ms + 0.2 * 1000 * extract(epoch FROM clock_timestamp() - leased_at)::float8
     WHERE host = $1 AND lease = $2`,
    [host, token, delayMs],
  )
  return released === 1
}

/** No request to the host before that many milliseconds have passed (Retry-After, back-off). Never shortens a wait. */
export async function throttleHost(db: Connection, host: string, forMs: number): Promise<void> {
  await execute(
    db,
    `INSERT INTO onrecord.hosts AS h (host, throttled_until) VALUES ($1, clock_timestamp() + onrecord.ms($2))
     ON CONFLICT (host) DO UPDATE SET throttled_until = greatest(h.throttled_until, excluded.throttled_until)`,
    [host, forMs],
  )
}
