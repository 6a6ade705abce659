import type { Logger } from 'pino'
import type { Stage } from '../schemas/outcome.ts'
import type { JobHandler, QueueBackend } from './backend.ts'
import { type DeliverDeps, deliverHandler } from './deliver.ts'
import { type DiscoverDeps, discoverHandler } from './discover.ts'
import { applyRetention } from './erase.ts'
import { every } from './every.ts'
import { type ExtractDeps, extractHandler } from './extract.ts'
import { type FetchDeps, fetchHandler } from './fetch.ts'
import type { Queues } from './queues.ts'
import { enqueueDue, reconcile } from './reconcile.ts'
import { topology } from './topology.ts'
import { type WebhookDeps, webhookHandler } from './webhook.ts'

const DUE_EVERY_MS = 1_000
const RECONCILE_EVERY_MS = 60_000
const RETENTION_EVERY_MS = 60 * 60_000

export type WorkersDeps = FetchDeps &
  DeliverDeps &
  DiscoverDeps &
  ExtractDeps &
  WebhookDeps & {
    backend: QueueBackend
    queues: Queues
    fetchConcurrency: number
    onQueueError: (error: Error) => void
    observeJob: (stage: Stage, seconds: number) => void
    log: Logger
  }

/** Starts the workers of some stages, and the loops that keep the queues in step with PostgreSQL. */
export function startWorkers(stages: readonly Stage[], deps: WorkersDeps): { close(force: boolean): Promise<void> } {
  const { backend, log, onQueueError, observeJob } = deps
  const handlers: Record<Stage, () => JobHandler> = {
    discover: () => discoverHandler(deps),
    fetch: () => fetchHandler(deps),
    extract: () => extractHandler(deps),
    deliver: () => deliverHandler(deps),
    webhook: () => webhookHandler(deps),
  }
  const workers = stages.map((stage) =>
    backend.worker(
      stage,
      timed(handlers[stage](), (seconds) => observeJob(stage, seconds)),
      {
        concurrency: topology[stage].concurrency ?? deps.fetchConcurrency,
        onError: onQueueError,
        onFailed: ({ job, error, isLast }) =>
          isLast
            ? log.error({ stage, job, error }, 'given up for now; it is enqueued again within a minute')
            : log.warn({ stage, job, error }, 'failed; trying again'),
      },
    ),
  )
  const onLoopError = (error: unknown) => log.warn({ error }, 'cannot look for work; trying again')
  const loops = [
    every(RECONCILE_EVERY_MS, () => reconcile(deps), onLoopError),
    every(DUE_EVERY_MS, () => enqueueDue(deps), onLoopError),
    every(RETENTION_EVERY_MS, () => applyRetention(deps), onLoopError),
  ]
  return {
    async close(force) {
      await Promise.all(loops.map((loop) => loop.close()))
      await Promise.all(workers.map((worker) => worker.close(force)))
    },
  }
}

/** Tells how long each job took that was done; one that was given back was not. */
function timed(handle: JobHandler, observe: (seconds: number) => void): JobHandler {
  return async (job) => {
    const startedAt = performance.now()
    await handle(job)
    observe((performance.now() - startedAt) / 1_000)
  }
}
