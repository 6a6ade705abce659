import type { Filter, StartPoint, Subscription } from '../schemas/subscription.ts'
import type { Connection } from './database.ts'

export type StoredSubscription = Subscription & {
  /** Grows by one with every rewind: part of the job ids, so that a replay is not taken for a repetition. */
  epoch: number
}

/** A name that exists with the same filter is left as it is (`added` false); with another filter it is refused. */
export async function createSubscription(
  _db: Connection,
  _subscription: { name: string; filter: Filter; from: StartPoint },
): Promise<{ subscription: StoredSubscription; added: boolean }> {
  throw new Error('to come')
}

export async function getSubscription(_db: Connection, _name: string): Promise<StoredSubscription | null> {
  throw new Error('to come')
}

export async function listSubscriptions(_db: Connection): Promise<StoredSubscription[]> {
  throw new Error('to come')
}

/** Moves the cursor if it still stands where it was read, in the epoch it was read in; false when somebody else moved it. */
export async function advanceCursor(
  _db: Connection,
  _move: { name: string; epoch: number; from: number; to: number },
): Promise<boolean> {
  throw new Error('to come')
}

export async function pauseSubscription(_db: Connection, _name: string): Promise<boolean> {
  throw new Error('to come')
}

export async function resumeSubscription(_db: Connection, _name: string): Promise<boolean> {
  throw new Error('to come')
}

/** Sets the cursor back (or on) and forgets the acknowledgements after it: those events are delivered again. */
export async function rewindSubscription(
  _db: Connection,
  _name: string,
  _to: StartPoint,
): Promise<StoredSubscription | null> {
  throw new Error('to come')
}

export async function removeSubscription(_db: Connection, _name: string): Promise<boolean> {
  throw new Error('to come')
}

/** Events after the cursor that match the filter; null when there is no such subscription. */
export async function subscriptionLag(_db: Connection, _name: string): Promise<number | null> {
  throw new Error('to come')
}
