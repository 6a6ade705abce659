import { expect, test } from 'vitest'
import type { Filter, StartPoint } from '../../src/schemas/subscription.ts'
import {
  acknowledgeDeliveries,
  buryDelivery,
  claimDeliveries,
  countDeliveries,
  type Delivery,
  listDeadLetters,
  outstandingDeliveries,
  redriveDeadLetters,
  startDeliveries,
} from '../../src/store/deliveries.ts'
import { lastSeq, readEvents } from '../../src/store/events.ts'
import {
  createSubscription,
  getSubscription,
  listSubscriptions,
  pauseSubscription,
  removeSubscription,
  resumeSubscription,
  rewindSubscription,
  subscriptionLag,
} from '../../src/store/subscriptions.ts'
import { aStatement } from '../support/statements.ts'
import { store } from '../support/stored.ts'
import { useDatabase } from '../support/use-database.ts'

const database = useDatabase()

async function subscribe(name: string, from: StartPoint = 'start') {
  return (await createSubscription(database.pool, { name, filter: {}, from })).subscription
}

async function someEvents(count: number, now?: string): Promise<number> {
  const id = crypto.randomUUID()
  const document = { id: `doc_${id.replaceAll('-', '')}` }
  const statements = Array.from({ length: count }, (_, index) => aStatement(`${id} said ${index}`))
  const url = `https://${id}.example/`
  const { lastSeq } = await store(database.pool, {
    url,
    text: id,
    statements,
    document,
    ...(now !== undefined && { now }),
  })
  return lastSeq ?? 0
}

test('begins at the start, at now, or after a seq', async () => {
  const last = await someEvents(3)
  expect((await subscribe('from-start')).cursor).toBe(0)
  expect((await subscribe('from-now', 'now')).cursor).toBe(last)
  expect((await subscribe('from-seq', last - 1)).cursor).toBe(last - 1)
  const lags = ['from-now', 'from-seq', 'nobody'].map((name) => subscriptionLag(database.pool, name))
  expect((await Promise.all(lags)).map((lag) => lag?.lag)).toEqual([0, 1, undefined])
  expect((await subscriptionLag(database.pool, 'from-start'))?.lag).toBeGreaterThanOrEqual(3)
})

test('begins with what was recorded since a date', async () => {
  await someEvents(2, '2026-04-01T09:00:00.000Z')
  const before = await lastSeq(database.pool)
  await someEvents(2, '2026-04-02T09:00:00.000Z')
  expect((await subscribe('from-date', '2026-04-02')).cursor).toBe(before)
  expect((await subscribe('from-future', '2026-05-01')).cursor).toBe(before + 2)
})

test('is made once, and not a second time with another filter', async () => {
  const { pool } = database
  const filter: Filter = { topics: ['medtop:a'], text: 'war' }
  const desk = { name: 'desk', filter, from: 'start' } as const
  expect((await createSubscription(pool, desk)).added).toBe(true)
  expect((await createSubscription(pool, { ...desk, filter: { text: 'war', topics: ['medtop:a'] } })).added).toBe(false)
  const other = createSubscription(pool, { ...desk, filter: {} })
  await expect(other).rejects.toThrow(/"desk" exists with another filter, .*medtop:a/)
})

test('counts what matches its filter only', async () => {
  const { pool } = database
  const from = await lastSeq(pool)
  await someEvents(5)
  await createSubscription(pool, { name: 'three', filter: { text: 'said 3' }, from })
  expect(await subscriptionLag(pool, 'three')).toEqual({ lag: 1, outstanding: 0, dead: 0 })
})

/** Delivers the next `count` events of a subscription, all of one document. */
async function deliver(name: string, count: number): Promise<Delivery[]> {
  const { pool } = database
  await someEvents(count)
  const subscription = await getSubscription(pool, name)
  if (subscription === null) throw new Error('there is no such subscription')
  const { cursor: from, epoch } = subscription
  const { events, scannedTo: to } = await readEvents(pool, { after: from, limit: count })
  expect(await startDeliveries(pool, { name, epoch, from, to, events })).toBe(true)
  return events.map(({ seq }) => ({ epoch, seq }))
}

test('of two dispatchers at the same place one delivers', async () => {
  const { pool } = database
  const { epoch } = await subscribe('two')
  const move = (from: number, to: number) => startDeliveries(pool, { name: 'two', epoch, from, to, events: [] })
  expect((await Promise.all([move(0, 5), move(0, 7)])).toSorted()).toEqual([false, true])
  expect(await move(0, 9)).toBe(false)
})

test('a dispatcher that read before a rewind does not undo it', async () => {
  const { pool } = database
  const { epoch, cursor } = await subscribe('rewound')
  await rewindSubscription(pool, 'rewound', 'start')
  const late = { name: 'rewound', epoch, from: cursor, to: 50, events: [] }
  expect(await startDeliveries(pool, late)).toBe(false)
  expect(await getSubscription(pool, 'rewound')).toMatchObject({ cursor: 0, epoch: epoch + 1 })
})

test('hands out the first event of a document only, until it is acknowledged', async () => {
  const { pool } = database
  await subscribe('ordered', 'now')
  const [first, second, third] = (await deliver('ordered', 3)) as [Delivery, Delivery, Delivery]
  const claims = (...list: Delivery[]) => claimDeliveries(pool, 'ordered', list)
  const ready = { waitsFor: null }
  expect(await claims(third, first, second)).toEqual([{ waitsFor: second.seq }, ready, { waitsFor: first.seq }])
  await acknowledgeDeliveries(pool, 'ordered', [first, first])
  expect(await claims(first, second, third)).toEqual([null, ready, { waitsFor: second.seq }])
  await buryDelivery(pool, 'ordered', { ...second, error: 'no\0', attempts: 5 })
  expect(await claims(second, third)).toEqual([null, ready])
  expect(await countDeliveries(pool, 'ordered')).toEqual({ outstanding: 1, dead: 1 })
  expect(await listDeadLetters(pool, 'ordered')).toMatchObject([
    { event: { seq: second.seq }, error: 'no', attempts: 5 },
  ])
  expect(await redriveDeadLetters(pool, 'ordered', { seqs: [third.seq], limit: 10 })).toEqual([])
  expect(await redriveDeadLetters(pool, 'ordered', { limit: 10 })).toMatchObject([{ event: { seq: second.seq } }])
  expect(await claims(second, third)).toEqual([ready, { waitsFor: second.seq }])
})

test('what was under way before a rewind is void, what lies before its place is not', async () => {
  const { pool } = database
  await subscribe('replayed', 'now')
  const [first, second] = (await deliver('replayed', 2)) as [Delivery, Delivery]
  const { epoch = 0 } = (await rewindSubscription(pool, 'replayed', first.seq)) ?? {}
  expect(await claimDeliveries(pool, 'replayed', [first, second])).toEqual([null, null])
  const outstanding = await outstandingDeliveries(pool, 'replayed', { after: 0, limit: 10 })
  expect(outstanding.map(({ event, ...rest }) => ({ ...rest, seq: event.seq }))).toEqual([{ epoch, seq: first.seq }])
  await acknowledgeDeliveries(pool, 'replayed', [first])
  expect((await subscriptionLag(pool, 'replayed'))?.lag).toBe(2)
})

test('is paused, resumed and removed', async () => {
  const { pool } = database
  await subscribe('coming')
  expect(await pauseSubscription(pool, 'coming')).toBe(true)
  expect((await getSubscription(pool, 'coming'))?.state).toBe('paused')
  expect(await resumeSubscription(pool, 'coming')).toBe(true)
  expect((await listSubscriptions(pool)).find(({ name }) => name === 'coming')?.state).toBe('active')
  expect(await removeSubscription(pool, 'coming')).toBe(true)
  expect(await removeSubscription(pool, 'coming')).toBe(false)
})
