import { expect, test } from 'vitest'
import { finishFetch, startFetch } from '../../src/store/fetches.ts'
import { requestFetch } from '../../src/store/pages.ts'
import { claimDueSources, finishFile, nextFile } from '../../src/store/runs.ts'
import { addSource } from '../../src/store/sources.ts'
import { dueWithin, readStatus } from '../../src/store/status.ts'
import { createSubscription } from '../../src/store/subscriptions.ts'
import { aStatement } from '../support/statements.ts'
import { aPage, store } from '../support/stored.ts'
import { useDatabase } from '../support/use-database.ts'

const database = useDatabase()

test('counts nothing in an empty database', async () => {
  expect(await readStatus(database.pool)).toMatchObject({
    pages: { new: 0, waiting: 0, fetching: 0, fetched: 0, failed: 0, alias: 0 },
    statements: { usable: 0, canceled: 0 },
    events: { count: 0, lastSeq: 0 },
  })
  expect(await dueWithin(database.pool, 60)).toBe(false)
})

test('is due while a page is new, in hand, or soon to be tried again', async () => {
  const { pool } = database
  const pageId = await aPage(pool, 'https://due.example/')
  const fetchAnd = async (next: Parameters<typeof finishFetch>[1]['next']) => {
    const started = await startFetch(pool, pageId)
    expect(await dueWithin(pool, 0)).toBe(true)
    await finishFetch(pool, { pageId, run: started?.run ?? 0, code: 'timeout', next })
  }
  expect(await dueWithin(pool, 0)).toBe(true)
  await fetchAnd({ type: 'retry', afterMs: 3_000 })
  expect([await dueWithin(pool, 0), await dueWithin(pool, 60)]).toEqual([false, true])
  await requestFetch(pool, [pageId])
  await fetchAnd({ type: 'give-up', refetchAt: null })
  expect(await dueWithin(pool, 60)).toBe(false)
})

test('is due while a source is, or its run has not ended', async () => {
  const { pool } = database
  await addSource(pool, { name: 'a', url: 'https://a.example/', kind: 'feed', schedule: { type: 'every', seconds: 9 } })
  expect(await dueWithin(pool, 0)).toBe(true)
  const inTenMinutes = (now: Date) => new Date(now.getTime() + 600_000)
  const [opened] = await claimDueSources(pool, { next: (_, now) => inTenMinutes(now) })
  const run = opened?.run ?? ''
  expect(await dueWithin(pool, 0)).toBe(true)
  const fileId = (await nextFile(pool, run))?.file.id ?? 0
  const learn = (_source: unknown, _run: unknown, now: Date) => ({ expectedPerDay: 1, nextRunAt: inTenMinutes(now) })
  await finishFile(pool, { run, fileId, code: 'unchanged' }, learn)
  expect([await dueWithin(pool, 60), await dueWithin(pool, 700)]).toEqual([false, true])
})

test('counts what is stored, how it ended, and how far subscribers are behind', async () => {
  const { pool } = database
  await createSubscription(pool, { name: 'desk', filter: { text: 'b' }, from: 'start' })
  await store(pool, { text: 'one', statements: [aStatement('a'), aStatement('b')] })
  await store(pool, { text: 'two', statements: [aStatement('b')], now: '2026-03-03T10:00:00.000Z' })
  const status = await readStatus(pool)
  expect(status).toMatchObject({
    sources: { active: 1, paused: 0 },
    snapshots: 2,
    unextracted: 0,
    documents: 1,
    statements: { usable: 1, canceled: 1 },
    events: { count: 3 },
    subscriptions: [{ name: 'desk', state: 'active', cursor: 0, lag: 1 }],
  })
  expect(status.outcomes).toContainEqual({ stage: 'extract', code: 'extracted', count: 2 })
})
