import { z } from 'zod'
import { statement } from '../../schemas/statement.ts'
import { searchStatements } from '../../store/search.ts'
import type { App } from '../app.ts'
import { components } from '../components.ts'
import type { ApiDeps } from '../deps.ts'
import { orNotFound } from '../problem.ts'
import { MAX_LIMIT, problems } from '../responses.ts'

const cluster = z.object({
  id: z.string(),
  primary: statement.nullable().describe('the earliest primary source of the utterance, where known'),
  statements: z.array(statement).describe('the same utterance in several documents, earliest first'),
})
components.add(cluster, { id: 'Cluster' })

export function clusterRoutes(app: App, { pool }: ApiDeps): void {
  app.get(
    '/clusters/:id',
    {
      schema: {
        operationId: 'getCluster',
        tags: ['statements'],
        summary: 'The same utterance in several documents',
        params: z.object({ id: z.string() }),
        response: { 200: cluster, ...problems(404) },
      },
    },
    async ({ params: { id } }) => {
      const { statements } = await searchStatements(pool, { clusterId: id, order: 'seen', limit: MAX_LIMIT })
      const members = orNotFound(statements.length === 0 ? null : statements, `cluster "${id}"`).toReversed()
      return { id, primary: members.find((member) => member.cluster?.primary) ?? null, statements: members }
    },
  )
}
