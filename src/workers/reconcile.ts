import type pg from 'pg'
import { lastSeq } from '../store/events.ts'
import { duePages, unfinishedPages } from '../store/pages.ts'
import { claimDueSources, unfinishedRuns } from '../store/runs.ts'
import { unextractedSnapshots } from '../store/snapshots.ts'
import { listSubscriptions } from '../store/subscriptions.ts'
import { dueWebhooks } from '../store/webhooks.ts'
import type { Queues } from './queues.ts'
import { nextRun } from './schedule.ts'

type Deps = { pool: pg.Pool; queues: Queues }

/**
 * Enqueues what PostgreSQL knows to be unfinished, so that the queue may be lost at any time. Work that is enqueued
 * already is left alone, because its jobs have the same ids.
 */
export async function reconcile({ pool, queues }: Deps): Promise<void> {
  const runs = await unfinishedRuns(pool)
  await queues.enqueueDiscover(runs.map(({ run, source }) => ({ run, source: source.name })))
  await eachBatch(
    (afterId) => unfinishedPages(pool, { afterId }),
    ({ id }) => id,
    queues.enqueueFetch,
  )
  await eachBatch(
    (afterId) => unextractedSnapshots(pool, { afterId }),
    (id) => id,
    queues.enqueueExtract,
  )
  const subscriptions = await listSubscriptions(pool)
  const active = subscriptions.filter(({ state }) => state === 'active')
  await queues.enqueueDeliver(active, await lastSeq(pool))
}

/** Enqueues the sources, pages and webhooks whose time has come. Any number of processes may do so at once. */
export async function enqueueDue({ pool, queues }: Deps): Promise<void> {
  const runs = await claimDueSources(pool, { next: (source, now) => nextRun(source.schedule, now) })
  await queues.enqueueDiscover(runs.map(({ run, source }) => ({ run, source: source.name })))
  await queues.enqueueFetch(await duePages(pool))
  const webhooks = await dueWebhooks(pool)
  await queues.enqueueDeliver(webhooks, Math.max(0, ...webhooks.map(({ cursor }) => cursor)))
}

async function eachBatch<T>(
  read: (afterId: number) => Promise<T[]>,
  idOf: (item: T) => number,
  enqueue: (items: T[]) => Promise<void>,
): Promise<void> {
  let afterId = 0
  for (;;) {
    const batch = await read(afterId)
    const last = batch.at(-1)
    if (last === undefined) return
    await enqueue(batch)
    afterId = idOf(last)
  }
}
