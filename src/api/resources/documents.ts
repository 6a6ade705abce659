import { z } from 'zod'
import { compareStatements, compareTexts } from '../../pipeline/compare.ts'
import { sha256, timestamp } from '../../schemas/common.ts'
import { document } from '../../schemas/document.ts'
import { statement } from '../../schemas/statement.ts'
import { getDocument, listRevisions } from '../../store/documents.ts'
import { eventsOfDocument } from '../../store/events.ts'
import type { App } from '../app.ts'
import { components } from '../components.ts'
import type { ApiDeps } from '../deps.ts'
import { orNotFound } from '../problem.ts'
import { problems, wholeNumber } from '../responses.ts'

const stored = document.extend({
  pageId: z.int(),
  revision: z.int(),
  extractor: z.string(),
  at: timestamp.describe('when this revision was first stored'),
})
const revision = z.object({ revision: z.int(), snapshot: sha256, extractor: z.string(), at: timestamp })
components.add(stored, { id: 'StoredDocument' })
components.add(revision, { id: 'Revision' })

const textChange = z.object({
  before: z.array(z.string()),
  after: z.array(z.string()),
  equal: z.boolean().describe('the same blocks in both'),
})
const comparison = z.object({
  from: z.int(),
  to: z.int(),
  text: z.array(textChange).describe('the blocks of both texts side by side, in order'),
  statements: z.object({
    added: z.array(statement),
    changed: z.array(z.object({ previous: statement, next: statement })),
    removed: z.array(statement),
  }),
})
components.add(comparison, { id: 'Comparison' })

const params = z.object({ id: z.string() })

export function documentRoutes(app: App, { pool }: ApiDeps): void {
  app.get(
    '/documents/:id',
    {
      schema: {
        operationId: 'getDocument',
        tags: ['documents'],
        summary: 'A document as it is now: metadata, text, blocks and turns',
        params,
        response: { 200: stored, ...problems(404) },
      },
    },
    async ({ params: { id } }) => orNotFound(await getDocument(pool, id), `document "${id}"`),
  )

  app.get(
    '/documents/:id/revisions',
    {
      schema: {
        operationId: 'listRevisions',
        tags: ['documents'],
        summary: 'The revisions of a document, oldest first',
        params,
        response: { 200: z.object({ items: z.array(revision) }), ...problems(404) },
      },
    },
    async ({ params: { id } }) => {
      const items = await listRevisions(pool, id)
      return { items: orNotFound(items.length === 0 ? null : items, `document "${id}"`) }
    },
  )

  app.get(
    '/documents/:id/revisions/:revision',
    {
      schema: {
        operationId: 'getRevision',
        tags: ['documents'],
        summary: 'A document as it was in one of its revisions',
        params: params.extend({ revision: wholeNumber().positive() }),
        response: { 200: stored, ...problems(404) },
      },
    },
    async ({ params: { id, revision: number } }) =>
      orNotFound(await getDocument(pool, id, number), `revision ${number} of a document "${id}"`),
  )

  app.get(
    '/documents/:id/compare',
    {
      schema: {
        operationId: 'compareRevisions',
        tags: ['documents'],
        summary: 'Two revisions of a document side by side, and what became of its statements',
        params,
        querystring: z.object({
          from: wholeNumber().positive().describe('revision'),
          to: wholeNumber().positive().optional().describe('revision; the newest unless given'),
        }),
        response: { 200: comparison, ...problems(404) },
      },
    },
    async ({ params: { id }, query: { from, to } }) => {
      const before = orNotFound(await getDocument(pool, id, from), `revision ${from} of a document "${id}"`)
      const after = orNotFound(await getDocument(pool, id, to), `revision ${to} of a document "${id}"`)
      const [earlier, later] = await Promise.all(
        [before, after].map(({ revision }) => eventsOfDocument(pool, id, revision)),
      )
      const { added, changed, removed, kept } = compareStatements(earlier ?? [], later ?? [])
      return {
        from: before.revision,
        to: after.revision,
        text: compareTexts(before, after),
        statements: { added, removed, changed: [...changed, ...kept.filter(({ altered }) => altered)] },
      }
    },
  )
}
