import { STATUS_CODES } from 'node:http'
import type { Readable } from 'node:stream'
import { z } from 'zod'
import { kindOf, PROBLEM_TYPE, problem } from './problem.ts'

type Content = { description: string; content: Record<string, { schema: z.ZodType }> }

/** What any operation may answer: a bad request, no key or the wrong one, too many requests, no database. */
const ALWAYS = [400, 401, 403, 429, 503]

/** The error answers of an operation, as the `response` part of a route's schema. */
export function problems(...statuses: number[]): Record<number, Content> {
  return Object.fromEntries([...ALWAYS, ...statuses].map((status) => [status, problemResponse(status)]))
}

function problemResponse(status: number): Content {
  const description = `${STATUS_CODES[status]} (${kindOf(status)})`
  return { description, content: { [PROBLEM_TYPE]: { schema: problem } } }
}

export const NDJSON = 'application/x-ndjson'
export const CSV = 'text/csv'
export const EVENT_STREAM = 'text/event-stream'

/** Text in forms that JSON Schema cannot describe. */
export const text = (description: string) => ({ schema: z.string().describe(description) })

/** Text that is made while it is sent. */
export const streamed = (description: string) => ({
  schema: z.custom<Readable>().meta({ type: 'string', description }),
})

/** A page of a list, and the cursor of the next one: null at the end. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() })

export const MAX_LIMIT = 1_000

/** A number in a path or a query. */
export const number = () =>
  z.coerce.number({ error: ({ code }) => (code === 'invalid_type' ? 'must be a number' : undefined) })
export const wholeNumber = () => number().int()

/** The query parameters of every list. */
export const paging = {
  limit: wholeNumber().min(1).max(MAX_LIMIT).default(100).describe('how many at most'),
  cursor: z.string().min(1).optional().describe('`next` of the page before; the other parameters must be the same'),
}
