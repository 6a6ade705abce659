import { describe, expect, it } from 'vitest'
import { tenConsumers } from '../../scripts/ten-consumers/scenario.ts'
import { openForTest } from '../support/processing.ts'
import { useRedis } from '../support/redis.ts'

describe('on PostgreSQL alone', () => everyoneGetsTheirs(() => undefined))

describe('on Redis and PostgreSQL', () => {
  const redis = useRedis()
  everyoneGetsTheirs(() => redis.url)
})

function everyoneGetsTheirs(redisUrl: () => string | undefined): void {
  it('ten consumers get what their filters let through, in order, though two are killed and one is rewound', {
    timeout: 180_000,
  }, async () => {
    const test = await openForTest(redisUrl())
    try {
      const results = await tenConsumers(test.onrecord, test.env, {
        seed: 7,
        pages: 30,
        edits: 60,
        kills: 1,
        writers: 3,
      })
      for (const { name, expected, lost, foreign, overtaken, repeated, kills } of results) {
        expect({ name, lost, foreign, overtaken }).toEqual({ name, lost: 0, foreign: 0, overtaken: 0 })
        expect(expected).toBeGreaterThan(5)
        expect(repeated).toBeLessThanOrEqual(kills)
      }
      expect(results.filter(({ kills }) => kills === 1)).toHaveLength(2)
    } finally {
      await test.close()
    }
  })
}
