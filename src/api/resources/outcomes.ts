import { z } from 'zod'
import { discoverOutcome, extractOutcome, fetchOutcome, outcome } from '../../schemas/outcome.ts'
import { listOutcomes } from '../../store/outcomes.ts'
import type { App } from '../app.ts'
import { decodeCursor, toPage } from '../cursor.ts'
import type { ApiDeps } from '../deps.ts'
import { pageOf, paging, problems, wholeNumber } from '../responses.ts'

const codes = z.enum([
  ...new Set([...fetchOutcome.options, ...discoverOutcome.options, ...extractOutcome.options]),
] as const)

const listed = outcome.and(
  z.object({
    id: z.int(),
    subject: z.string().describe('the URL of the page, or the name of the source'),
    httpStatus: z.int().nullable(),
  }),
)

export function outcomeRoutes(app: App, { pool }: ApiDeps): void {
  app.get(
    '/outcomes',
    {
      schema: {
        operationId: 'listOutcomes',
        tags: ['outcomes'],
        summary: 'How fetches, discoveries and extractions ended, newest first',
        querystring: z.object({
          stage: z.enum(['discover', 'fetch', 'extract']).optional(),
          code: codes.optional(),
          page: wholeNumber().positive().optional().describe('id of a page'),
          ...paging,
        }),
        response: { 200: pageOf(listed), ...problems() },
      },
    },
    async ({ query: { stage, code, page, limit, cursor } }) => {
      const found = await listOutcomes(pool, {
        ...(stage !== undefined && { stage }),
        ...(code !== undefined && { code }),
        ...(page !== undefined && { pageId: page }),
        ...(cursor !== undefined && { beforeId: decodeCursor(z.int(), cursor) }),
        limit: limit + 1,
      })
      return toPage(found, limit, ({ id }) => id)
    },
  )
}
