import type pg from 'pg'
import type { Event } from '../schemas/event.ts'
import type { Filter, StartPoint } from '../schemas/subscription.ts'
import { outstandingDeliveries, redriveDeadLetters } from '../store/deliveries.ts'
import * as store from '../store/subscriptions.ts'
import type { JobQueue } from './backend.ts'
import type { Queues } from './queues.ts'
import { eventJob } from './topology.ts'

/** What a desk does with its subscriptions: in the store and on their queues. */
type Deps = { pool: pg.Pool; queues: Queues }

const BATCH_SIZE = 500

/**
 * Creates a subscription and starts to fill its queue; one that exists with the same filter is left as it is.
 *
 * @throws {StoreError} fatal when it exists with another filter
 */
export async function subscribe(
  { pool, queues }: Deps,
  wanted: { name: string; filter: Filter; from: StartPoint },
): Promise<{ subscription: store.StoredSubscription; added: boolean }> {
  const created = await store.createSubscription(pool, wanted)
  await queues.enqueueDeliver([wanted.name], created.subscription.cursor)
  return created
}

/** Nothing is put on its queue, and nothing on it is handed out. False when there is no such subscription. */
export async function pause({ pool, queues }: Deps, name: string): Promise<boolean> {
  if (!(await store.pauseSubscription(pool, name))) return false
  await queues.subscription(name).pause()
  return true
}

export async function resume({ pool, queues }: Deps, name: string): Promise<boolean> {
  if (!(await store.resumeSubscription(pool, name))) return false
  await queues.subscription(name).resume()
  await queues.enqueueDeliver([name], 0)
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
  const queue = queues.subscription(name)
  // What is on it belongs to the epoch before; our consumers would drop it, those in other languages would not.
  await queue.drain()
  await addOutstanding(pool, queue, name)
  await queues.enqueueDeliver([name], subscription.cursor)
  return subscription
}

export async function remove({ pool, queues }: Deps, name: string): Promise<boolean> {
  if (!(await store.removeSubscription(pool, name))) return false
  await queues.subscription(name).obliterate()
  return true
}

/** Puts dead letters back on the queue, all or those named; how many. */
export async function redrive({ pool, queues }: Deps, name: string, seqs?: number[]): Promise<number> {
  for (let count = 0; ; ) {
    const revived = await redriveDeadLetters(pool, name, { seqs, limit: BATCH_SIZE })
    if (revived.length === 0) return count
    await queues.subscription(name).add(revived.map(eventJob.of))
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
