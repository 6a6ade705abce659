import { Redis } from 'ioredis'
import type { Logger } from 'pino'
import { UserError } from './user-error.ts'

const CONNECT_TIMEOUT_MS = 5_000

/**
 * Sees that Redis is there, before BullMQ would wait for it without end, and that it evicts nothing.
 *
 * @throws {UserError} when it cannot be reached
 */
export async function checkRedis(url: string, log: Logger): Promise<void> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: CONNECT_TIMEOUT_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  })
  let lastError: Error | undefined
  redis.on('error', (error) => {
    lastError = error
  })
  try {
    await redis.connect()
    const policy = await redis.config('GET', 'maxmemory-policy').catch(() => null)
    const value = Array.isArray(policy) ? policy[1] : null
    if (typeof value === 'string' && value !== 'noeviction') {
      log.warn(
        { 'maxmemory-policy': value },
        'Redis may throw away jobs when memory is short: set maxmemory-policy noeviction',
      )
    }
  } catch (error) {
    const { host } = new URL(url)
    const cause = lastError ?? error
    const why = cause instanceof Error ? cause.message || cause.name : String(cause)
    throw new UserError(
      `Redis at ${host} (REDIS_URL) cannot be used: ${why}. Start it, or correct or unset REDIS_URL.`,
      {
        cause,
        exitCode: 69,
      },
    )
  } finally {
    redis.disconnect()
  }
}
