import type pg from 'pg'
import type { Logger } from 'pino'
import type { Client } from '../fetch/client.ts'
import { fetchPage } from '../fetch/page.ts'
import { hostKey } from '../fetch/politeness.ts'
import type { Archive } from '../fetch/snapshots/archive.ts'
import type { Fetched } from '../fetch/types.ts'
import { canonicalUrl } from '../pipeline/url.ts'
import { fetchJob } from '../schemas/job.ts'
import { type FetchEnd, finishFetch, startFetch } from '../store/fetches.ts'
import { throttleHost } from '../store/hosts.ts'
import { getPage, type Page } from '../store/pages.ts'
import type { JobHandler } from './backend.ts'
import type { Politeness } from './politeness.ts'
import { nextStep } from './retry.ts'
import { describeBytes } from './snapshot-head.ts'

export type FetchDeps = {
  pool: pg.Pool
  client: Client
  politeness: Politeness
  archive: Archive
  enqueueExtract(snapshotIds: number[]): Promise<void>
  log: Logger
}

/** Gets one page's bytes into the archive and records how that ended. */
export function fetchHandler({ pool, client, politeness, archive, enqueueExtract, log }: FetchDeps): JobHandler {
  async function keep(page: Page, fetched: Fetched): Promise<NonNullable<FetchEnd['snapshot']>> {
    const head = describeBytes(fetched.body, {
      url: page.url,
      finalUrl: fetched.finalUrl === page.url ? null : fetched.finalUrl,
      contentType: fetched.headers['content-type'] ?? null,
      status: fetched.status,
      headers: fetched.headers,
      fetchedAt: new Date().toISOString(),
      hints: page.hints,
    })
    const { sha256, fetchedAt } = head
    const { exchange, body, finalUrl: url } = fetched
    return { head, location: await archive.append({ url, fetchedAt, exchange, body, sha256 }) }
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
      const { extract } = await finishFetch(pool, {
        pageId,
        run,
        code: result.outcome,
        detail: 'detail' in result ? result.detail : null,
        redirectedTo: arrived === page.url ? null : arrived,
        ...(result.outcome === 'fetched' && {
          validators: { etag: result.etag, lastModified: result.lastModified },
          snapshot: await keep(page, result),
        }),
        next,
      })
      log.info({ url: page.url, outcome: result.outcome, next: next.type }, 'fetch')
      if (extract !== null) await enqueueExtract([extract])
      if (next.type === 'retry') await job.postpone(next.afterMs)
    } finally {
      await visit.leave()
    }
  }
}
