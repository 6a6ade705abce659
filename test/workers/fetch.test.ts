import { mkdtemp, rm } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Client, createClient } from '../../src/fetch/client.ts'
import { createRobots, memoryRobotsCache } from '../../src/fetch/robots.ts'
import { type Archive, openArchive } from '../../src/fetch/snapshots/archive.ts'
import { dueHosts } from '../../src/store/hosts.ts'
import { addPages, findPage } from '../../src/store/pages.ts'
import { fetchHandler } from '../../src/workers/fetch.ts'
import { createPoliteness } from '../../src/workers/politeness.ts'
import { serve, type TestServer } from '../fetch/support/server.ts'
import { runJob } from '../support/run-job.ts'
import { useDatabase } from '../support/use-database.ts'

type Answer = { status?: number; headers?: Record<string, string>; head?: string; text?: string }

const database = useDatabase()
let folder: string
let client: Client
let archive: Archive
let here: TestServer
let there: TestServer
/** By whole URL; what is not here is missing, but robots.txt allows everything. */
let answers: Record<string, Answer | Answer[]> = {}
/** When requests came, in milliseconds. */
let times: number[] = []

const answer =
  (base: () => string): RequestListener =>
  (request, response) => {
    times.push(performance.now())
    const given = answers[base() + request.url]
    const next = Array.isArray(given) ? (given.length > 1 ? given.shift() : given[0]) : given
    if (next === undefined) response.writeHead(404).end()
    else {
      const { status = 200, headers = {}, head = '', text } = next
      const body = `<html><head>${head}</head><body><p>"It is ${request.url}," said Marta Lindqvist at the harbour.</p>`
      response.writeHead(status, { 'Content-Type': 'text/html', ...headers }).end(text ?? body)
    }
  }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-fetch-'))
  archive = await openArchive({ dir: folder })
  client = createClient({ userAgent: 'Onrecord', allowNet: ['127.0.0.0/8'], timeoutMs: 5_000, maxBytes: 1_000_000 })
  here = await serve(answer(() => here.url))
  there = await serve(
    answer(() => there.url),
    '127.0.0.2',
  )
})
afterAll(async () => {
  await Promise.all([client.close(), archive.close(), here.close(), there.close()])
  await rm(folder, { recursive: true })
})
beforeEach(async () => {
  await database.pool.query('TRUNCATE onrecord.pages, onrecord.outcomes, onrecord.redirects, onrecord.hosts CASCADE')
  answers = {}
  times = []
  for (const { requests } of [here, there]) requests.length = 0
})

/** Fetches everything that is due, and what follows from it within the next seconds. */
async function fetchAll(...urls: string[]): Promise<void> {
  const { pool } = database
  const robots = createRobots({ client, userAgent: 'Onrecord', cache: memoryRobotsCache() })
  const handle = fetchHandler({
    pool,
    client,
    archive,
    snapshotFolder: folder,
    userAgent: 'Onrecord',
    politeness: createPoliteness({ pool, robots, hostDelayMs: 1 }),
    enqueueFetch: async () => undefined,
    enqueueExtract: async () => undefined,
    log: pino({ level: 'silent' }),
  })
  await addPages(
    pool,
    urls.map((url) => ({ url })),
  )
  for (let idle = 0; idle < 5; idle += 1) {
    for (const { host } of await dueHosts(pool)) {
      idle = 0
      await runJob(handle, { host })
    }
    await sleep(5)
  }
}

const asked = ({ requests }: TestServer) => requests.map(({ url }) => url)
async function outcomesOf(url: string) {
  const { rows } = await database.pool.query<{ code: string }>(
    'SELECT code FROM onrecord.outcomes WHERE subject = $1 ORDER BY id',
    [url],
  )
  return rows.map(({ code }) => code)
}
async function snapshots() {
  const { rows } = await database.pool.query<{ url: string }>(
    'SELECT p.url FROM onrecord.snapshots s JOIN onrecord.pages p ON p.id = s.page_id ORDER BY p.url',
  )
  return rows.map(({ url }) => url)
}

describe('a page that redirects', () => {
  it('to a page of the frontier is its alias, and nothing is asked twice', async () => {
    const [short, long] = [`${here.url}/short`, `${here.url}/long`]
    answers = { [short]: { status: 301, headers: { Location: '/long?utm_source=x' } }, [long]: {} }
    await fetchAll(short, long)
    expect(asked(here).toSorted()).toEqual(['/long', '/robots.txt', '/short'])
    expect(await outcomesOf(short)).toEqual(['redirected'])
    expect(await findPage(database.pool, short)).toMatchObject({ url: long, state: 'fetched' })
    expect(await snapshots()).toEqual([long])
  })

  it('to another host goes on there, after its robots.txt, as the same fetch', async () => {
    const [from, to] = [`${here.url}/from`, `${there.url}/to`]
    answers = { [from]: { status: 302, headers: { Location: to } }, [to]: {} }
    await fetchAll(from)
    expect(asked(there)).toEqual(['/robots.txt', '/to'])
    expect(await outcomesOf(from)).toEqual(['fetched'])
    expect(await findPage(database.pool, to)).toMatchObject({ url: from, hopUrl: null })
  })

  it('in a circle, also over other hosts, ends', async () => {
    const [a, b] = [`${here.url}/a`, `${there.url}/b`]
    answers = { [a]: { status: 302, headers: { Location: b } }, [b]: { status: 302, headers: { Location: a } } }
    await fetchAll(a)
    expect(await outcomesOf(a)).toEqual(['too_many_redirects'])
    expect(asked(here)).toEqual(['/robots.txt', '/a'])
  })

  it('to where robots.txt forbids it is not followed', async () => {
    const from = `${here.url}/from`
    answers = {
      [`${here.url}/robots.txt`]: { text: 'User-agent: *\nDisallow: /private/' },
      [from]: { status: 302, headers: { Location: '/private/x' } },
    }
    await fetchAll(from)
    expect(asked(here)).toEqual(['/robots.txt', '/from'])
    expect(await outcomesOf(from)).toEqual(['robots_disallowed'])
  })
})

describe('a page that gives another address as its own', () => {
  it('is an alias of the page there, which is fetched itself', async () => {
    const [amp, story] = [`${here.url}/story/amp`, `${here.url}/story`]
    answers = { [amp]: { head: `<link rel="canonical" href="${story}">` }, [story]: {} }
    await fetchAll(amp, story)
    expect(await outcomesOf(amp)).toEqual(['redirected'])
    expect(await outcomesOf(story)).toEqual(['fetched'])
    expect(await snapshots()).toEqual([story])
  })

  it('is known under it when nobody else is', async () => {
    const [print, story] = [`${here.url}/print?id=7`, `${here.url}/story`]
    answers = { [print]: { head: `<link rel="canonical" href="${story}">` } }
    await fetchAll(print)
    await fetchAll(story)
    expect(asked(here)).toEqual(['/robots.txt', '/print?id=7'])
  })

  it('names its twins for telephones, so that they are not asked for', async () => {
    const [story, amp] = [`${here.url}/story`, `${here.url}/amp/story`]
    answers = { [story]: { head: '<link rel="amphtml" href="/amp/story">' }, [amp]: {} }
    await fetchAll(story)
    await fetchAll(amp)
    expect(asked(here)).not.toContain('/amp/story')
    expect((await findPage(database.pool, amp))?.url).toBe(story)
  })
})

describe('a host that asks to be left alone', () => {
  it('is, by all its pages', async () => {
    const urls = ['/a', '/b', '/c'].map((path) => here.url + path)
    answers = Object.fromEntries(urls.map((url) => [url, {}]))
    answers[urls[1]!] = [{ status: 429, headers: { 'Retry-After': '1' } }, {}]
    await fetchAll(...urls)
    const gaps = times.slice(1).map((time, index) => time - times[index]!)
    expect(asked(here)).toHaveLength(5)
    // The time between two requests once: after the one that was put off.
    expect(gaps[asked(here).indexOf('/b')]).toBeGreaterThan(990)
    expect(await outcomesOf(urls[1]!)).toEqual(['http_error', 'fetched'])
  })
})
