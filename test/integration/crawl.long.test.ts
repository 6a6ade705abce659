import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { auditOutcomes, auditPages, auditPoliteness, auditSecondCrawl } from '../../bench/crawl-world/audit.ts'
import { addSources, crawlAgain, startCrew, untilCrawled } from '../../bench/crawl-world/crawl.ts'
import { serveWorld } from '../../bench/crawl-world/server.ts'
import { readStatus } from '../../src/store/status.ts'
import { openForTest } from '../support/processing.ts'
import { useRedis } from '../support/redis.ts'

const HOSTS = 6
/** Plain pages, and one of each fault and redirect but those that wait for a time-out. */
const NUMBERS = [0, 1, 3, 5, 7, 11, 13, 18, 19, 21, 23, 25, 27, 29, 33, 37]
const WORKERS = 2
const CONCURRENCY = 8
const DELAY_MS = 30

describe('on PostgreSQL alone', () => crawled(() => undefined))

describe('on Redis and PostgreSQL', () => {
  const redis = useRedis()
  crawled(() => redis.url)
})

function crawled(redisUrl: () => string | undefined): void {
  it('crawls many hosts politely and whole, also when a worker is killed, and a second time for nothing', {
    timeout: 300_000,
  }, async () => {
    const world = await serveWorld(HOSTS, NUMBERS)
    const test = await openForTest(redisUrl())
    const env = { ...test.env, ONRECORD_HOST_DELAY_MS: String(DELAY_MS), ONRECORD_CONCURRENCY: String(CONCURRENCY) }
    const { pool } = test.onrecord
    let crew = startCrew(WORKERS, env)
    try {
      await addSources(test.onrecord, world)
      while ((await readStatus(pool)).pages.fetched < (HOSTS * NUMBERS.length) / 4) await sleep(50)
      crew.kill()
      await untilCrawled(test.onrecord)
      await crew.stop()
      expect(auditPoliteness(world, DELAY_MS)).toEqual([])
      expect(await auditPages(world, pool, CONCURRENCY)).toEqual([])
      expect(await auditOutcomes(pool)).toEqual([])

      const { snapshots } = await readStatus(pool)
      const from = world.seen.length
      await crawlAgain(test.onrecord)
      crew = startCrew(WORKERS, env)
      await untilCrawled(test.onrecord)
      await crew.stop()
      expect(world.seen.length - from).toBeGreaterThan(snapshots)
      expect(auditSecondCrawl(world, from)).toEqual([])
      expect(auditPoliteness(world, DELAY_MS)).toEqual([])
      expect(await auditOutcomes(pool)).toEqual([])
      expect((await readStatus(pool)).snapshots).toBe(snapshots)
    } finally {
      await crew.stop()
      await test.close()
      await world.close()
    }
  })
}
