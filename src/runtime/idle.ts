import { dueWithin } from '../store/status.ts'
import { hasUndelivered, listSubscriptions } from '../store/subscriptions.ts'
import { stages } from '../workers/topology.ts'
import type { Onrecord } from './open.ts'

const SOON_SECONDS = 60

/** Whether nothing is waiting, active or due within a minute: all that was asked for has reached the queues of its subscribers. */
export async function isIdle({ pool, queues }: Pick<Onrecord, 'pool' | 'queues'>): Promise<boolean> {
  for (const stage of stages) {
    const { waiting, active } = await queues.stages[stage].counts()
    if (waiting + active > 0) return false
  }
  if (await dueWithin(pool, SOON_SECONDS)) return false
  for (const subscription of await listSubscriptions(pool)) {
    if (subscription.state === 'active' && (await hasUndelivered(pool, subscription))) return false
  }
  return true
}
