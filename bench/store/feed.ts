import { setTimeout as sleep } from 'node:timers/promises'
import type { Onrecord } from '../../src/runtime/open.ts'
import { lastSeq } from '../../src/store/events.ts'
import { getSubscription, subscriptionLag } from '../../src/store/subscriptions.ts'
import { consumeQueue } from '../../src/workers/consume.ts'
import { deliverHandler } from '../../src/workers/deliver.ts'
import { subscribe } from '../../src/workers/subscriptions.ts'

export type FeedRate = { name: string; eventsPerSecond: number }

const CONCURRENCY = 64

/** How fast events reach the queue of a subscription, and how fast a consumer takes them, everything in this process. */
export async function timeFeed(onrecord: Onrecord, count: number): Promise<FeedRate[]> {
  const { pool, queues } = onrecord
  const from = (await lastSeq(pool)) - count
  await subscribe(onrecord, { name: 'bench', filter: {}, from })
  const handler = deliverHandler({ pool, subscriptionQueue: queues.subscription })
  const job = { id: 'bench', data: { subscription: 'bench', seq: 0 }, attempt: 1 }
  let postponed = false
  const deliver = () =>
    handler({
      ...job,
      async postpone() {
        postponed = true
        throw new Error('postponed')
      },
    }).catch((error: unknown) => {
      if (!postponed) throw error
    })

  const start = performance.now()
  await deliver()
  const delivered = ((await getSubscription(pool, 'bench'))?.cursor ?? from) - from
  const toQueue = delivered / ((performance.now() - start) / 1_000)

  let handled = 0
  const consumed = performance.now()
  const countOne = () => {
    handled += 1
  }
  const consumer = consumeQueue(onrecord, 'bench', countOne, { concurrency: CONCURRENCY })
  while (handled < delivered) await sleep(5)
  const toHandler = handled / ((performance.now() - consumed) / 1_000)
  while ((await subscriptionLag(pool, 'bench'))?.outstanding !== 0) await sleep(20)
  await consumer.close()
  return [
    { name: 'log to queue', eventsPerSecond: toQueue },
    { name: 'queue to handler', eventsPerSecond: toHandler },
  ]
}
