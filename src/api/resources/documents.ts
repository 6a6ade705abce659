import { z } from 'zod'
import { sha256, timestamp } from '../../schemas/common.ts'
import { document } from '../../schemas/document.ts'
import { getDocument, listRevisions } from '../../store/documents.ts'
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
}
