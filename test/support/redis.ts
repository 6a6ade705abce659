import { afterAll, beforeAll, beforeEach } from 'vitest'
import { startRedis, type TestRedis } from './redis-server.ts'

const FETCH_TIMEOUT_MS = 180_000

/**
 * Gives the tests of the surrounding `describe` (or file) a Redis. Where none is to be had they are reported as skipped,
 * with the reason; under CI=true they fail.
 */
export function useRedis(): { readonly url: string } {
  let redis: TestRedis = { available: false, reason: 'not started' }
  beforeAll(async () => {
    redis = await startRedis()
    if (!redis.available && process.env.CI === 'true') throw new Error(redis.reason)
  }, FETCH_TIMEOUT_MS)
  beforeEach(({ skip }) => {
    if (!redis.available) skip(redis.reason)
  })
  afterAll(async () => {
    if (redis.available) await redis.stop()
  })
  return {
    get url() {
      if (!redis.available) throw new Error(redis.reason)
      return redis.url
    },
  }
}
