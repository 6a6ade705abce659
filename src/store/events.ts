import type { Event } from '../schemas/event.ts'
import type { Filter } from '../schemas/subscription.ts'
import type { Connection } from './database.ts'

export type EventBatch = {
  events: Event[]
  /** Everything up to this seq was looked at: a cursor may move here. `after` itself when there was nothing new. */
  scannedTo: number
}

/**
 * Events after a seq that match a filter, in order of seq, at most `limit`. A change matches when the statement before
 * or after it does. Looks at a bounded number of events, so an empty batch with `scannedTo` beyond `after` means: go on.
 */
export async function readEvents(
  _db: Connection,
  _options: { after: number; filter?: Filter; limit?: number },
): Promise<EventBatch> {
  throw new Error('to come')
}

/** 0 when there is none yet. */
export async function lastSeq(_db: Connection): Promise<number> {
  throw new Error('to come')
}

/** Name of the NOTIFY channel on which every commit with events is announced; the payload is the last seq. */
export const EVENTS_CHANNEL = 'onrecord_events'
