import type pg from 'pg'
import type { Event } from '../schemas/event.ts'
import type { StartPoint } from '../schemas/subscription.ts'
import { outstandingDeliveries, redriveDeadLetters } from '../store/deliveries.ts'
import * as store from '../store/subscriptions.ts'
import { clearTrouble, createWebhook } from '../store/webhooks.ts'
import type { JobQueue } from './backend.ts'
import type { Queues } from './queues.ts'
import { eventJob } from './topology.ts'

/** What a desk does with its subscriptions: in the store, on their queues, and with their webhooks. */
type Deps = { pool: pg.Pool; queues: Queues }

const BATCH_SIZE = 500

/**
 * Creates a subscription and starts to deliver; one that exists with the same filter is left as it is.
 *
 * @param wanted.webhook an address to send to instead of a queue; a secret is made unless it is given
 * @returns `secret` of a webhook that was made just now: it is not shown again
 * @throws {StoreError} fatal when it exists with another filter, or is delivered another way
 */
export async function subscribe(
  { pool, queues }: Deps,
  {
    webhook,
    ...wanted
  }: store.NewSubscription & { webhook?: { url: string; secret?: string | undefined } | undefined },
): Promise<{ subscription: store.StoredSubscription; added: boolean; secret: string | null }> {
  const created =
    webhook === undefined
      ? { ...(await store.createSubscription(pool, wanted)), secret: null }
      : await createWebhook(pool, { ...wanted, ...webhook })
  await queues.enqueueDeliver([created.subscription], created.subscription.cursor)
  return created
}

/** Nothing more of it is taken up, and nothing handed out. False when there is no such subscription. */
export async function pause({ pool, queues }: Deps, name: string): Promise<boolean> {
  const subscription = await store.getSubscription(pool, name)
  if (subscription === null || !(await store.pauseSubscription(pool, name))) return false
  if (subscription.delivery === 'queue') await queues.subscription(name).pause()
  return true
}

export async function resume({ pool, queues }: Deps, name: string): Promise<boolean> {
  const subscription = await store.getSubscription(pool, name)
  if (subscription === null || !(await store.resumeSubscription(pool, name))) return false
  if (subscription.delivery === 'queue') await queues.subscription(name).resume()
  else await clearTrouble(pool, name)
  await queues.enqueueDeliver([subscription], 0)
  return true
}

/** Delivers again from another place on; null when there is no such subscription. */
export async function rewind(
  { pool, queues }: Deps,
  name: string,
  to: StartPoint,
): Promise<store.StoredSubscription | null> {
  const subscription = await store.rewindSubscription(pool, name, to)
  if (subscription === null) return null
  if (subscription.delivery === 'queue') {
    const queue = queues.subscription(name)
    // What is on it belongs to the epoch before; our consumers would drop it, those in other languages would not.
    await queue.drain()
    await addOutstanding(pool, queue, name)
  }
  await queues.enqueueDeliver([subscription], subscription.cursor)
  return subscription
}

export async function remove({ pool, queues }: Deps, name: string): Promise<boolean> {
  const subscription = await store.getSubscription(pool, name)
  if (subscription === null || !(await store.removeSubscription(pool, name))) return false
  if (subscription.delivery === 'queue') await queues.subscription(name).obliterate()
  return true
}

/** Delivers dead letters again, all or those named; how many. Null when there is no such subscription. */
export async function redrive({ pool, queues }: Deps, name: string, seqs?: number[]): Promise<number | null> {
  const subscription = await store.getSubscription(pool, name)
  if (subscription === null) return null
  for (let count = 0; ; ) {
    const revived = await redriveDeadLetters(pool, name, { seqs, limit: BATCH_SIZE })
    if (revived.length === 0) {
      if (subscription.delivery === 'webhook') await queues.enqueueDeliver([subscription], 0)
      return count
    }
    if (subscription.delivery === 'queue') await queues.subscription(name).add(revived.map(eventJob.of))
    count += revived.length
  }
}

/** Puts everything on the queue that is outstanding. What is on it already is left as it is. */
export async function addOutstanding(pool: pg.Pool, queue: JobQueue<Event>, name: string): Promise<void> {
  for (let after = 0; ; ) {
    const deliveries = await outstandingDeliveries(pool, name, { after, limit: BATCH_SIZE })
    const last = deliveries.at(-1)
    if (last === undefined) return
    await queue.add(deliveries.map(eventJob.of))
    after = last.event.seq
  }
}
