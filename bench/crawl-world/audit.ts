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
  const repeated: string[] = []
  for (const { url, answer, expected } of world.byUrl.values()) {
    const times = given.get(url) ?? 0
    // A cut answer is an answer to the server's side.
    const cut = answer.type === 'content' ? answer.faults.filter((fault) => fault === 'cut').length : 0
    for (let n = 1 + cut; n < times; n += 1) repeated.push(url)
    if (!isOpenFor(world, url)) continue
    const isReachable = answer.type === 'content' && expected !== 'robots_disallowed' && isLedTo(world, url)
    if (isReachable && times < 1 + cut) broken.push(`${url} was never given out`)
    if (expected === null) continue
    const page = pages.get(url)
    if (page === undefined) broken.push(`${url} is no page of the frontier`)
    else if (leadsToClosed(world, url)) continue
    else if (page.last_outcome !== expected) broken.push(`${url} ended as ${page.last_outcome}, not ${expected}`)
    else if (expected === 'fetched' && (page.fetched !== 1 || page.snapshots !== 1)) {
      broken.push(`${url} was fetched ${page.fetched} times and stored ${page.snapshots} times`)
    }
  }
  if (repeated.length > mayRepeat) {
    const which = repeated.slice(0, 10).join(', ')
    broken.push(`pages were given out ${repeated.length} times more than once, and ${mayRepeat} may be: ${which}`)
  }
  return broken
}

function isOpenFor(world: RunningWorld, url: string): boolean {
  const host = world.hosts.find(({ origin }) => url.startsWith(`${origin}/`))
  return host !== undefined && isOpen(host)
}

/** A redirect to a host whose robots.txt cannot be had ends there. */
function leadsToClosed(world: RunningWorld, url: string): boolean {
  const answer = world.byUrl.get(url)?.answer
  return answer?.type === 'redirect' && !isOpenFor(world, answer.to)
}

/** Listed by a source, or behind a redirect that some open host answers. */
function isLedTo(world: RunningWorld, url: string): boolean {
  if (world.byUrl.get(url)?.expected !== null) return true
  return [...world.byUrl.values()].some(
    ({ url: from, answer }) => answer.type === 'redirect' && answer.to === url && isOpenFor(world, from),
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
