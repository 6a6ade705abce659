import type pg from 'pg'
import type { Event } from '../schemas/event.ts'
import { deliverJob } from '../schemas/job.ts'
import { acknowledgeDeliveries, buryDelivery, countDeliveries } from '../store/deliveries.ts'
import { getSubscription } from '../store/subscriptions.ts'
import type { JobCounts, JobHandler, JobQueue } from './backend.ts'
import { addOutstanding } from './subscriptions.ts'
import { takeEvents } from './take-events.ts'
import { eventJob } from './topology.ts'

const BATCH_SIZE = 500
/** Events of about 3 kB each that may be on a subscription's queue before its dispatcher stops adding. */
const HIGH_WATER_MARK = 5_000
const FULL_RETRY_MS = 1_000
/** Between the note of a delivery and its job; what is older and not on the queue is put there again. */
const ADD_LIMIT_MS = 2_000

export type DeliverDeps = {
  pool: pg.Pool
  subscriptionQueue(name: string): JobQueue<Event>
}

/**
 * Moves a subscription's events from the log to its queue. Each is noted as a delivery together with the cursor's move,
 * then put on the queue; what a crash or the loss of the queue keeps off it is put back here. Job ids absorb repetitions.
 */
export function deliverHandler({ pool, subscriptionQueue }: DeliverDeps): JobHandler {
  return async (job) => {
    const { subscription: name } = deliverJob.parse(job.data)
    const queue = subscriptionQueue(name)
    for (let isFirst = true; ; isFirst = false) {
      const subscription = await getSubscription(pool, name)
      if (subscription === null || subscription.state === 'paused') return
      // Removed since, and made again with a webhook.
      if (subscription.delivery !== 'queue') return
      const counts = await queue.counts()
      if (counts.completed + counts.failed > 0) await settle(pool, queue, name)
      if (isFirst && (await isShort(pool, name, counts, ADD_LIMIT_MS))) await addOutstanding(pool, queue, name)
      if (total(counts) >= HIGH_WATER_MARK) return job.postpone(FULL_RETRY_MS)

      // When another dispatcher took them, the next round reads where the cursor stands now.
      const events = await takeEvents(pool, subscription, BATCH_SIZE)
      // Killed or just slow, somebody has noted deliveries that are not on the queue yet.
      if (events === null) {
        return (await isShort(pool, name, await queue.counts())) ? job.postpone(ADD_LIMIT_MS) : undefined
      }
      await queue.add(events.map((event) => eventJob.of({ epoch: subscription.epoch, event })))
    }
  }
}

const total = ({ waiting, active, delayed, completed, failed }: JobCounts) =>
  waiting + active + delayed + completed + failed

/** Takes what BullMQ clients of other languages completed for acknowledged, and what failed there for dead letters. */
async function settle(pool: pg.Pool, queue: JobQueue<Event>, name: string): Promise<void> {
  const ended = (await queue.ended(HIGH_WATER_MARK)).map((job) => ({ ...job, ...eventJob.parse(job.id) }))
  await acknowledgeDeliveries(
    pool,
    name,
    ended.filter(({ error }) => error === null),
  )
  for (const { error, ...job } of ended) {
    if (error !== null) await buryDelivery(pool, name, { ...job, error })
  }
  await queue.remove(ended.map(({ id }) => id))
}

/** Whether the queue held fewer jobs than were outstanding afterwards; those noted just now may be left out. */
async function isShort(pool: pg.Pool, name: string, counts: JobCounts, olderThanMs = 0): Promise<boolean> {
  return (await countDeliveries(pool, name, { olderThanMs })).outstanding > total(counts)
}
