import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import { loadConfig } from '../../src/runtime/config.ts'
import { isIdle } from '../../src/runtime/idle.ts'
import { type Onrecord, open } from '../../src/runtime/open.ts'
import { testDatabase } from './postgres.ts'

export type TestOnrecord = {
  /** What a process of its own would need to work on the same databases. */
  env: Record<string, string>
  onrecord: Onrecord
  untilIdle(): Promise<void>
  close(): Promise<void>
}

/** Databases of its own for one test: a fresh PostgreSQL database, and a fresh prefix in Redis when its URL is given. */
export async function openForTest(redisUrl?: string): Promise<TestOnrecord> {
  const database = await testDatabase()
  const dataFolder = await mkdtemp(join(tmpdir(), 'onrecord-test-'))
  const env = {
    DATABASE_URL: database.url,
    ONRECORD_DATA: dataFolder,
    ONRECORD_ALLOW_NET: '127.0.0.0/8',
    ONRECORD_HOST_DELAY_MS: '5',
    ...(redisUrl !== undefined && { REDIS_URL: redisUrl, ONRECORD_QUEUE_PREFIX: `test-${crypto.randomUUID()}` }),
  }
  const onrecord = await open(loadConfig(env), pino({ level: 'silent' }))
  return {
    env,
    onrecord,
    async untilIdle() {
      while (!(await isIdle(onrecord))) await sleep(50)
    },
    async close() {
      await onrecord.close()
      await database.drop()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}
