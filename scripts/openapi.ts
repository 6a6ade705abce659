import pg from 'pg'
import { pino } from 'pino'
import { createMetrics } from '../src/api/metrics.ts'
import { createApi } from '../src/api/server.ts'
import { readVersion } from '../src/runtime/version.ts'

/** The OpenAPI document, from an API that is set up and never asked anything: it needs no database and no queues. */
export async function openApiDocument(): Promise<unknown> {
  const never = () => {
    throw new Error('this API is described only')
  }
  const queue = {
    add: never,
    counts: never,
    ended: never,
    remove: never,
    pause: never,
    resume: never,
    drain: never,
    obliterate: never,
    close: never,
  }
  const api = await createApi(
    {
      pool: new pg.Pool(),
      queues: {
        stages: { discover: queue, fetch: queue, extract: queue, deliver: queue, webhook: queue },
        subscription: never,
        enqueueDiscover: never,
        enqueueFetch: never,
        enqueueExtract: never,
        enqueueDeliver: never,
        close: never,
      },
      poster: { post: never },
      snapshotFolder: '',
      metrics: createMetrics(),
      log: pino({ level: 'silent' }),
    },
    { version: readVersion(), loopback: true, rateLimit: 1, corsOrigins: [] },
  )
  const document = api.swagger()
  await api.close()
  return document
}
