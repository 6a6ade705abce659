import { openDesk } from '../workers/desk.ts'
import { type ExtractPool, openExtractPool } from '../workers/extract-pool.ts'
import { readDesk } from './desk.ts'
import type { Onrecord } from './open.ts'

/** Threads that extract with what this desk knows and watches. */
export async function openDeskExtractPool(onrecord: Pick<Onrecord, 'config' | 'log' | 'pool'>): Promise<ExtractPool> {
  const { config, log, pool } = onrecord
  const desk = await openDesk(pool, await readDesk(config.ONRECORD_DESK), (error) =>
    log.warn({ error }, 'cannot read the watch topics; trying again'),
  )
  const extractPool = openExtractPool({ desk: desk.current })
  return {
    ...extractPool,
    async close() {
      await Promise.all([extractPool.close(), desk.close()])
    },
  }
}
