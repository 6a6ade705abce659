import { Redis } from 'ioredis'
import { describe, expect, test } from 'vitest'
import { useRedis } from './redis.ts'
import { libraryPackage } from './redis-binary.ts'

test.each([
  ['libjemalloc.so.2', 'libjemalloc2'],
  ['liblzf.so.1', 'liblzf1'],
  ['liblua5.1.so.0', 'liblua5.1-0'],
  ['libhiredis.so.1.1.0', 'libhiredis1.1.0'],
])('finds the Debian package of %s', (soname, expected) => {
  expect(libraryPackage(soname)).toBe(expected)
})

describe('a Redis for tests', () => {
  const redis = useRedis()

  test('never evicts, as the queues need', async () => {
    const client = new Redis(redis.url)
    try {
      expect(await client.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction'])
    } finally {
      client.disconnect()
    }
  })
})
