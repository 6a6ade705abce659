import type { Logger } from 'pino'
import type { Client } from '../fetch/client.ts'
import { fetchPage } from '../fetch/page.ts'
import { hostKey } from '../fetch/politeness.ts'
import { discard } from '../fetch/snapshots/archive.ts'
import type { FetchResult } from '../fetch/types.ts'
import { canonicalUrl } from '../pipeline/url.ts'
import { fetchJob } from '../schemas/job.ts'
import { type FetchEnd, finishFetch, startFetch } from '../store/fetches.ts'
import { throttleHost } from '../store/hosts.ts'
import { getPage, type Page } from '../store/pages.ts'
import type { JobHandler } from './backend.ts'
import { createKeep, type KeepDeps } from './keep.ts'
import type { Politeness } from './politeness.ts'
import { nextStep } from './retry.ts'

export type FetchDeps = KeepDeps & {
  client: Client
  politeness: Politeness
  enqueueExtract(snapshotIds: number[]): Promise<void>
  log: Logger
}

/** Gets one page's bytes into the archive and records how that ended. */
export function fetchHandler(deps: FetchDeps): JobHandler {
  const { pool, client, politeness, snapshotFolder, enqueueExtract, log } = deps
  const keep = createKeep(deps)

  async function archived(
    page: Page,
    result: FetchResult,
  ): Promise<Pick<FetchEnd, 'snapshot' | 'revisit' | 'validators'>> {
    switch (result.outcome) {
      case 'fetched': {
        const { etag, lastModified } = result
        return { ...(await keep.fetched(page, result)), validators: { etag, lastModified } }
      }
      case 'unchanged':
        return keep.unchanged(page, result)
      default:
        return {}
    }
  }

  return async (job) => {
    const { pageId } = fetchJob.parse(job.data)
    const waiting = await getPage(pool, pageId)
    if (waiting === null) return
    const dueInMs = waiting.nextFetchAt === null ? 0 : Date.parse(waiting.nextFetchAt) - Date.now()
    if (waiting.state === 'waiting' && dueInMs > 0) return job.postpone(dueInMs)
    const visit = await politeness.visit(waiting.url)
    if (!visit.granted) return job.postpone(visit.retryInMs)
    try {
      const started = await startFetch(pool, pageId)
      if (started === null) return
      const { page, run } = started
      const { etag, lastModified } = page
      const result = await fetchPage(client, page.url, { etag, lastModified, checkHop: visit.checkHop })
      const next = nextStep(result, page, new Date(), Math.random())
      if (next.type === 'retry' && next.throttled) await throttleHost(pool, hostKey(result.finalUrl), next.afterMs)

      const arrived = canonicalUrl(result.finalUrl)
      const kept = await archived(page, result)
      const { extract } = await finishFetch(pool, {
        pageId,
        run,
        code: result.outcome,
        detail: 'detail' in result ? result.detail : null,
        status: result.status ?? null,
        redirectedTo: arrived === page.url ? null : arrived,
        ...kept,
        next,
      })
      // Nothing to be made of it: the same bytes as before.
      if (kept.snapshot?.noarchive && extract === null) await discard(snapshotFolder, kept.snapshot.location)
      log.info({ url: page.url, outcome: result.outcome, next: next.type }, 'fetch')
      if (extract !== null) await enqueueExtract([extract])
      if (next.type === 'retry') await job.postpone(next.afterMs)
    } finally {
      await visit.leave()
    }
  }
}
