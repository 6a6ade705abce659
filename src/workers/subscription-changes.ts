import type pg from 'pg'
import type { StartPoint } from '../schemas/subscription.ts'
import {
  getSubscription,
  removeSubscription as removeStored,
  resumeSubscription as resumeStored,
  rewindSubscription as rewindStored,
  type StoredSubscription,
} from '../store/subscriptions.ts'
import { redriveDeliveries } from '../store/webhook-deliveries.ts'
import { clearWebhookTrouble } from '../store/webhooks.ts'
import type { Queues } from './queues.ts'

type Deps = { pool: pg.Pool; queues: Queues }

/** Changes of a subscription that concern more than its row. All give false or null when there is none of that name. */

export async function resumeSubscription({ pool, queues }: Deps, name: string): Promise<boolean> {
  if (!(await resumeStored(pool, name))) return false
  await clearWebhookTrouble(pool, name)
  return wake({ pool, queues }, await getSubscription(pool, name))
}

/** Moves its position: everything after it is delivered, again where it was before. What waits in its queue is dropped. */
export async function rewindSubscription({ pool, queues }: Deps, name: string, to: StartPoint): Promise<boolean> {
  const rewound = await rewindStored(pool, name, to)
  if (rewound === null) return false
  return wake({ pool, queues }, rewound)
}

/** Removes it, and its queue with what is in it. */
export async function removeSubscription({ pool, queues }: Deps, name: string): Promise<boolean> {
  const subscription = await getSubscription(pool, name)
  if (subscription === null || !(await removeStored(pool, name))) return false
  if (subscription.delivery === 'queue') await queues.subscription(name).obliterate()
  return true
}

/** Hands out again what was given up: the dead letters of a queue, the failed deliveries of a webhook. How many. */
export async function redriveSubscription({ pool, queues }: Deps, name: string): Promise<number | null> {
  const subscription = await getSubscription(pool, name)
  if (subscription === null) return null
  switch (subscription.delivery) {
    case 'queue': {
      const queue = queues.subscription(name)
      const { failed } = await queue.counts()
      await queue.retryFailed()
      return failed
    }
    case 'webhook': {
      const redriven = await redriveDeliveries(pool, name)
      await wake({ pool, queues }, subscription)
      return redriven
    }
  }
}

async function wake({ queues }: Deps, subscription: StoredSubscription | null): Promise<boolean> {
  if (subscription?.state === 'active') await queues.enqueueDeliver([subscription], subscription.cursor)
  return subscription !== null
}
