import { beforeEach, expect, test } from 'vitest'
import type { NewSource } from '../../src/schemas/source.ts'
import { listOutcomes } from '../../src/store/outcomes.ts'
import {
  changedFiles,
  claimDueSources,
  type FileEnd,
  finishFile,
  nextFile,
  unfinishedRuns,
} from '../../src/store/runs.ts'
import {
  addSource,
  changeSource,
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

const learn = () => ({ expectedPerDay: 7, nextRunAt: null })
async function finish(run: string, end: Partial<FileEnd> = {}) {
  const { pool } = database
  const reading = await nextFile(pool, run)
  const fileId = end.fileId ?? reading?.file.id ?? 0
  return { fileId, result: await finishFile(pool, { run, fileId, code: 'discovered', ...end }, learn) }
}
async function openRun(name: string): Promise<string> {
  await addSource(database.pool, feed(name))
  await runSourceNow(database.pool, name)
  const [run] = await claim()
  if (run === undefined) throw new Error('no run')
  return run.run
}

test('a run has one outcome, which is kept on its source', async () => {
  const { pool } = database
  const run = await openRun('a')
  expect((await nextFile(pool, run))?.source.name).toBe('a')
  expect((await unfinishedRuns(pool)).map((open) => open.run)).toEqual([run])
  const { fileId, result } = await finish(run, { found: 9, added: 4, validators: { etag: '"1"', lastModified: null } })
  expect(result).toEqual({ code: 'discovered', detail: null, found: 9, added: 4 })
  expect((await finish(run, { fileId, code: 'fetch_failed' })).result).toBe(null)
  expect(await nextFile(pool, run)).toBe(null)
  const source = await getSource(pool, 'a')
  expect(source).toMatchObject({ lastOutcome: 'discovered', failures: 0, expectedPerDay: 7, nextRunAt: null })
  expect(source?.lastSuccessAt).not.toBe(null)
  expect(await listOutcomes(pool)).toMatchObject([{ stage: 'discover', subject: 'a', code: 'discovered' }])
})

test('a run reads what its files name, each once, and ends with how the first one did', async () => {
  const { pool } = database
  const run = await openRun('a')
  const names = ['https://a.example/1', 'https://a.example/2', 'https://a.example/1', 'https://a.example/feed']
  expect((await finish(run, { found: 0, more: names })).result).toBe(null)
  expect(await nextFile(pool, run)).toMatchObject({ file: { url: names[0], depth: 1 }, files: 3 })
  expect((await finish(run, { found: 5, added: 5, more: names })).result).toBe(null)
  const { result } = await finish(run, { code: 'fetch_failed', detail: 'timeout: no answer' })
  expect(result).toEqual({ code: 'discovered', detail: 'timeout: no answer', found: 5, added: 5 })
})

test('a file that has not changed since it was read is not asked for', async () => {
  const { pool } = database
  const run = await openRun('a')
  const files = [{ url: 'https://a.example/1', lastModified: '2026-01-01' }, { url: 'https://a.example/2' }]
  await finish(run, { more: files.map(({ url }) => url) })
  expect(await changedFiles(pool, 'a', files)).toEqual(['https://a.example/1', 'https://a.example/2'])
  await finish(run)
  await finish(run)
  expect(await changedFiles(pool, 'a', files)).toEqual(['https://a.example/2'])
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString()
  expect(await changedFiles(pool, 'a', [{ url: 'https://a.example/1', lastModified: tomorrow }])).toHaveLength(1)
})

test('a failed run keeps the time of the last success and the validators', async () => {
  const { pool } = database
  await finish(await openRun('a'), { validators: { etag: 'x', lastModified: 'y' } })
  await finish(await openRun('a'), { code: 'invalid_feed' })
  const { lastRunAt, lastSuccessAt, lastOutcome, failures } = (await getSource(pool, 'a')) ?? {}
  expect({ lastOutcome, failures }).toEqual({ lastOutcome: 'invalid_feed', failures: 1 })
  expect(Date.parse(lastRunAt ?? '')).toBeGreaterThan(Date.parse(lastSuccessAt ?? ''))
  expect(await nextFile(pool, await openRun('a'))).toMatchObject({ file: { etag: 'x', lastModified: 'y' } })
})

test('a source that was changed is due at once and read again whole', async () => {
  const { pool } = database
  await finish(await openRun('a'), { validators: { etag: 'x', lastModified: null } })
  expect(await changeSource(pool, { ...feed('a'), include: ['/politics/*'], maxPagesPerRun: 3 })).toBe(true)
  expect(await changeSource(pool, feed('b'))).toBe(false)
  expect(await getSource(pool, 'a')).toMatchObject({ include: ['/politics/*'], maxPagesPerRun: 3 })
  const [run] = await claim()
  expect(await nextFile(pool, run?.run ?? '')).toMatchObject({ file: { etag: null } })
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
  expect(await nextFile(pool, run?.run ?? '')).toBe(null)
  expect((await finish(run?.run ?? '', { fileId: 1 })).result).toBe(null)
  expect(await listSources(pool)).toEqual([])
})
