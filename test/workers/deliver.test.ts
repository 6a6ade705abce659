import { expect, test } from 'vitest'
import type { Event } from '../../src/schemas/event.ts'
import { countDeliveries } from '../../src/store/deliveries.ts'
import { lastSeq } from '../../src/store/events.ts'
import { createSubscription, getSubscription } from '../../src/store/subscriptions.ts'
import type { JobCounts, JobQueue, NewJob } from '../../src/workers/backend.ts'
import { deliverHandler } from '../../src/workers/deliver.ts'
import { aStatement } from '../support/statements.ts'
import { store } from '../support/stored.ts'
import { useDatabase } from '../support/use-database.ts'

const database = useDatabase()
const EMPTY: JobCounts = { waiting: 0, active: 0, delayed: 0, failed: 0, completed: 0 }

/** A queue that says it holds `counts`, and may refuse to be added to. */
function fakeQueue(counts: Partial<JobCounts> = {}, refuses = false) {
  const added: NewJob<Event>[] = []
  const nothing = async () => undefined
  const queue: JobQueue<Event> = {
    async add(jobs) {
      if (refuses) throw new Error('the queue is away')
      added.push(...jobs)
    },
    counts: async () => ({ ...EMPTY, ...counts }),
    ended: async () => [],
    ...{ remove: nothing, pause: nothing, resume: nothing, drain: nothing, obliterate: nothing, close: nothing },
  }
  return { queue, added }
}

class Postponed extends Error {
  readonly ms: number

  constructor(ms: number) {
    super(`postponed for ${ms} ms`)
    this.ms = ms
  }
}

/** One run of the dispatcher; for how long it put itself off. */
async function deliver(name: string, queue: JobQueue<Event>): Promise<number | null> {
  const handler = deliverHandler({ pool: database.pool, subscriptionQueue: () => queue })
  const job = { id: 'deliver', data: { subscription: name, seq: 0 }, attempt: 1 }
  try {
    await handler({ ...job, postpone: (ms) => Promise.reject(new Postponed(ms)) })
    return null
  } catch (error) {
    if (error instanceof Postponed) return error.ms
    throw error
  }
}

async function someEvents(count: number): Promise<void> {
  const id = crypto.randomUUID().replaceAll('-', '')
  const statements = Array.from({ length: count }, (_, n) => aStatement(`${id} says ${n}`))
  await store(database.pool, { url: `https://${id}.example/`, text: id, document: { id: `doc_${id}` }, statements })
}

test('adds nothing while the queue holds 5,000 jobs, and goes on when it holds fewer', async () => {
  const { pool } = database
  const from = await lastSeq(pool)
  await someEvents(3)
  await createSubscription(pool, { name: 'slow', filter: {}, from })
  const full = fakeQueue({ waiting: 4_000, delayed: 500, active: 500 })
  expect(await deliver('slow', full.queue)).toBe(1_000)
  expect(full.added).toEqual([])
  expect((await getSubscription(pool, 'slow'))?.cursor).toBe(from)
  const roomy = fakeQueue({ waiting: 4_990 })
  expect(await deliver('slow', roomy.queue)).toBe(null)
  expect(roomy.added.map(({ data }) => data.seq)).toEqual([from + 1, from + 2, from + 3])
})

test('puts on the queue what a crash has kept off it', async () => {
  const { pool } = database
  const from = await lastSeq(pool)
  await someEvents(2)
  await createSubscription(pool, { name: 'crashed', filter: {}, from })
  await expect(deliver('crashed', fakeQueue({}, true).queue)).rejects.toThrow('the queue is away')
  expect((await getSubscription(pool, 'crashed'))?.cursor).toBe(from + 2)
  expect(await countDeliveries(pool, 'crashed')).toEqual({ outstanding: 2, dead: 0 })

  const soon = fakeQueue()
  expect(await deliver('crashed', soon.queue)).toBe(2_000)
  expect(soon.added).toEqual([])
  await pool.query("UPDATE onrecord.deliveries SET at = now() - interval '3 seconds'")
  const later = fakeQueue()
  await deliver('crashed', later.queue)
  expect(later.added.map(({ id }) => id)).toEqual([`event-0-${from + 1}`, `event-0-${from + 2}`])
})

test('puts nothing on the queue of a subscription that is paused or gone', async () => {
  const { pool } = database
  await createSubscription(pool, { name: 'paused', filter: {}, from: 'start' })
  await pool.query("UPDATE onrecord.subscriptions SET state = 'paused' WHERE name = 'paused'")
  const { queue, added } = fakeQueue()
  await deliver('paused', queue)
  await deliver('gone', queue)
  expect(added).toEqual([])
})
