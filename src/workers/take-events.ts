import type pg from 'pg'
import type { Event } from '../schemas/event.ts'
import { startDeliveries } from '../store/deliveries.ts'
import { readEvents } from '../store/events.ts'
import type { StoredSubscription } from '../store/subscriptions.ts'

/**
 * Takes up events after a subscription's cursor that match its filter: notes them as deliveries and moves the cursor.
 *
 * @returns null when there is nothing after the cursor; none when somebody else took them
 */
export async function takeEvents(
  pool: pg.Pool,
  { name, cursor, epoch, filter }: StoredSubscription,
  limit: number,
): Promise<Event[] | null> {
  const { events, scannedTo } = await readEvents(pool, { after: cursor, filter, limit })
  if (scannedTo === cursor) return null
  return (await startDeliveries(pool, { name, epoch, from: cursor, to: scannedTo, events })) ? events : []
}
