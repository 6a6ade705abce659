import { setTimeout as sleep } from 'node:timers/promises'
import type { Onrecord } from '../../src/runtime/open.ts'
import { lastSeq } from '../../src/store/events.ts'
import { getSubscription, subscriptionLag } from '../../src/store/subscriptions.ts'
import { consumeQueue } from '../../src/workers/consume.ts'
import { deliverHandler } from '../../src/workers/deliver.ts'
import { remove, subscribe } from '../../src/workers/subscriptions.ts'

export type FeedRate = { name: string; eventsPerSecond: number }

/** Handlers that do nothing wait for the databases only: so many at once leave neither them nor this process idle. */
const CONCURRENCY = 256

/** How fast events reach the queue of a subscription, and how fast a consumer takes them, everything in this process. */
export async function timeFeed(onrecord: Onrecord, count: number, rounds: number): Promise<FeedRate[]> {
  const toQueue: number[] = []
  const toHandler: number[] = []
  for (let round = 0; round < rounds; round++) {
    const name = `bench-${round}`
    const from = (await lastSeq(onrecord.pool)) - count
    await subscribe(onrecord, { name, filter: {}, from })
    const start = performance.now()
    const delivered = await deliverAll(onrecord, name, from)
    toQueue.push((delivered / (performance.now() - start)) * 1_000)
    toHandler.push(await consumeAll(onrecord, name, delivered))
  }
  return [
    { name: 'log to queue', eventsPerSecond: median(toQueue) },
    { name: 'queue to handler', eventsPerSecond: median(toHandler) },
  ]
}

/** Until the log is at its end, or as many are on the queue as there may be; how many came onto it. */
async function deliverAll({ pool, queues }: Onrecord, name: string, from: number): Promise<number> {
  const handler = deliverHandler({ pool, subscriptionQueue: queues.subscription })
  let postponed = false
  await handler({
    ...{ id: name, data: { subscription: name, seq: 0 }, attempt: 1 },
    async postpone() {
      postponed = true
      throw new Error('postponed')
    },
  }).catch((error: unknown) => {
    if (!postponed) throw error
  })
  return ((await getSubscription(pool, name))?.cursor ?? from) - from
}

/** Events per second. */
async function consumeAll(onrecord: Onrecord, name: string, delivered: number): Promise<number> {
  let handled = 0
  const countOne = () => {
    handled += 1
  }
  const start = performance.now()
  const consumer = consumeQueue(onrecord, name, countOne, { concurrency: CONCURRENCY })
  while (handled < delivered) await sleep(5)
  const rate = (handled / (performance.now() - start)) * 1_000
  while ((await subscriptionLag(onrecord.pool, name))?.outstanding !== 0) await sleep(20)
  await consumer.close()
  await remove(onrecord, name)
  return rate
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
