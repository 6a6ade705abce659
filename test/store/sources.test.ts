import { beforeEach, expect, test } from 'vitest'
import type { NewSource } from '../../src/schemas/source.ts'
import { listOutcomes } from '../../src/store/outcomes.ts'
import { claimDueSources, finishRun, startRun, unfinishedRuns } from '../../src/store/runs.ts'
import {
  addSource,
  getSource,
  listSources,
  pauseSource,
  removeSource,
  resumeSource,
  runSourceNow,
} from '../../src/store/sources.ts'
import { useDatabase } from '../support/use-database.ts'

const database = useDatabase()
beforeEach(async () => {
  await database.pool.query('TRUNCATE onrecord.sources, onrecord.outcomes CASCADE')
})

const feed = (name: string): NewSource => ({
  name,
  url: `https://${name}.example/feed`,
  kind: 'feed',
  schedule: { type: 'every', seconds: 60 },
})
const inAnHour = (_: unknown, now: Date) => new Date(now.getTime() + 3_600_000)
const claim = (next: Parameters<typeof claimDueSources>[1]['next'] = inAnHour) =>
  claimDueSources(database.pool, { next })

test('a new source is due at once, a known one is left as it is', async () => {
  const { pool } = database
  expect((await addSource(pool, feed('a'))).added).toBe(true)
  const other = { ...feed('a'), url: 'https://other.example/', maxPagesPerRun: 3 }
  expect(await addSource(pool, other)).toMatchObject({ added: false, source: { url: 'https://a.example/feed' } })
  expect((await claim()).map(({ source }) => source.name)).toEqual(['a'])
  expect(await claim()).toEqual([])
})

test('many schedulers open one run', async () => {
  const { pool } = database
  for (const name of ['a', 'b', 'c']) await addSource(pool, feed(name))
  const runs = (await Promise.all([claim(), claim(), claim(), claim()])).flat()
  expect(runs.map(({ source }) => source.name).toSorted()).toEqual(['a', 'b', 'c'])
})

test('a run has one outcome, which is kept on its source', async () => {
  const { pool } = database
  await addSource(pool, feed('a'))
  const [run] = await claim()
  if (run === undefined) throw new Error('no run')
  expect((await startRun(pool, run.run))?.name).toBe('a')
  expect((await unfinishedRuns(pool)).map((open) => open.run)).toEqual([run.run])
  const validators = { etag: '"1"', lastModified: null }
  expect(await finishRun(pool, { run: run.run, code: 'discovered', found: 9, added: 4, validators })).toBe(true)
  expect(await finishRun(pool, { run: run.run, code: 'fetch_failed' })).toBe(false)
  expect(await startRun(pool, run.run)).toBe(null)
  const source = await getSource(pool, 'a')
  expect(source).toMatchObject({ etag: '"1"', lastOutcome: 'discovered' })
  expect(source?.lastSuccessAt).not.toBe(null)
  expect(await listOutcomes(pool)).toMatchObject([{ stage: 'discover', subject: 'a', code: 'discovered' }])
})

test('a failed run keeps the time of the last success and the validators', async () => {
  const { pool } = database
  await addSource(pool, feed('a'))
  for (const code of ['discovered', 'invalid_feed'] as const) {
    await runSourceNow(pool, 'a')
    const [run] = await claim()
    await finishRun(pool, {
      run: run?.run ?? '',
      code,
      ...(code === 'discovered' && { validators: { etag: 'x', lastModified: 'y' } }),
    })
  }
  const { lastRunAt, lastSuccessAt, etag, lastOutcome } = (await getSource(pool, 'a')) ?? {}
  expect({ etag, lastOutcome }).toEqual({ etag: 'x', lastOutcome: 'invalid_feed' })
  expect(Date.parse(lastRunAt ?? '')).toBeGreaterThan(Date.parse(lastSuccessAt ?? ''))
})

test('a source whose run has not ended does not get a second one', async () => {
  await addSource(database.pool, feed('a'))
  const atOnce = (_: unknown, now: Date) => now
  const first = await claim(atOnce)
  expect(await claim(atOnce)).toMatchObject([{ run: first[0]?.run }])
})

test('a source without a next time runs once', async () => {
  const { pool } = database
  await addSource(pool, feed('a'))
  expect(await claim(() => null)).toHaveLength(1)
  expect((await getSource(pool, 'a'))?.nextRunAt).toBe(null)
})

test('a paused source is not due until it is resumed', async () => {
  const { pool } = database
  await addSource(pool, feed('a'))
  expect(await pauseSource(pool, 'a')).toBe(true)
  expect(await runSourceNow(pool, 'a')).toBe(false)
  expect(await claim()).toEqual([])
  await resumeSource(pool, 'a')
  expect(await claim()).toHaveLength(1)
})

test('a removed source is gone with its open run', async () => {
  const { pool } = database
  await addSource(pool, feed('a'))
  const [run] = await claim()
  expect(await removeSource(pool, 'a')).toBe(true)
  expect(await removeSource(pool, 'a')).toBe(false)
  expect(await startRun(pool, run?.run ?? '')).toBe(null)
  expect(await finishRun(pool, { run: run?.run ?? '', code: 'discovered' })).toBe(false)
  expect(await listSources(pool)).toEqual([])
})
