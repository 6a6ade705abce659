import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { closedForMs, hostKey, isHostFailure, politeDelay } from '../fetch/politeness.ts'
import type { Robots } from '../fetch/robots.ts'
import type { FetchOutcome } from '../schemas/outcome.ts'
import { acquireHost, type HostLease, releaseHost, renewHost } from '../store/hosts.ts'

/** How long a host stays closed after the worker that held it was killed. */
const LEASE_MS = 8_000
const RENEW_EVERY_MS = LEASE_MS / 4
/** The longest that a turn waits in hand for another host, and only for the rare robots.txt that redirects there. */
const LONGEST_WAIT_MS = 5_000

/** The right to make one request to a host. */
export type Turn = {
  granted: true
  /**
   * For the client, before each request: asks robots.txt, and throws AnotherTurn when this turn's request was made.
   *
   * @throws {HopRefused} as robots.txt says
   */
  checkHop(url: string): Promise<void>
  /** Aborts when the host was lost to somebody else, so that there are never two requests at once. */
  signal: AbortSignal
  /**
   * Opens the host for the next turn, after its delay; only the first call counts.
   *
   * @param end how the request ended, where one was made, and for how long the host asks to be left alone
   */
  leave(end?: { outcome: FetchOutcome; throttleMs: number }): Promise<void>
  /** After `leave`: milliseconds until the next turn. */
  freeInMs(): number
}

export type Politeness = {
  /** Asks for the host's one place. Costs no time: who is not granted it comes back after `retryInMs`. */
  turn(host: string, options?: { hasPriority?: boolean }): Promise<Turn | { granted: false; retryInMs: number }>
}

/** The next request of a fetch needs a turn of its own: to follow a redirect, or after robots.txt took this one. */
export class AnotherTurn extends Error {
  readonly redirectedTo: string | null

  constructor(redirectedTo: string | null) {
    super('one turn is one request')
    this.name = 'AnotherTurn'
    this.redirectedTo = redirectedTo
  }
}

export function createPoliteness(deps: { pool: pg.Pool; robots: Robots; hostDelayMs: number }): Politeness {
  const { pool, robots, hostDelayMs } = deps
  const gate = { delayMs: hostDelayMs, leaseMs: LEASE_MS }
  const delayFor = (crawlDelaySeconds: number | null) =>
    politeDelay({ configuredMs: hostDelayMs, crawlDelaySeconds, jitter: Math.random() })

  function openTurn(lease: HostLease): Turn {
    const { host } = lease
    const lost = new AbortController()
    const leases = [lease]
    const renewal = setInterval(() => {
      for (const each of leases) {
        renewHost(pool, each, LEASE_MS).then(
          (renewed) => renewed || lost.abort(new Error(`${each.host} was lost to another worker`)),
          // A renewal that fails has three more tries.
          () => undefined,
        )
      }
    }, RENEW_EVERY_MS)
    let requests = 0
    let delayMs = delayFor(null)
    let left: Promise<void> | undefined
    let freeAt = 0

    async function beforeRobots(url: string): Promise<void> {
      if (hostKey(url) === host) {
        if (requests > 0) await sleep(delayMs)
        requests += 1
      } else leases.push(await acquireSoon(hostKey(url)))
    }

    async function leaveOthers(): Promise<void> {
      for (const other of leases.splice(1)) {
        await releaseHost(pool, other, { delayMs: delayFor(null), failures: other.failures, throttleMs: 0 })
      }
    }

    async function leave(end: Parameters<Turn['leave']>[0]): Promise<void> {
      clearInterval(renewal)
      const wasAsked = end !== undefined && requests > 0
      const failures = !wasAsked ? lease.failures : isHostFailure(end.outcome) ? lease.failures + 1 : 0
      const closedMs = failures > lease.failures ? closedForMs(failures) : 0
      const delay = requests === 0 ? 0 : delayMs
      const throttleMs = Math.max(closedMs, end?.throttleMs ?? 0)
      await releaseHost(pool, lease, { delayMs: delay, failures, throttleMs })
      freeAt = performance.now() + Math.max(delay, throttleMs)
    }

    return {
      granted: true,
      signal: lost.signal,
      async checkHop(url) {
        if (requests > 0) throw new AnotherTurn(url)
        const asked = robots.check(url, { beforeRequest: beforeRobots, signal: lost.signal })
        const { crawlDelaySeconds } = await asked.finally(leaveOthers)
        delayMs = delayFor(crawlDelaySeconds)
        if (requests > 0) throw new AnotherTurn(null)
        requests += 1
      },
      leave: (end) => (left ??= leave(end)),
      freeInMs: () => Math.max(1, Math.ceil(freeAt - performance.now())),
    }
  }

  async function acquireSoon(host: string): Promise<HostLease> {
    const lastAt = Date.now() + LONGEST_WAIT_MS
    for (;;) {
      const grant = await acquireHost(pool, host, gate)
      if (grant.granted) return grant.lease
      if (Date.now() + grant.retryInMs > lastAt) throw new AnotherTurn(null)
      await sleep(grant.retryInMs)
    }
  }

  return {
    async turn(host, { hasPriority = false } = {}) {
      const grant = await acquireHost(pool, host, { ...gate, hasPriority })
      return grant.granted ? openTurn(grant.lease) : grant
    },
  }
}
