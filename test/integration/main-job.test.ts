import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { extract } from '../../src/index.ts'
import { processWork } from '../../src/runtime/process-work.ts'
import type { Event } from '../../src/schemas/event.ts'
import { addPages, findPage, requestFetch } from '../../src/store/pages.ts'
import { searchStatements } from '../../src/store/search.ts'
import { addSource, runSourceNow } from '../../src/store/sources.ts'
import { readStatus } from '../../src/store/status.ts'
import { createSubscription } from '../../src/store/subscriptions.ts'
import { consumeQueue } from '../../src/workers/consume.ts'
import { stages } from '../../src/workers/topology.ts'
import { openForTest, type TestOnrecord } from '../support/processing.ts'
import { useRedis } from '../support/redis.ts'
import { type Site, startSite } from '../support/site.ts'

describe('on PostgreSQL alone', () => mainJob(() => undefined))

describe('on Redis and PostgreSQL', () => {
  const redis = useRedis()
  mainJob(() => redis.url)
})

function mainJob(redisUrl: () => string | undefined): void {
  let site: Site
  let test: TestOnrecord
  let stop: () => Promise<void>
  beforeAll(async () => {
    site = await startSite()
    test = await openForTest(redisUrl())
    const work = await processWork(test.onrecord, stages)
    stop = async () => {
      await work.close()
      await test.close()
      await site.close()
    }
  })
  afterAll(() => stop())

  it('brings every statement of a scheduled feed to its subscriber, once', { timeout: 120_000 }, async () => {
    const { onrecord, untilIdle } = test
    const { pool } = onrecord
    await createSubscription(pool, { name: 'desk', filter: {}, from: 'start' })
    const schedule = { type: 'every', seconds: 3_600 } as const
    await addSource(pool, { name: 'site', url: `${site.url}/feed.xml`, kind: 'feed', schedule })
    const events: Event[] = []
    const consumer = consumeQueue(onrecord, 'desk', (event) => void events.push(event))
    await untilIdle()
    const queued = async () => {
      const { waiting, active } = await onrecord.queues.subscription('desk').counts()
      return waiting + active
    }
    await expect.poll(queued, { timeout: 20_000 }).toBe(0)
    await consumer.close()

    const stored = await allStatementIds(test)
    expect(stored.size).toBeGreaterThan(20)
    // Which of two documents comes first decides whether a statement hears of its cluster later.
    const read = events.filter(({ cause }) => cause !== 'cluster')
    expect(read.map(({ op }) => op)).toEqual(read.map(() => 'ADD'))
    expect(read.map(({ statement }) => statement.id).toSorted()).toEqual([...stored].toSorted())
    expect(stored).toEqual(await idsThatExtractGives(site))
  })

  it('adds nothing when it runs a second time, and asks only what has changed', { timeout: 120_000 }, async () => {
    const { onrecord, untilIdle } = test
    const { pool, queues } = onrecord
    const before = await readStatus(pool)
    const requests = site.requests.length

    await runSourceNow(pool, 'site')
    const { rows } = await pool.query<{ id: number }>('SELECT id FROM onrecord.pages')
    await queues.enqueueFetch(
      await requestFetch(
        pool,
        rows.map(({ id }) => id),
      ),
    )
    await untilIdle()

    const again = site.requests.slice(requests).filter(({ path }) => path !== '/robots.txt')
    expect(again.length).toBeGreaterThan(5)
    expect(again.filter(({ headers }) => headers['if-none-match'] === undefined)).toEqual([])
    const { documents, statements, events, snapshots } = await readStatus(pool)
    expect({ documents, statements, events, snapshots }).toEqual({
      documents: before.documents,
      statements: before.statements,
      events: before.events,
      snapshots: before.snapshots,
    })
  })

  it('tells how each bad address ended', async () => {
    const { pool, queues } = test.onrecord
    site.put('/binary.html', Buffer.from(Array.from({ length: 4_096 }, (_, n) => (n * 7) % 256)))
    site.put('/blank.html', '')
    const paths = ['/no-such-page.html', '/binary.html', '/blank.html', '/private/draft.html']
    const urls = [...paths.map((path) => `${site.url}${path}`), 'http://10.0.0.1/', 'http://no-such-host.invalid/']
    const { added } = await addPages(
      pool,
      urls.map((url) => ({ url })),
    )
    await queues.enqueueFetch(added)
    const outcomes = async () => {
      const pages = await Promise.all(urls.map((url) => findPage(pool, url)))
      return pages.map((page) => page?.lastOutcome)
    }
    await expect
      .poll(outcomes, { timeout: 15_000 })
      .toEqual(['not_found', 'unsupported_type', 'empty', 'robots_disallowed', 'address_refused', 'dns_error'])
  })
}

async function allStatementIds({ onrecord }: TestOnrecord): Promise<Set<string>> {
  const { statements } = await searchStatements(onrecord.pool, { limit: 1_000 })
  return new Set(statements.map(({ id }) => id))
}

async function idsThatExtractGives(site: Site): Promise<Set<string>> {
  const paths = new Set(
    site.requests.map(({ path }) => path).filter((path) => !['/robots.txt', '/feed.xml'].includes(path)),
  )
  const ids = new Set<string>()
  for (const path of paths) {
    // A connection kept from the page before may be closed by the server at this very moment.
    const response = await fetch(`${site.url}${path}`, { headers: { connection: 'close' } })
    const contentType = response.headers.get('content-type')
    const bytes = new Uint8Array(await response.arrayBuffer())
    const { statements } = await extract(bytes, { url: `${site.url}${path}`, ...(contentType && { contentType }) })
    for (const { id } of statements) ids.add(id)
  }
  return ids
}
