import type { Logger } from 'pino'
import type { Client } from '../fetch/client.ts'
import { readOtherNames } from '../fetch/names.ts'
import { fetchPage } from '../fetch/page.ts'
import type { FetchResult } from '../fetch/types.ts'
import { canonicalUrl, InvalidUrl } from '../pipeline/url.ts'
import { fetchJob } from '../schemas/job.ts'
import {
  continueFetch,
  type FetchEnd,
  type FetchRun,
  finishFetch,
  redirectsToKnown,
  startFetch,
} from '../store/fetches.ts'
import { nextDuePage, type Page } from '../store/pages.ts'
import type { JobHandler } from './backend.ts'
import { createKeep, type KeepDeps } from './keep.ts'
import { AnotherTurn, type Politeness, type Turn } from './politeness.ts'
import { nextStep } from './retry.ts'

export type FetchDeps = KeepDeps & {
  client: Client
  politeness: Politeness
  enqueueFetch(pages: Pick<Page, 'host'>[]): Promise<void>
  enqueueExtract(snapshotIds: number[]): Promise<void>
  log: Logger
}

/** As browsers have it less half: what leads on for longer leads nowhere. */
const MAX_REDIRECTS = 10

/**
 * Takes one turn at a host: the page that has waited longest for it is fetched, its bytes go into the archive, and how
 * that ended is recorded. The job comes back for as long as pages of the host are due, and waits in the queue meanwhile.
 */
export function fetchHandler(deps: FetchDeps): JobHandler {
  const { pool, client, politeness, enqueueFetch, enqueueExtract, log } = deps
  const keep = createKeep(deps)

  return async (job) => {
    const { host } = fetchJob.parse(job.data)
    const turn = await politeness.turn(host)
    if (!turn.granted) return job.postpone(turn.retryInMs)
    try {
      const next = await nextDuePage(pool, host)
      const started = next === null ? null : await startFetch(pool, next.id)
      // Pages that become due later, and those added just now, are found within a second.
      if (started === null) return
      await fetchOne(started, turn)
    } finally {
      await turn.leave()
    }
    return job.postpone(turn.freeInMs())
  }

  async function fetchOne({ page, run }: FetchRun, turn: Turn): Promise<void> {
    const result = await ask(page, turn)
    if (result === null) return
    const next = nextStepOf(result, page)
    const throttleMs = next.type === 'retry' && next.throttled ? next.afterMs : 0
    // The host's delay runs while what came is stored.
    const left = turn.leave({ outcome: result.outcome, throttleMs })
    const end = await endOf(page, run, result, next)
    const { extract } = await finishFetch(pool, end)
    if (extract !== null) await enqueueExtract([extract])
    await left
    log.info({ url: page.url, outcome: end.code, next: end.next.type }, 'fetch')
  }

  /** Null when the fetch has to go on in another turn. */
  async function ask(page: Page, turn: Turn): Promise<FetchResult | Redirected | null> {
    const { etag, lastModified, url, hopUrl } = page
    const leadsTo = hopUrl === null ? null : otherThan(page, hopUrl)
    if (leadsTo !== null && (await redirectsToKnown(pool, page, leadsTo)))
      return { outcome: 'redirected', finalUrl: leadsTo }
    const { checkHop, signal } = turn
    try {
      return await fetchPage(client, hopUrl ?? url, { etag, lastModified, checkHop, signal })
    } catch (error) {
      if (!(error instanceof AnotherTurn)) throw error
      const { redirectedTo } = error
      if (redirectedTo !== null && leadsNowhere(page, redirectedTo)) {
        const detail = `${url} was redirected in a circle or more than ${MAX_REDIRECTS} times, at last to ${redirectedTo}`
        return { outcome: 'too_many_redirects', detail, url, finalUrl: hopUrl ?? url, redirects: [] }
      }
      const waiting = await continueFetch(pool, page.id, redirectedTo)
      if (waiting !== null && waiting.host !== page.host) await enqueueFetch([waiting])
      return null
    }
  }

  async function endOf(
    page: Page,
    run: number,
    result: FetchResult | Redirected,
    next: FetchEnd['next'],
  ): Promise<FetchEnd> {
    const { outcome: code, finalUrl } = result
    const end = { pageId: page.id, run, redirectedTo: otherThan(page, finalUrl), next }
    if (code === 'redirected') return { ...end, code }
    const answered = { ...end, code, detail: 'detail' in result ? result.detail : null, status: result.status ?? null }
    if (code === 'unchanged') return { ...answered, ...(await keep.unchanged(page, result)) }
    if (code !== 'fetched') return answered

    const { canonical, twins } = readOtherNames(result.body, finalUrl)
    const named = canonical === null ? null : otherThan(page, canonical)
    if (named !== null && (await redirectsToKnown(pool, page, named))) {
      const detail = `${page.url} gives ${named} as its canonical address`
      return { ...answered, code: 'redirected', detail, redirectedTo: named, next: { type: 'retry', afterMs: 0 } }
    }
    return {
      ...answered,
      otherNames: [named, ...twins.map((twin) => otherThan(page, twin))].filter((name) => name !== null),
      validators: { etag: result.etag, lastModified: result.lastModified },
      ...(await keep.fetched(page, result)),
    }
  }
}

/** It leads to another page of the frontier: nothing has to be asked. */
type Redirected = { outcome: 'redirected'; finalUrl: string }

/** In canonical form; null where that is the page's own URL, or none. */
function otherThan(page: Page, url: string): string | null {
  try {
    const canonical = canonicalUrl(url)
    return canonical === page.url ? null : canonical
  } catch (error) {
    if (error instanceof InvalidUrl) return null
    throw error
  }
}

function nextStepOf(result: FetchResult | Redirected, page: Page): FetchEnd['next'] {
  // As an alias it has nothing more to do; should its page be gone meanwhile, it is asked again.
  if (result.outcome === 'redirected') return { type: 'retry', afterMs: 0 }
  return nextStep(result, page, new Date(), Math.random())
}

function leadsNowhere(page: Page, url: string): boolean {
  return page.hops >= MAX_REDIRECTS || url === page.url || url === page.hopUrl
}
