import { z } from 'zod'
import { query } from '../../store/database.ts'
import type { App } from '../app.ts'
import type { ApiDeps } from '../deps.ts'

const check = z.object({ ok: z.boolean(), detail: z.string().nullable() })
const readiness = z.object({ ready: z.boolean(), database: check, queues: check })

export function healthRoutes(app: App, { pool, queues }: ApiDeps): void {
  const config = { access: 'open', rateLimit: false } as const

  app.get(
    '/livez',
    {
      config,
      schema: {
        operationId: 'live',
        tags: ['health'],
        summary: 'Whether the process answers',
        response: { 200: z.object({ live: z.literal(true) }) },
      },
    },
    () => ({ live: true as const }),
  )

  app.get(
    '/readyz',
    {
      config,
      schema: {
        operationId: 'ready',
        tags: ['health'],
        summary: 'Whether the database and the queues answer',
        response: { 200: readiness, 503: readiness },
      },
    },
    async (_request, reply) => {
      const [database, queue] = await Promise.all([
        attempt(() => query(pool, z.object({}), 'SELECT 1')),
        attempt(() => queues.stages.fetch.counts()),
      ])
      const ready = database.ok && queue.ok
      return reply.code(ready ? 200 : 503).send({ ready, database, queues: queue })
    },
  )
}

/** A queue waits without end for a Redis that is away. */
const PATIENCE_MS = 3_000

async function attempt(work: () => Promise<unknown>): Promise<z.infer<typeof check>> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MS} ms`)), PATIENCE_MS)
  try {
    await Promise.race([work(), late])
    return { ok: true, detail: null }
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : String(error) }
  } finally {
    clearTimeout(timer)
  }
}
