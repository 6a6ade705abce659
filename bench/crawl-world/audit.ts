import type pg from 'pg'
import { isOpen } from './plan.ts'
import type { RunningWorld, Seen } from './server.ts'

/** What was broken, each as a sentence; empty when all is well. */
export type Violations = string[]

/** Timers of two processes and of the kernel do not agree better than that. */
const TOLERANCE_MS = 2

/** Per host: never two requests at once, never two within its delay, nothing before robots.txt or against it. */
export function auditPoliteness(world: RunningWorld, hostDelayMs: number): Violations {
  return world.hosts.flatMap((host, index) => {
    const requests = world.seen.filter((request) => request.host === index)
    const delayMs = Math.max(hostDelayMs, host.crawlDelayMs)
    const broken: Violations = []
    const say = (request: Seen, what: string) => broken.push(`${host.origin}${request.path} ${what}`)
    let before: Seen | undefined
    let hasRobots = false
    for (const request of requests) {
      const isRobots = request.path.startsWith('/robots')
      if (!isRobots && !hasRobots) say(request, 'was asked for before robots.txt')
      if (isRobots) hasRobots = true
      if (request.path.startsWith('/private/') && host.robots !== 'none') say(request, 'is forbidden by robots.txt')
      if (!isRobots && !isOpen(host)) say(request, 'was asked for although robots.txt could not be had')
      if (before !== undefined) {
        const gap = request.startedAt - (before.endedAt ?? Number.POSITIVE_INFINITY)
        const asked = Math.max(hasRobots && !isRobots ? delayMs : hostDelayMs, before.retryAfterMs)
        if (gap < 0) say(request, `came while ${before.path} was in hand`)
        else if (gap < asked - TOLERANCE_MS)
          say(request, `came ${Math.round(gap)} ms after ${before.path}, not ${asked} ms`)
      }
      before = request
    }
    return broken
  })
}

/**
 * Every page that can be had was given out once, and stored once.
 *
 * @param mayRepeat how many times more in all, for workers that were killed with an answer in hand
 */
export async function auditPages(world: RunningWorld, pool: pg.Pool, mayRepeat: number): Promise<Violations> {
  const broken: Violations = []
  const given = new Map<string, number>()
  for (const { host, path, status, isConditional } of world.seen) {
    const url = `${world.hosts[host]?.origin}${path}`
    if (status === 200 && !isConditional) given.set(url, (given.get(url) ?? 0) + 1)
  }
  const stored = await pool.query<{ url: string; last_outcome: string | null; fetched: number; snapshots: number }>(
    `SELECT p.url, p.last_outcome, count(o.id)::int AS fetched,
       (SELECT count(*) FROM onrecord.snapshots s WHERE s.page_id = p.id)::int AS snapshots
     FROM onrecord.pages p LEFT JOIN onrecord.outcomes o ON o.page_id = p.id AND o.stage = 'fetch' AND o.code = 'fetched'
     GROUP BY p.id`,
  )
  const pages = new Map(stored.rows.map((row) => [row.url, row]))
  let repeated = 0
  for (const host of world.hosts) {
    for (const { url, answer, expected } of host.pages) {
      const times = given.get(url) ?? 0
      // A cut answer is an answer to the server's side.
      const cut = answer.type === 'content' ? answer.faults.filter((fault) => fault === 'cut').length : 0
      const isReachable = answer.type === 'content' && isOpen(host) && expected !== 'robots_disallowed'
      if (isReachable && times < 1 + cut && !isBehindClosed(world, url)) broken.push(`${url} was never given out`)
      repeated += Math.max(0, times - 1 - cut)
      if (expected === null) continue
      const page = pages.get(url)
      if (page === undefined) {
        if (isOpen(host)) broken.push(`${url} is no page of the frontier`)
        continue
      }
      if (!isOpen(host)) continue
      if (page.last_outcome !== expected && !leadsToClosed(world, url)) {
        broken.push(`${url} ended as ${page.last_outcome}, not ${expected}`)
      }
      if (expected === 'fetched' && !leadsToClosed(world, url) && (page.fetched !== 1 || page.snapshots !== 1)) {
        broken.push(`${url} was fetched ${page.fetched} times and stored ${page.snapshots} times`)
      }
    }
  }
  if (repeated > mayRepeat)
    broken.push(`pages were given out ${repeated} times more than once; at most ${mayRepeat} may be`)
  return broken
}

/** A redirect to a host whose robots.txt cannot be had ends there. */
function leadsToClosed(world: RunningWorld, url: string): boolean {
  const answer = world.byUrl.get(url)?.answer
  if (answer?.type !== 'redirect') return false
  const host = world.hosts.find(({ origin }) => answer.to.startsWith(`${origin}/`))
  return host !== undefined && !isOpen(host)
}

/** What only pages of a closed host lead to. */
function isBehindClosed(world: RunningWorld, url: string): boolean {
  const from = [...world.byUrl.values()].filter(({ answer }) => answer.type === 'redirect' && answer.to === url)
  return (
    from.length > 0 &&
    from.every((page) => world.hosts.some((host) => !isOpen(host) && page.url.startsWith(`${host.origin}/`)))
  )
}

/** After a second crawl: every page that was had was asked for with its validator, and nothing came of it. */
export function auditSecondCrawl(world: RunningWorld, from: number): Violations {
  return world.seen.slice(from).flatMap(({ host, path, status, isConditional }) => {
    const url = `${world.hosts[host]?.origin}${path}`
    const page = world.byUrl.get(url)
    if (page?.answer.type !== 'content') return []
    if (!isConditional) return [`${url} was asked for without its validator`]
    return status === 304 ? [] : [`${url} was answered with ${status}, not 304`]
  })
}

/** Exactly one outcome for each fetch that ended. */
export async function auditOutcomes(pool: pg.Pool): Promise<Violations> {
  const { rows } = await pool.query<{ url: string; runs: number; outcomes: number }>(
    `SELECT p.url, p.runs, count(o.id)::int AS outcomes FROM onrecord.pages p
     LEFT JOIN onrecord.outcomes o ON o.page_id = p.id AND o.stage = 'fetch'
     GROUP BY p.id HAVING p.runs <> count(o.id)`,
  )
  return rows.map(({ url, runs, outcomes }) => `${url} had ${runs} fetches and has ${outcomes} outcomes`)
}
