import { z } from 'zod'
import { readRecord, UnreadableRecord } from '../../fetch/snapshots/read.ts'
import { sha256 } from '../../schemas/common.ts'
import { snapshotHead } from '../../schemas/snapshot.ts'
import { findSnapshot } from '../../store/snapshots.ts'
import type { App } from '../app.ts'
import type { ApiDeps } from '../deps.ts'
import { orNotFound, Problem } from '../problem.ts'
import { problems } from '../responses.ts'

const BYTES = 'application/octet-stream'
const params = z.object({ sha256 })

export function snapshotRoutes(app: App, { pool, snapshotFolder }: ApiDeps): void {
  app.get(
    '/snapshots/:sha256',
    {
      schema: {
        operationId: 'getSnapshot',
        tags: ['documents'],
        summary: 'What is known of captured bytes: where they came from, when, with which headers',
        params,
        response: { 200: snapshotHead, ...problems(404) },
      },
    },
    async ({ params: { sha256 } }) => orNotFound(await findSnapshot(pool, sha256, null), `snapshot ${sha256}`).head,
  )

  app.get(
    '/snapshots/:sha256/bytes',
    {
      schema: {
        operationId: 'getSnapshotBytes',
        tags: ['documents'],
        summary: 'The captured bytes themselves, as they came from the page',
        params,
        response: {
          200: {
            description: 'Bytes with this hash',
            content: { [BYTES]: { schema: z.custom<Buffer>().meta({ type: 'string', format: 'binary' }) } },
          },
          ...problems(404),
        },
      },
    },
    async ({ params: { sha256 } }, reply) => {
      const snapshot = orNotFound(await findSnapshot(pool, sha256, null), `snapshot ${sha256}`)
      if (snapshot.noarchive) throw new Problem('not-found', 'The publisher asks that no copy of the page be kept.')
      if (snapshot.dropped) throw new Problem('not-found', 'The bytes were erased.')
      const { location } = snapshot
      const { body } = await readRecord(snapshotFolder, location).catch((cause: unknown) => {
        if (!(cause instanceof UnreadableRecord)) throw cause
        throw new Problem('not-found', `The bytes are not on this machine: ${cause.message}`, { cause })
      })
      // Somebody else's page: a browser must not show it as one of ours.
      reply.headers({
        'content-disposition': `attachment; filename="${sha256.slice('sha256:'.length)}"`,
        'x-content-type-options': 'nosniff',
      })
      return reply.type(BYTES).send(Buffer.from(body))
    },
  )
}
