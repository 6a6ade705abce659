import { expect, test } from 'vitest'
import type { Filter } from '../../src/schemas/subscription.ts'
import { acknowledge, isAcknowledged, pruneAcknowledgements } from '../../src/store/acknowledgements.ts'
import { lastSeq } from '../../src/store/events.ts'
import {
  advanceCursor,
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

async function subscribe(name: string, from: 'start' | 'now' | number = 'start') {
  return (await createSubscription(database.pool, { name, filter: {}, from })).subscription
}

async function someEvents(count: number): Promise<number> {
  const id = crypto.randomUUID()
  const document = { id: `doc_${id.replaceAll('-', '')}` }
  const statements = Array.from({ length: count }, (_, index) => aStatement(`${id} said ${index}`))
  const { lastSeq } = await store(database.pool, { url: `https://${id}.example/`, text: id, statements, document })
  return lastSeq ?? 0
}

test('begins at the start, at now, or after a seq', async () => {
  const last = await someEvents(3)
  expect((await subscribe('from-start')).cursor).toBe(0)
  expect((await subscribe('from-now', 'now')).cursor).toBe(last)
  expect((await subscribe('from-seq', last - 1)).cursor).toBe(last - 1)
  const lags = ['from-now', 'from-seq', 'nobody'].map((name) => subscriptionLag(database.pool, name))
  expect(await Promise.all(lags)).toEqual([0, 1, null])
  expect(await subscriptionLag(database.pool, 'from-start')).toBeGreaterThanOrEqual(3)
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
  expect(await subscriptionLag(pool, 'three')).toBe(1)
})

test('of two dispatchers at the same place one moves the cursor', async () => {
  const { pool } = database
  const { epoch } = await subscribe('two')
  const move = (from: number, to: number) => advanceCursor(pool, { name: 'two', epoch, from, to })
  expect((await Promise.all([move(0, 5), move(0, 7)])).toSorted()).toEqual([false, true])
  expect(await move(0, 9)).toBe(false)
})

test('a dispatcher that read before a rewind does not undo it', async () => {
  const { pool } = database
  const { epoch, cursor } = await subscribe('rewound')
  await rewindSubscription(pool, 'rewound', 'start')
  expect(await advanceCursor(pool, { name: 'rewound', epoch, from: cursor, to: 50 })).toBe(false)
  expect(await getSubscription(pool, 'rewound')).toMatchObject({ cursor: 0, epoch: epoch + 1 })
})

test('is paused, resumed and removed', async () => {
  const { pool } = database
  await subscribe('coming')
  expect(await pauseSubscription(pool, 'coming')).toBe(true)
  expect((await getSubscription(pool, 'coming'))?.state).toBe('paused')
  expect(await resumeSubscription(pool, 'coming')).toBe(true)
  expect((await listSubscriptions(pool)).find(({ name }) => name === 'coming')?.state).toBe('active')
  await acknowledge(pool, 'coming', 1)
  expect(await removeSubscription(pool, 'coming')).toBe(true)
  expect(await removeSubscription(pool, 'coming')).toBe(false)
  expect(await isAcknowledged(pool, 'coming', 1)).toBe(false)
})

test('remembers what was handled until it is rewound', async () => {
  const { pool } = database
  await subscribe('acks')
  for (const seq of [3, 4, 4, 5]) await acknowledge(pool, 'acks', seq)
  const handled = () => Promise.all([2, 3, 4, 5].map((seq) => isAcknowledged(pool, 'acks', seq)))
  expect(await handled()).toEqual([false, true, true, true])
  expect(await isAcknowledged(pool, 'desk', 3)).toBe(false)
  await rewindSubscription(pool, 'acks', 3)
  expect(await handled()).toEqual([false, true, false, false])
  await acknowledge(pool, 'nobody', 1)
  expect(await isAcknowledged(pool, 'nobody', 1)).toBe(false)
})

test('forgets old acknowledgements below the cursor, and no others', async () => {
  const { pool } = database
  const { epoch } = await subscribe('old')
  for (const seq of [1, 2, 3]) await acknowledge(pool, 'old', seq)
  await advanceCursor(pool, { name: 'old', epoch, from: 0, to: 2 })
  expect(await pruneAcknowledgements(pool, 'old', { olderThanMs: 3_600_000 })).toBe(0)
  expect(await pruneAcknowledgements(pool, 'old', { olderThanMs: 0 })).toBe(2)
  expect(await isAcknowledged(pool, 'old', 3)).toBe(true)
})
