import { expect, test } from 'vitest'
import { continueFetch, finishFetch, redirectsToKnown, startFetch } from '../../src/store/fetches.ts'
import { dueHosts } from '../../src/store/hosts.ts'
import { listOutcomes } from '../../src/store/outcomes.ts'
import { addPages, findPage, getPage, nextDuePage, requestFetch } from '../../src/store/pages.ts'
import { getSnapshot, unextractedSnapshots } from '../../src/store/snapshots.ts'
import { aSnapshotHead } from '../support/statements.ts'
import { aPage } from '../support/stored.ts'
import { useDatabase } from '../support/use-database.ts'

const database = useDatabase()
const DONE = { type: 'done', refetchAt: null } as const
const location = { file: 'a.warc.gz', offset: 0, length: 10 }

async function fetched(url: string, end: Partial<Parameters<typeof finishFetch>[1]> = {}) {
  const { pool } = database
  const started = await startFetch(pool, await aPage(pool, url))
  if (started === null) throw new Error(`${url} was not started`)
  return finishFetch(pool, { pageId: started.page.id, run: started.run, code: 'fetched', next: DONE, ...end })
}

test('adds a page once, in the order given, and remembers every source that names it', async () => {
  const { pool } = database
  const urls = ['z', 'a', 'm'].map((name) => `https://order.example/${name}`)
  const first = await addPages(
    pool,
    [...urls, ...urls].map((url) => ({ url, source: 'one', hints: { title: 'Early' } })),
  )
  expect(first.added.map(({ url }) => url)).toEqual(urls)
  const hints = { title: 'Late', language: 'de', publishedAt: 'last Tuesday' }
  expect(await addPages(pool, [{ url: urls[0]!, source: 'two', hints }])).toEqual({ added: [], known: 1 })
  const page = await findPage(pool, urls[0]!)
  expect(page?.sources.toSorted()).toEqual(['one', 'two'])
  expect(page?.hints).toEqual({ title: 'Early', language: 'de' })
})

test('adds a page once when many processes find it at the same time', async () => {
  const { pool } = database
  const pages = Array.from({ length: 200 }, (_, index) => ({ url: `https://many.example/${index}` }))
  const results = await Promise.all(
    Array.from({ length: 8 }, (_, turn) => addPages(pool, turn % 2 ? pages : pages.toReversed())),
  )
  expect(results.reduce((sum, { added }) => sum + added.length, 0)).toBe(200)
})

test('takes URLs of 8,000 characters', async () => {
  const url = `https://long.example/${'x'.repeat(8_000)}`
  await aPage(database.pool, url)
  expect((await findPage(database.pool, url))?.url).toBe(url)
})

test('records one outcome for each run, however often it is finished', async () => {
  const { pool } = database
  const pageId = await aPage(pool, 'https://once.example/')
  const crashed = await startFetch(pool, pageId)
  const again = await startFetch(pool, pageId)
  expect([crashed?.run, again?.run]).toEqual([1, 1])
  expect(again?.page.attempts).toBe(1)
  const end = { pageId, run: 1, code: 'fetched', status: 200, next: DONE } as const
  expect((await finishFetch(pool, end)).recorded).toBe(true)
  expect((await finishFetch(pool, { ...end, code: 'timeout' })).recorded).toBe(false)
  expect(await listOutcomes(pool, { pageId })).toMatchObject([{ code: 'fetched', httpStatus: 200, stage: 'fetch' }])
  expect(await startFetch(pool, pageId)).toBe(null)
})

test('counts tries, but not those that the host put off', async () => {
  const { pool } = database
  const url = 'https://tries.example/'
  const retry = { type: 'retry', afterMs: 0 } as const
  expect((await fetched(url, { code: 'timeout', next: retry })).page.attempts).toBe(1)
  expect((await fetched(url, { code: 'http_error', next: { ...retry, throttled: true } })).page.attempts).toBe(1)
  const { page } = await fetched(url, { code: 'timeout', next: { ...retry, afterMs: 60_000 } })
  expect(page).toMatchObject({ attempts: 2, state: 'waiting', lastOutcome: 'timeout' })
  expect(await startFetch(pool, page.id)).toBe(null)
  await requestFetch(pool, [page.id])
  expect((await fetched(url)).page).toMatchObject({ attempts: 0, state: 'fetched', nextFetchAt: null })
})

test('keeps validators until new ones come', async () => {
  const { pool } = database
  const url = 'https://validators.example/'
  await fetched(url, { validators: { etag: '"a"', lastModified: 'Mon, 02 Mar 2026 10:00:00 GMT' } })
  await requestFetch(pool, [await aPage(pool, url)])
  expect((await fetched(url, { code: 'unchanged' })).page.etag).toBe('"a"')
  await requestFetch(pool, [await aPage(pool, url)])
  const validators = { etag: null, lastModified: null }
  expect((await fetched(url, { validators })).page).toMatchObject(validators)
})

test('stores a snapshot with the outcome, and asks for its extraction only when the bytes changed', async () => {
  const { pool } = database
  const url = 'https://bytes.example/'
  const show = async (body: string) => {
    await requestFetch(pool, [await aPage(pool, url)])
    return (await fetched(url, { snapshot: { head: aSnapshotHead(body, { url }), location } })).extract
  }
  const first = await show('a')
  expect(await getSnapshot(pool, first ?? 0)).toMatchObject({ head: { url }, location })
  expect(await unextractedSnapshots(pool)).toContain(first)
  const second = await show('b')
  expect(second).not.toBe(first)
  expect(await show('a')).toBe(first)
})

test('takes a URL that a page redirects to for that page', async () => {
  const { pool } = database
  const { page } = await fetched('https://short.example/', { redirectedTo: 'https://short.example/long' })
  expect(page.state).toBe('fetched')
  expect(await addPages(pool, [{ url: 'https://short.example/long' }])).toEqual({ added: [], known: 1 })
  expect((await findPage(pool, 'https://short.example/long'))?.id).toBe(page.id)
})

test('makes a page that redirects to another page its alias, and gives that one the snapshot', async () => {
  const { pool } = database
  const target = await aPage(pool, 'https://alias.example/story', 'one')
  await aPage(pool, 'https://alias.example/s?id=1', 'two')
  const redirectedTo = 'https://alias.example/story'
  const snapshot = { head: aSnapshotHead('story'), location }
  const { page, extract } = await fetched('https://alias.example/s?id=1', { redirectedTo, snapshot })
  expect(page).toMatchObject({ state: 'alias', aliasOf: target, nextFetchAt: null })
  expect(await getSnapshot(pool, extract ?? 0)).toMatchObject({ pageId: target, head: { url: redirectedTo } })
  const story = await getPage(pool, target)
  expect(story?.state).toBe('fetched')
  expect(story?.sources.toSorted()).toEqual(['one', 'two'])
  expect(await startFetch(pool, target)).toBe(null)
  expect((await findPage(pool, 'https://alias.example/s?id=1'))?.id).toBe(target)
})

test('survives pages that redirect to each other', async () => {
  const { pool } = database
  const a = await aPage(pool, 'https://circle.example/a')
  await fetched('https://circle.example/b', { redirectedTo: 'https://circle.example/a' })
  await requestFetch(pool, [a])
  const { page } = await fetched('https://circle.example/a', { redirectedTo: 'https://circle.example/b' })
  expect(page).toMatchObject({ id: a, state: 'fetched', aliasOf: null })
})

test('does not take what leads to an error page for an alias of it', async () => {
  const { pool } = database
  await aPage(pool, 'https://wall.example/consent')
  const end = {
    code: 'consent_wall',
    redirectedTo: 'https://wall.example/consent',
    next: { type: 'give-up', refetchAt: null },
  } as const
  expect((await fetched('https://wall.example/story', end)).page).toMatchObject({ state: 'failed', aliasOf: null })
  expect((await findPage(pool, 'https://wall.example/story'))?.url).toBe('https://wall.example/story')
})

test('gives a host its pages in the order in which they became due, first those that were interrupted', async () => {
  const { pool } = database
  const host = 'turns.example'
  const [a, b] = [await aPage(pool, `https://${host}/a`), await aPage(pool, `https://${host}/b`)]
  expect((await nextDuePage(pool, host))?.id).toBe(a)
  await startFetch(pool, a)
  expect((await nextDuePage(pool, host))?.id).toBe(a)
  await fetched(`https://${host}/a`, { code: 'timeout', next: { type: 'retry', afterMs: 60_000 } })
  expect((await nextDuePage(pool, host))?.id).toBe(b)
  await fetched(`https://${host}/b`, { next: { type: 'done', refetchAt: '2100-01-01T00:00:00Z' } })
  expect(await nextDuePage(pool, host)).toBe(null)
})

test('finds every host with something to do after the queue was lost', async () => {
  const { pool } = database
  const page = (name: string) => `https://${name}.lost.example/`
  await aPage(pool, page('new'))
  await startFetch(pool, await aPage(pool, page('running')))
  await fetched(page('waiting'), { code: 'timeout', next: { type: 'retry', afterMs: 9e6 } })
  await fetched(page('again'), { next: { type: 'done', refetchAt: '2020-01-01T00:00:00Z' } })
  await fetched(page('later'), { next: { type: 'done', refetchAt: '2100-01-01T00:00:00Z' } })
  await fetched(page('gone'), { code: 'gone', next: { type: 'give-up', refetchAt: null } })
  const found = (await dueHosts(pool)).map(({ host }) => host).filter((host) => host.endsWith('.lost.example'))
  expect(found).toEqual(['again.lost.example', 'new.lost.example', 'running.lost.example'])
  expect(await dueHosts(pool, { afterHost: found[1]!, limit: 1_000 })).not.toContainEqual({ host: found[1] })
})

test('goes on at another host after a redirect, in the same try', async () => {
  const { pool } = database
  const url = 'https://from.example/story'
  const pageId = await aPage(pool, url)
  await startFetch(pool, pageId)
  expect(await continueFetch(pool, pageId, null)).toMatchObject({ attempts: 0, state: 'waiting' })
  await startFetch(pool, pageId)
  const moved = await continueFetch(pool, pageId, 'https://to.example:8443/story')
  expect(moved).toMatchObject({ attempts: 1, host: 'to.example:8443', hops: 1 })
  expect((await nextDuePage(pool, 'to.example:8443'))?.id).toBe(pageId)
  expect(await nextDuePage(pool, 'from.example')).toBe(null)
  const { page } = await fetched(url, { redirectedTo: 'https://to.example:8443/story' })
  expect(page).toMatchObject({ host: 'from.example', hopUrl: null, hops: 0, attempts: 0 })
})

test('knows a redirect to a page that is there or to come, and not one to a wall', async () => {
  const { pool } = database
  const from = await getPage(pool, await aPage(pool, 'https://known.example/short'))
  if (from === null) throw new Error('no page')
  const known = (path: string) => redirectsToKnown(pool, from, `https://known.example${path}`)
  expect(await known('/long')).toBe(false)
  await aPage(pool, 'https://known.example/long')
  expect(await known('/long')).toBe(true)
  expect(await known('/short')).toBe(false)
  await fetched('https://known.example/wall', { code: 'consent_wall', next: { type: 'give-up', refetchAt: null } })
  expect(await known('/wall')).toBe(false)
})
