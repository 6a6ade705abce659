import { setTimeout as sleep } from 'node:timers/promises'
import { createClient } from '../fetch/client.ts'
import { createPoster } from '../fetch/post.ts'
import { createRenderingClient } from '../fetch/render/client.ts'
import { createRenderer } from '../fetch/render/renderer.ts'
import { createRobots } from '../fetch/robots.ts'
import { openArchive } from '../fetch/snapshots/archive.ts'
import { ancestors } from '../pipeline/tag/ancestors.ts'
import type { Stage } from '../schemas/outcome.ts'
import { openDiscoverPool } from '../workers/discover-pool.ts'
import { createPoliteness } from '../workers/politeness.ts'
import { storedRobotsCache } from '../workers/robots-cache.ts'
import { createSiteSettings } from '../workers/site-settings.ts'
import { startWorkers } from '../workers/start.ts'
import { WEBHOOK_TIMEOUT_MS } from '../workers/webhook.ts'
import { openDeskExtractPool } from './desk-extract-pool.ts'
import type { Onrecord } from './open.ts'
import { makeSnapshotFolder } from './snapshot-folder.ts'
import { stampNow } from './stamp.ts'

/** What is in hand gets this long to finish after a SIGTERM; then it is let go, and others take it over. */
const GRACE_MS = 20_000

/**
 * Runs some stages in this process until closed.
 *
 * @param observeJob told of each job that is done
 */
export async function processWork(
  onrecord: Onrecord,
  stages: readonly Stage[],
  observeJob: (stage: Stage, seconds: number) => void = () => undefined,
): Promise<{ close(): Promise<void> }> {
  const { config, log, pool, backend, queues, dataFolder, onQueueError, wakeSubscriptions } = onrecord
  const snapshotFolder = await makeSnapshotFolder(dataFolder)
  const userAgent = config.ONRECORD_USER_AGENT
  const settingsFor = createSiteSettings({ pool, secret: (variable) => process.env[variable] })
  const plainClient = createClient({
    userAgent,
    allowNet: config.ONRECORD_ALLOW_NET,
    timeoutMs: config.ONRECORD_FETCH_TIMEOUT_MS,
    maxBytes: config.ONRECORD_MAX_BYTES,
    log,
    settingsFor,
  })
  const poster = createPoster({ userAgent, allowNet: config.ONRECORD_ALLOW_NET, timeoutMs: WEBHOOK_TIMEOUT_MS })
  const robots = createRobots({ client: plainClient, userAgent, cache: storedRobotsCache(pool) })
  const renderer = createRenderer({
    timeoutMs: config.ONRECORD_FETCH_TIMEOUT_MS,
    maxBytes: config.ONRECORD_MAX_BYTES,
    path: process.env.PATH ?? '',
  })
  const client = createRenderingClient({ client: plainClient, settingsFor, robots, renderer })
  const politeness = createPoliteness({ pool, robots, hostDelayMs: config.ONRECORD_HOST_DELAY_MS })
  const archive = await openArchive({ dir: snapshotFolder })
  const discoverPool = openDiscoverPool()
  const extractPool = await openDeskExtractPool(onrecord)
  const workers = startWorkers(stages, {
    pool,
    backend,
    queues,
    client,
    poster,
    politeness,
    archive,
    discoverPool,
    userAgent,
    extractPool,
    snapshotFolder,
    log,
    ancestors,
    onQueueError,
    observeJob,
    wakeSubscriptions,
    stamp: stampNow,
    fetchConcurrency: config.ONRECORD_CONCURRENCY,
    enqueueFetch: queues.enqueueFetch,
    enqueueExtract: queues.enqueueExtract,
    subscriptionQueue: queues.subscription,
  })

  return {
    async close() {
      const gently = workers.close(false)
      const inTime = await Promise.race([gently.then(() => true), sleep(GRACE_MS, false, { ref: false })])
      if (!inTime) {
        log.warn('work in hand did not finish in time and is let go')
        await workers.close(true)
      }
      await Promise.all([discoverPool.close(), extractPool.close(), client.close(), poster.close(), archive.close()])
    },
  }
}
