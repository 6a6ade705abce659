import { execFile } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { loadConfig } from '../../src/runtime/config.ts'
import { type Onrecord, open } from '../../src/runtime/open.ts'
import { readEvents } from '../../src/store/events.ts'
import { searchStatements } from '../../src/store/search.ts'
import { subscriptionLag } from '../../src/store/subscriptions.ts'
import { subscribe } from '../../src/workers/subscriptions.ts'
import { aStatement } from '../support/statements.ts'
import { store } from '../support/stored.ts'

/** As docs/operations.md says. */
it('goes on from a copy of the data folder that was made while nothing ran', { timeout: 120_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-restore-'))
  await chmod(folder, 0o755)
  const inFolder = async <T>(name: string, work: (onrecord: Onrecord) => Promise<T>): Promise<T> => {
    const onrecord = await open(loadConfig({ ONRECORD_DATA: join(folder, name) }), pino({ level: 'silent' }))
    return work(onrecord).finally(() => onrecord.close())
  }
  const look = async ({ pool }: Onrecord) => ({
    statements: await searchStatements(pool, {}),
    events: await readEvents(pool, { after: 0 }),
    lag: await subscriptionLag(pool, 'desk'),
  })
  try {
    const before = await inFolder('first', async (onrecord) => {
      await store(onrecord.pool, { text: 'first', statements: [aStatement('it is kept'), aStatement('so is this')] })
      await subscribe(onrecord, { name: 'desk', filter: {}, from: 'start' })
      return look(onrecord)
    })
    expect(before.lag?.lag).toBe(2)
    await promisify(execFile)('cp', ['-a', join(folder, 'first'), join(folder, 'second')])
    await rm(join(folder, 'first'), { recursive: true })
    expect(await inFolder('second', look)).toEqual(before)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
