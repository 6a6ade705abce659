import { z } from 'zod'
import { canonicalUrl, InvalidUrl } from '../../pipeline/url.ts'
import { timestamp } from '../../schemas/common.ts'
import { fetchOutcome } from '../../schemas/outcome.ts'
import { type Hints, hints } from '../../schemas/snapshot.ts'
import { listDocumentIds } from '../../store/documents.ts'
import { addPages, findPage, getPage, type Page, pageState, requestFetch } from '../../store/pages.ts'
import type { App } from '../app.ts'
import { components } from '../components.ts'
import type { ApiDeps } from '../deps.ts'
import { idempotencyHeaders, once } from '../idempotency.ts'
import { invalidField, orNotFound } from '../problem.ts'
import { NDJSON, problems } from '../responses.ts'

const BULK_LIMIT_BYTES = 16 * 1024 * 1024

const page = z.object({
  id: z.int(),
  url: z.string().describe('canonical: without tracking parameters and fragment'),
  state: pageState,
  sources: z.array(z.string()),
  lastOutcome: fetchOutcome.nullable(),
  lastFetchedAt: timestamp.nullable(),
  nextFetchAt: timestamp.nullable(),
  addedAt: timestamp,
  documents: z.array(z.string()).describe('ids of what was extracted from it'),
})
const newUrl = z.strictObject({
  url: z.string().min(1),
  hints: hints.optional().describe('what you know of the page that it may not say itself'),
  again: z.boolean().default(false).describe('fetch it again when it is known'),
})
const added = z.object({ added: z.boolean().describe('false when the page was known'), page })
const bulkAnswer = z.object({
  added: z.int(),
  known: z.int(),
  refused: z
    .array(z.object({ line: z.int(), reason: z.string() }))
    .describe('lines that are no URL; the others are taken'),
})
components.add(page, { id: 'Page' })
components.add(newUrl, { id: 'NewUrl' })

export function urlRoutes(app: App, { pool, queues }: ApiDeps): void {
  app.addContentTypeParser(NDJSON, { parseAs: 'string', bodyLimit: BULK_LIMIT_BYTES }, (_request, body, done) =>
    done(null, body),
  )

  app.post(
    '/urls',
    {
      schema: {
        operationId: 'addUrl',
        tags: ['urls'],
        summary: 'Enqueue a page to be fetched',
        headers: idempotencyHeaders,
        body: newUrl,
        response: { 202: added, ...problems(409, 413, 422) },
      },
    },
    async (request, reply) => {
      const { url, hints, again } = request.body
      const canonical = canonicalOr(url, (why) => invalidField('body', '/url', why))
      const answer = await once(pool, request, added, async () => {
        const result = await add([{ url: canonical, ...(hints && { hints }) }])
        const found = orNotFound(await findPage(pool, canonical), `page ${canonical}`)
        if (result.added === 0 && again) {
          await queues.enqueueFetch(await requestFetch(pool, [found.id]))
        }
        return { added: result.added === 1, page: await show(orNotFound(await getPage(pool, found.id), 'page')) }
      })
      return reply.code(202).send(answer)
    },
  )

  app.post(
    '/urls/bulk',
    {
      bodyLimit: BULK_LIMIT_BYTES,
      schema: {
        operationId: 'addUrls',
        tags: ['urls'],
        summary: 'Enqueue many pages',
        description: 'A JSON string or an object like that of `addUrl` on each line, 16 MiB at most.',
        consumes: [NDJSON],
        headers: idempotencyHeaders,
        body: z
          .string()
          .describe('"https://example.com/a" or {"url": "https://example.com/a", "hints": {…}} on each line'),
        response: { 202: bulkAnswer, ...problems(409, 413, 415, 422) },
      },
    },
    async (request, reply) => {
      const answer = await once(pool, request, bulkAnswer, async () => {
        const { pages, refused } = readLines(request.body)
        return { ...(await add(pages)), refused }
      })
      return reply.code(202).send(answer)
    },
  )

  app.get(
    '/urls',
    {
      schema: {
        operationId: 'findUrl',
        tags: ['urls'],
        summary: 'What became of a page',
        querystring: z.object({ url: z.string().min(1) }),
        response: { 200: page, ...problems(404) },
      },
    },
    async ({ query: { url } }) => {
      const canonical = canonicalOr(url, (why) => invalidField('query', 'url', why))
      return show(orNotFound(await findPage(pool, canonical), `page ${canonical}; add it with POST /v1/urls`))
    },
  )

  async function add(pages: { url: string; hints?: Hints }[]) {
    const { added, known } = await addPages(pool, pages)
    await queues.enqueueFetch(added)
    return { added: added.length, known }
  }

  const show = async (found: Page) => ({ ...found, documents: await listDocumentIds(pool, found.id) })
}

function canonicalOr(url: string, problem: (why: string) => Error): string {
  try {
    return canonicalUrl(url)
  } catch (error) {
    throw error instanceof InvalidUrl ? problem(error.message) : error
  }
}

const line = z.union([z.string().transform((url) => ({ url })), newUrl])

/** What can be taken of an NDJSON body, and why the other lines cannot. */
function readLines(body: string) {
  const pages: { url: string; hints?: Hints }[] = []
  const refused: { line: number; reason: string }[] = []
  for (const [index, text] of body.split('\n').entries()) {
    if (text.trim() === '') continue
    try {
      const { url, ...rest } = line.parse(JSON.parse(text))
      pages.push({ url: canonicalUrl(url), ...('hints' in rest && rest.hints && { hints: rest.hints }) })
    } catch (error) {
      refused.push({ line: index + 1, reason: reasonOf(error) })
    }
  }
  return { pages, refused }
}

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) return 'must be a URL as a JSON string, or an object with "url" and perhaps "hints"'
  return error instanceof Error ? error.message : String(error)
}
