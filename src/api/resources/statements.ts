import { z } from 'zod'
import { toCsv } from '../../pipeline/csv.ts'
import { dateOrDateTime } from '../../schemas/common.ts'
import { snapshotHead } from '../../schemas/snapshot.ts'
import { statement } from '../../schemas/statement.ts'
import { getEvidence } from '../../store/evidence.ts'
import { countFacets, FACET_NAMES, type FacetName, type StatementScope, searchStatements } from '../../store/search.ts'
import { getStatement } from '../../store/statements.ts'
import type { App } from '../app.ts'
import { components } from '../components.ts'
import { decodeCursor } from '../cursor.ts'
import type { ApiDeps } from '../deps.ts'
import { facetValues, withNames } from '../facet-values.ts'
import { filterOf, filterQuery } from '../filter-query.ts'
import { chooseType } from '../negotiation.ts'
import { orNotFound } from '../problem.ts'
import { CSV, NDJSON, pageOf, paging, problems, text, wholeNumber } from '../responses.ts'

const field = statement.keyof()

const scopeQuery = {
  ...filterQuery,
  q: z
    .string()
    .min(1)
    .optional()
    .describe('words in what was said and by whom; "quoted ones" stand together, one ending in * is a beginning'),
  from: dateOrDateTime.optional().describe('said on or after'),
  to: dateOrDateTime.optional().describe('said before'),
  document: z.string().optional().describe('id of a document'),
  cluster: z.string().optional().describe('id of a cluster'),
  status: z.enum(['usable', 'canceled', 'any']).default('usable'),
}
type ScopeQuery = z.infer<z.ZodObject<typeof scopeQuery>>

const shown = statement.partial().required({ id: true })
components.add(shown, { id: 'StatementFields' })

const facets = z.object({
  counted: z.int().describe('how many statements were counted'),
  complete: z.boolean().describe('false when more statements match than were counted'),
  facets: z
    .object({
      speakers: facetValues,
      topics: facetValues,
      acts: facetValues,
      kinds: facetValues,
      entities: facetValues,
      languages: facetValues,
      sources: facetValues,
    } satisfies Record<FacetName, typeof facetValues>)
    .partial(),
})
components.add(facets, { id: 'Facets' })

const evidence = z.object({
  statement,
  snapshot: snapshotHead.nullable().describe('of the bytes that it was read from'),
  warc: z
    .object({ file: z.string(), offset: z.int(), length: z.int() })
    .nullable()
    .describe('where these bytes are kept, below the folder of snapshots'),
  document: z
    .object({
      id: z.string(),
      revision: z.int(),
      start: z.int(),
      end: z.int(),
      exact: z.string().describe("what stands there in the document's text, read again now"),
    })
    .nullable(),
  holds: z.boolean().describe('whether what stands there is still what the statement quotes'),
})
components.add(evidence, { id: 'Evidence' })

const params = z.object({ id: z.string() })
const cursorPlace = z.tuple([z.union([z.string(), z.number()]), z.string()])

export function statementRoutes(app: App, { pool }: ApiDeps): void {
  app.get(
    '/statements',
    {
      schema: {
        operationId: 'listStatements',
        tags: ['statements'],
        summary: 'Filter and search statements',
        description:
          'As JSON, or by the Accept header as `application/x-ndjson` or `text/csv`. The header `Link` has the next page.',
        querystring: z.object({
          ...scopeQuery,
          order: z
            .enum(['said', 'seen', 'document', 'relevance'])
            .default('said')
            .describe('newest said or first seen first, in the order of the text, or by how well `q` fits'),
          fields: z
            .array(field)
            .min(1)
            .optional()
            .describe('properties to give, separated by commas; `id` always comes'),
          ...paging,
        }),
        response: {
          200: {
            description: 'A page of statements',
            content: {
              'application/json': { schema: pageOf(shown) },
              [NDJSON]: text('a statement on each line'),
              [CSV]: text('a head, and a row for each statement'),
            },
          },
          ...problems(406),
        },
      },
    },
    async (request, reply) => {
      const { limit, cursor, order, fields, ...scope } = request.query
      const type = chooseType(request, ['application/json', NDJSON, CSV])
      if (cursor !== undefined) decodeCursor(cursorPlace, cursor)
      const found = await searchStatements(pool, {
        ...scopeOf(scope),
        order,
        limit,
        ...(cursor !== undefined && { after: cursor }),
      })
      if (found.next !== null) reply.header('link', `<${nextUrl(request.url, found.next)}>; rel="next"`)
      const parts = fields === undefined ? found.statements : found.statements.map(picker(fields))
      reply.type(`${type}; charset=utf-8`)
      switch (type) {
        case 'application/json':
          return reply.send({ items: parts, next: found.next })
        case NDJSON:
          return reply.send(parts.map((each) => `${JSON.stringify(each)}\n`).join(''))
        case CSV:
          return reply.send(toCsv(found.statements, { head: true, fields: fields && ['id', ...fields] }))
      }
    },
  )

  app.get(
    '/statements/facets',
    {
      schema: {
        operationId: 'countStatements',
        tags: ['statements'],
        summary: 'Count the speakers, topics, acts … of the statements that a filter and a search find',
        querystring: z.object({
          ...scopeQuery,
          facets: z
            .array(z.enum(FACET_NAMES))
            .min(1)
            .optional()
            .describe('which, separated by commas; all unless said'),
          limit: wholeNumber().min(1).max(1_000).default(20).describe('values of each, the commonest first'),
        }),
        response: { 200: facets, ...problems() },
      },
    },
    async ({ query: { facets, limit, ...scope } }) => {
      const { values, ...counts } = await countFacets(pool, scopeOf(scope), { ...(facets && { facets }), limit })
      const named = Object.entries(values).map(([name, found]) => [name, withNames(found)])
      return { ...counts, facets: Object.fromEntries(named) }
    },
  )

  app.get(
    '/statements/:id',
    {
      schema: {
        operationId: 'getStatement',
        tags: ['statements'],
        summary: 'One statement',
        params,
        response: { 200: statement, ...problems(404) },
      },
    },
    async ({ params: { id } }) => orNotFound(await getStatement(pool, id), `statement "${id}"`),
  )

  app.get(
    '/statements/:id/evidence',
    {
      schema: {
        operationId: 'getEvidence',
        tags: ['statements'],
        summary: 'One statement with what proves it: the captured bytes, where they are kept, and what stands there',
        params,
        response: { 200: evidence, ...problems(404) },
      },
    },
    async ({ params: { id } }) => orNotFound(await getEvidence(pool, id), `statement "${id}"`),
  )
}

function scopeOf({ q, from, to, document, cluster, status, ...filter }: ScopeQuery): StatementScope {
  return {
    filter: filterOf(filter),
    status,
    ...(q !== undefined && { search: q }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(document !== undefined && { documentId: document }),
    ...(cluster !== undefined && { clusterId: cluster }),
  }
}

function picker(fields: readonly string[]) {
  const wanted = new Set(['id', ...fields])
  return (whole: z.infer<typeof statement>): z.infer<typeof shown> => ({
    ...Object.fromEntries(Object.entries(whole).filter(([name]) => wanted.has(name))),
    id: whole.id,
  })
}

function nextUrl(url: string, cursor: string): string {
  const [path, query] = url.split('?')
  const parameters = new URLSearchParams(query)
  parameters.set('cursor', cursor)
  return `${path}?${parameters}`
}
