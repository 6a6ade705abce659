import type { FastifyRequest } from 'fastify'
import type pg from 'pg'
import { z } from 'zod'
import { abandonRequest, answerRequest, beginRequest } from '../store/idempotent-requests.ts'
import { Problem } from './problem.ts'

/** The request header; how it works is in draft-ietf-httpapi-idempotency-key-header. */
export const idempotencyHeaders = z.object({
  'idempotency-key': z
    .string()
    .min(1)
    .max(255)
    .optional()
    .describe('chosen by you: a repetition with the same key within 24 hours is answered as the first request was'),
})

/**
 * Does the work of a request once, however often it is sent with the same key.
 *
 * @throws {Problem} conflict while the first one is at work; key-reused when the key came with another body
 */
export async function once<Answer>(
  pool: pg.Pool,
  request: FastifyRequest<{ Headers: z.infer<typeof idempotencyHeaders> }>,
  answer: z.ZodType<Answer>,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const key = request.headers['idempotency-key']
  if (key === undefined) return work()
  const operation = `${request.method} ${request.routeOptions.url}`
  const identity = { client: request.keyName ?? '', operation, key }
  const begun = await beginRequest(pool, identity, Buffer.from(JSON.stringify(request.body)))
  switch (begun.state) {
    case 'answered':
      return answer.parse(begun.body)
    case 'at-work':
      throw new Problem(
        'conflict',
        'The first request with this Idempotency-Key is still at work; try again shortly.',
        {
          headers: { 'retry-after': '1' },
        },
      )
    case 'mismatch':
      throw new Problem('key-reused', 'This Idempotency-Key came with another body before; choose a new one.', {
        errors: [{ in: 'header', field: 'idempotency-key', detail: 'was used for another body' }],
      })
    case 'begun': {
      try {
        const body = await work()
        await answerRequest(pool, identity, { status: 202, body })
        return body
      } catch (error) {
        await abandonRequest(pool, identity)
        throw error
      }
    }
  }
}
