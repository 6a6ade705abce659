import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { hostKey, politeDelay } from '../fetch/politeness.ts'
import type { Robots, RobotsCache } from '../fetch/robots.ts'
import { acquireHost, type HostLease, releaseHost, renewHost } from '../store/hosts.ts'

/** How long a host stays closed after the worker that held it was killed. */
const LEASE_MS = 6_000
const RENEW_EVERY_MS = LEASE_MS / 3

/** Leave to make requests to a page's host, one at a time. */
export type Visit = {
  granted: true
  /** For the client: asks robots.txt and keeps the distance before each request, redirects to other hosts included. */
  checkHop(url: string): Promise<void>
  /** Opens the host for the next one, after its delay. */
  leave(): Promise<void>
}

export type Politeness = {
  /** Asks for the host's one place. Costs no time: who is not granted it comes back after `retryInMs`. */
  visit(url: string): Promise<Visit | { granted: false; retryInMs: number }>
  /** The same, waiting until it is granted. */
  visitWhenFree(url: string): Promise<Visit>
}

type Hold = { lease: HostLease; requests: number; delayMs: number }

export function createPoliteness(deps: {
  pool: pg.Pool
  robots: Robots
  robotsCache: RobotsCache
  hostDelayMs: number
}): Politeness {
  const { pool, robots, robotsCache, hostDelayMs } = deps
  const gate = { delayMs: hostDelayMs, leaseMs: LEASE_MS }
  const delayFor = (crawlDelaySeconds: number | null) =>
    politeDelay({ configuredMs: hostDelayMs, crawlDelaySeconds, jitter: Math.random() })

  async function acquireWhenFree(host: string): Promise<HostLease> {
    for (;;) {
      const grant = await acquireHost(pool, host, gate)
      if (grant.granted) return grant.lease
      await sleep(grant.retryInMs)
    }
  }

  function openVisit(firstHost: string, firstLease: HostLease): Visit {
    const holds = new Map<string, Hold>([[firstHost, { lease: firstLease, requests: 0, delayMs: hostDelayMs }]])
    const renewal = setInterval(() => {
      // A renewal that fails is noticed when the lease is released; until then another may enter the host.
      for (const { lease } of holds.values()) renewHost(pool, lease, LEASE_MS).catch(() => undefined)
    }, RENEW_EVERY_MS)

    return {
      granted: true,
      async checkHop(url) {
        const host = hostKey(url)
        const hold = holds.get(host) ?? { lease: await acquireWhenFree(host), requests: 0, delayMs: hostDelayMs }
        holds.set(host, hold)
        if ((await robotsCache.get(new URL(url).origin)) === null) hold.requests += 1
        const { crawlDelaySeconds } = await robots.check(url)
        hold.delayMs = delayFor(crawlDelaySeconds)
        if (hold.requests > 0) await sleep(hold.delayMs)
        hold.requests += 1
      },
      async leave() {
        clearInterval(renewal)
        for (const { lease, requests, delayMs } of holds.values()) {
          await releaseHost(pool, lease, { delayMs: requests === 0 ? 0 : delayMs })
        }
      },
    }
  }

  return {
    async visit(url) {
      const host = hostKey(url)
      const grant = await acquireHost(pool, host, gate)
      return grant.granted ? openVisit(host, grant.lease) : grant
    },
    async visitWhenFree(url) {
      const host = hostKey(url)
      return openVisit(host, await acquireWhenFree(host))
    },
  }
}
