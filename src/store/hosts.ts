import type { Connection } from './database.ts'

export type HostLease = { host: string; token: string }

export type HostGrant = { granted: true; lease: HostLease } | { granted: false; retryInMs: number }

/**
 * Asks for the one request that may be in flight to a host. By the database's clock, so it holds across processes and
 * machines. A lease ends by releaseHost or, when its worker died, after `leaseMs`; the next is granted `delayMs` after
 * the end of the last. `retryInMs` spreads those who wait, so that they do not all come back at once.
 */
export async function acquireHost(
  _db: Connection,
  _host: string,
  _options: { delayMs: number; leaseMs: number },
): Promise<HostGrant> {
  throw new Error('to come')
}

/** False when the lease had run out and somebody else holds the host. */
export async function releaseHost(_db: Connection, _lease: HostLease, _options: { delayMs: number }): Promise<boolean> {
  throw new Error('to come')
}

/** No request to the host before that many milliseconds have passed (Retry-After, back-off). Never shortens a wait. */
export async function throttleHost(_db: Connection, _host: string, _forMs: number): Promise<void> {
  throw new Error('to come')
}

export type Robots = {
  /** "https://example.org" */
  origin: string
  /** HTTP status of robots.txt; null when the server could not be reached. */
  status: number | null
  text: string
  fetchedAt: string
}

/** Null when there is none, or none younger than `maxAgeMs`. */
export async function getRobots(
  _db: Connection,
  _origin: string,
  _options?: { maxAgeMs?: number },
): Promise<Robots | null> {
  throw new Error('to come')
}

export async function putRobots(_db: Connection, _robots: Omit<Robots, 'fetchedAt'>): Promise<void> {
  throw new Error('to come')
}
