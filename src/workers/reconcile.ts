import type pg from 'pg'
import { lastSeq } from '../store/events.ts'
import { dueHosts } from '../store/hosts.ts'
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
  await enqueueHosts({ pool, queues })
  await eachBatch(
    0,
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
  const runs = await claimDueSources(pool, {
    next: (source, now) => nextRun(source.schedule, source, now, Math.random()),
  })
  await queues.enqueueDiscover(runs.map(({ run, source }) => ({ run, source: source.name })))
  await enqueueHosts({ pool, queues })
  const webhooks = await dueWebhooks(pool)
  await queues.enqueueDeliver(webhooks, Math.max(0, ...webhooks.map(({ cursor }) => cursor)))
}

function enqueueHosts({ pool, queues }: Deps): Promise<void> {
  return eachBatch(
    '',
    (afterHost) => dueHosts(pool, { afterHost }),
    ({ host }) => host,
    queues.enqueueFetch,
  )
}

async function eachBatch<T, Key>(
  start: Key,
  read: (after: Key) => Promise<T[]>,
  keyOf: (item: T) => Key,
  enqueue: (items: T[]) => Promise<void>,
): Promise<void> {
  let after = start
  for (;;) {
    const batch = await read(after)
    const last = batch.at(-1)
    if (last === undefined) return
    await enqueue(batch)
    after = keyOf(last)
  }
}
