import type pg from 'pg'
import type { Event } from '../schemas/event.ts'
import { deliverJob } from '../schemas/job.ts'
import { readEvents } from '../store/events.ts'
import { advanceCursor, getSubscription } from '../store/subscriptions.ts'
import type { JobHandler, JobQueue } from './backend.ts'

const BATCH_SIZE = 500
/** Events of about 3 kB each that may wait on a subscription's queue before its dispatcher stops adding. */
const HIGH_WATER_MARK = 5_000
const FULL_RETRY_MS = 1_000

export type DeliverDeps = {
  pool: pg.Pool
  subscriptionQueue(name: string): JobQueue<Event>
}

/**
 * Moves a subscription's events from the log to its queue. A crash between adding and advancing repeats the batch;
 * the job ids and the consumer's acknowledgements absorb that.
 */
export function deliverHandler({ pool, subscriptionQueue }: DeliverDeps): JobHandler {
  return async (job) => {
    const { subscription: name } = deliverJob.parse(job.data)
    for (;;) {
      const subscription = await getSubscription(pool, name)
      if (subscription === null || subscription.state === 'paused') return
      // Removed since, and made again with a webhook.
      if (subscription.delivery !== 'queue') return
      const queue = subscriptionQueue(name)
      const { waiting, delayed } = await queue.counts()
      if (waiting + delayed >= HIGH_WATER_MARK) return job.postpone(FULL_RETRY_MS)

      const { cursor, epoch, filter } = subscription
      const { events, scannedTo } = await readEvents(pool, { after: cursor, filter, limit: BATCH_SIZE })
      if (scannedTo === cursor) return
      await queue.add(events.map((event) => ({ name: event.op, data: event, id: `event-${epoch}-${event.seq}` })))
      // When another dispatcher moved the cursor meanwhile, the next round reads where it stands now.
      await advanceCursor(pool, { name, epoch, from: cursor, to: scannedTo })
    }
  }
}
