import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { type Filter, type StartPoint, subscription } from '../schemas/subscription.ts'
import { type Connection, execute, query, queryOne } from './database.ts'
import { countDeliveries } from './deliveries.ts'
import { StoreError } from './errors.ts'
import { countEvents, hasEvents, lastSeq, seqBefore } from './events.ts'

const storedSubscription = subscription.extend({
  /** Grows by one with every rewind: part of the job ids, so that a replay is not taken for a repetition. */
  epoch: z.int(),
})
export type StoredSubscription = z.infer<typeof storedSubscription>

const COLUMNS = 'name, filter, cursor, epoch, delivery, state, created_at AS "createdAt"'

export type NewSubscription = { name: string; filter: Filter; from: StartPoint }

/**
 * A name that exists with the same filter is left as it is (`added` false).
 *
 * @throws {StoreError} fatal when it exists with another filter, or is delivered another way
 */
export async function createSubscription(
  db: Connection,
  { name, filter, from, delivery = 'queue' }: NewSubscription & { delivery?: StoredSubscription['delivery'] },
): Promise<{ subscription: StoredSubscription; added: boolean }> {
  const added = await queryOne(
    db,
    storedSubscription,
    `INSERT INTO onrecord.subscriptions (name, filter, cursor, delivery) VALUES ($1, $2, $3, $4)
     ON CONFLICT (name) DO NOTHING RETURNING ${COLUMNS}`,
    [name, JSON.stringify(filter), await resolveStart(db, from), delivery],
  )
  if (added !== null) return { subscription: added, added: true }
  const known = await getSubscription(db, name)
  if (known === null) return createSubscription(db, { name, filter, from, delivery })
  if (!isDeepStrictEqual(known.filter, filter)) {
    throw new StoreError(
      'fatal',
      `the subscription "${name}" exists with another filter, ${JSON.stringify(known.filter)}. Remove it first, or take another name`,
    )
  }
  if (known.delivery !== delivery) {
    throw new StoreError(
      'fatal',
      `the subscription "${name}" exists and is delivered to a ${known.delivery}. Remove it first, or take another name`,
    )
  }
  return { subscription: known, added: false }
}

async function resolveStart(db: Connection, from: StartPoint): Promise<number> {
  switch (from) {
    case 'start':
      return 0
    case 'now':
      return lastSeq(db)
    default:
      return typeof from === 'number' ? from : seqBefore(db, from)
  }
}

export async function getSubscription(db: Connection, name: string): Promise<StoredSubscription | null> {
  return queryOne(db, storedSubscription, `SELECT ${COLUMNS} FROM onrecord.subscriptions WHERE name = $1`, [name])
}

export async function listSubscriptions(db: Connection): Promise<StoredSubscription[]> {
  return query(db, storedSubscription, `SELECT ${COLUMNS} FROM onrecord.subscriptions ORDER BY name`)
}

export const pauseSubscription = (db: Connection, name: string): Promise<boolean> => setState(db, name, 'paused')
export const resumeSubscription = (db: Connection, name: string): Promise<boolean> => setState(db, name, 'active')

async function setState(db: Connection, name: string, state: StoredSubscription['state']): Promise<boolean> {
  return (await execute(db, 'UPDATE onrecord.subscriptions SET state = $2 WHERE name = $1', [name, state])) === 1
}

/**
 * Sets the cursor back (or on). Deliveries after it are void: those events are delivered again. Deliveries before it
 * that are not acknowledged stay.
 */
export async function rewindSubscription(
  db: Connection,
  name: string,
  to: StartPoint,
): Promise<StoredSubscription | null> {
  return queryOne(
    db,
    storedSubscription,
    `WITH void AS (DELETE FROM onrecord.deliveries WHERE subscription = $1 AND seq > $2),
     kept AS (UPDATE onrecord.deliveries SET epoch = epoch + 1 WHERE subscription = $1 AND seq <= $2)
     UPDATE onrecord.subscriptions SET cursor = $2, epoch = epoch + 1 WHERE name = $1 RETURNING ${COLUMNS}`,
    [name, await resolveStart(db, to)],
  )
}

export async function removeSubscription(db: Connection, name: string): Promise<boolean> {
  return (await execute(db, 'DELETE FROM onrecord.subscriptions WHERE name = $1', [name])) === 1
}

/** How far a subscription is behind. */
export type Lag = {
  /** Matching events that were not handled yet: those after the cursor, and the outstanding ones. */
  lag: number
  /** On the queue, or in a consumer's hands. */
  outstanding: number
  dead: number
}

/** Null when there is no such subscription. */
export async function subscriptionLag(db: Connection, name: string): Promise<Lag | null> {
  for (let found = await getSubscription(db, name); found !== null; ) {
    const { cursor, epoch, filter } = found
    const { outstanding, dead } = await countDeliveries(db, name)
    const undelivered = await countEvents(db, { after: cursor, filter })
    found = await getSubscription(db, name)
    // What a dispatcher took up meanwhile would have been counted twice.
    if (found?.cursor === cursor && found.epoch === epoch) return { lag: undelivered + outstanding, outstanding, dead }
  }
  return null
}

/** Whether there is a matching event that has not reached the queue. */
export async function hasUndelivered(db: Connection, { cursor, filter }: StoredSubscription): Promise<boolean> {
  return hasEvents(db, { after: cursor, filter })
}
