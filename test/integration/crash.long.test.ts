import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { event as eventSchema } from '../../src/schemas/event.ts'
import { addPages } from '../../src/store/pages.ts'
import { searchStatements } from '../../src/store/search.ts'
import { readStatus } from '../../src/store/status.ts'
import { createSubscription } from '../../src/store/subscriptions.ts'
import { openForTest } from '../support/processing.ts'
import { useRedis } from '../support/redis.ts'
import { runOnrecord, startOnrecord } from '../support/run.ts'
import { startSite } from '../support/site.ts'

const PAGES = 60
const KILLS = 2

describe('on PostgreSQL alone', () => killedInTheMiddle(() => undefined))

describe('on Redis and PostgreSQL', () => {
  const redis = useRedis()
  killedInTheMiddle(() => redis.url)
})

function killedInTheMiddle(redisUrl: () => string | undefined): void {
  it('loses and doubles nothing when it is killed in the middle of its work', { timeout: 180_000 }, async () => {
    const site = await startSite()
    const test = await openForTest(redisUrl())
    const { pool } = test.onrecord
    let up: ChildProcess | undefined
    try {
      for (let n = 0; n < PAGES; n += 1) {
        const speech = [1, 2, 3].map((m) => `<p>"Berth ${n}.${m} will be rebuilt," said Marta Lindqvist.</p>`)
        site.put(
          `/berths/${n}.html`,
          `<html lang="en"><title>Berth ${n}</title><article><h1>Berth ${n}</h1>${speech.join('')}</article>`,
        )
      }
      await createSubscription(pool, { name: 'desk', filter: {}, from: 'start' })
      const { added } = await addPages(
        pool,
        Array.from({ length: PAGES }, (_, n) => ({ url: `${site.url}/berths/${n}.html` })),
      )
      await test.onrecord.queues.enqueueFetch(added)

      for (let kill = 0; kill < KILLS; kill += 1) {
        const before = (await readStatus(pool)).statements.usable
        up = startOnrecord(['up'], { ...test.env, LOG_LEVEL: 'error' })
        const moreThan = before + PAGES / 2
        while (up.exitCode === null && (await readStatus(pool)).statements.usable < moreThan) await sleep(20)
        up.kill('SIGKILL')
        await once(up, 'close')
      }
      up = startOnrecord(['up'], { ...test.env, LOG_LEVEL: 'error' })
      const { code, stdout } = await runOnrecord(['follow', 'desk', '--json', '--until-idle'], { env: test.env })
      expect(code).toBe(0)
      up.kill('SIGTERM')
      expect(await once(up, 'close')).toEqual([0, null])

      const events = stdout
        .trim()
        .split('\n')
        .map((line) => eventSchema.parse(JSON.parse(line)))
      const { statements } = await searchStatements(pool, { limit: 1_000 })
      expect(statements).toHaveLength(PAGES * 3)
      expect(events.map(({ statement }) => statement.id).toSorted()).toEqual(statements.map(({ id }) => id).toSorted())
      expect(events.map(({ seq }) => seq)).toHaveLength(new Set(events.map(({ seq }) => seq)).size)
    } finally {
      up?.kill('SIGKILL')
      await test.close()
      await site.close()
    }
  })
}
