import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { extract } from '../../src/index.ts'
import { processWork } from '../../src/runtime/process-work.ts'
import type { Event } from '../../src/schemas/event.ts'
import { requestFetch, unfinishedPages } from '../../src/store/pages.ts'
import { addSource, runSourceNow } from '../../src/store/sources.ts'
import { queryStatements } from '../../src/store/statements.ts'
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
  beforeEach(async () => {
    site = await startSite()
    test = await openForTest(redisUrl())
    const work = await processWork(test.onrecord, stages)
    stop = async () => {
      await work.close()
      await test.close()
      await site.close()
    }
  })
  afterEach(() => stop())

  it('brings every statement of a scheduled feed to its subscriber, once', async () => {
    const { onrecord, untilIdle } = test
    const { pool } = onrecord
    await createSubscription(pool, { name: 'desk', filter: {}, from: 'start' })
    const schedule = { type: 'every', seconds: 3_600 } as const
    await addSource(pool, { name: 'site', url: `${site.url}/feed.xml`, kind: 'feed', schedule })
    const events: Event[] = []
    const consumer = consumeQueue(onrecord, 'desk', (event) => void events.push(event))
    await untilIdle()
    await expect.poll(async () => (await onrecord.queues.subscription('desk').counts()).waiting).toBe(0)
    await consumer.close()

    const stored = await allStatementIds(test)
    expect(stored.size).toBeGreaterThan(20)
    expect(events.map(({ op }) => op)).toEqual(events.map(() => 'ADD'))
    expect(events.map(({ statement }) => statement.id).toSorted()).toEqual([...stored].toSorted())
    expect(stored).toEqual(await idsThatExtractGives(site))
  })

  it('adds nothing when it runs a second time, and asks only what has changed', async () => {
    const { onrecord, untilIdle } = test
    const { pool, queues } = onrecord
    const schedule = { type: 'every', seconds: 3_600 } as const
    await addSource(pool, { name: 'site', url: `${site.url}/feed.xml`, kind: 'feed', schedule })
    await untilIdle()
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
    expect(await unfinishedPages(pool)).not.toEqual([])
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

  it('tells how each bad address ended, and goes on with the good ones', async () => {
    const { onrecord, untilIdle } = test
    const { pool, queues } = onrecord
    const { addPages } = await import('../../src/store/pages.ts')
    site.put('/binary.html', Buffer.from(Array.from({ length: 4_096 }, (_, n) => (n * 7) % 256)))
    site.put('/blank.html', '')
    const { added } = await addPages(
      pool,
      ['/no-such-page.html', '/binary.html', '/blank.html', '/private/draft.html'].map((path) => ({
        url: `${site.url}${path}`,
      })),
    )
    await queues.enqueueFetch(added)
    const private_ = await addPages(pool, [{ url: 'http://10.0.0.1/' }])
    await queues.enqueueFetch(private_.added)
    await untilIdle()
    const { rows } = await pool.query<{ url: string; last_outcome: string }>(
      'SELECT url, last_outcome FROM onrecord.pages',
    )
    const outcomes = Object.fromEntries(rows.map(({ url, last_outcome }) => [url.replace(site.url, ''), last_outcome]))
    expect(outcomes).toMatchObject({
      '/no-such-page.html': 'not_found',
      '/binary.html': 'unsupported_type',
      '/blank.html': 'empty',
      'http://10.0.0.1/': 'address_refused',
    })
  })
}

async function allStatementIds({ onrecord }: TestOnrecord): Promise<Set<string>> {
  const { statements } = await queryStatements(onrecord.pool, { limit: 1_000 })
  return new Set(statements.map(({ id }) => id))
}

async function idsThatExtractGives(site: Site): Promise<Set<string>> {
  const paths = new Set(
    site.requests.map(({ path }) => path).filter((path) => !['/robots.txt', '/feed.xml'].includes(path)),
  )
  const ids = new Set<string>()
  for (const path of paths) {
    const response = await fetch(`${site.url}${path}`)
    const contentType = response.headers.get('content-type')
    const bytes = new Uint8Array(await response.arrayBuffer())
    const { statements } = await extract(bytes, { url: `${site.url}${path}`, ...(contentType && { contentType }) })
    for (const { id } of statements) ids.add(id)
  }
  return ids
}
