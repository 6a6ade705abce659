import { z } from 'zod'
import { timestamp } from '../../schemas/common.ts'
import { getPerson, listPeople } from '../../store/people.ts'
import { countFacets } from '../../store/search.ts'
import type { App } from '../app.ts'
import { components } from '../components.ts'
import { decodeCursor, toPage } from '../cursor.ts'
import type { ApiDeps } from '../deps.ts'
import { facetValues, withNames } from '../facet-values.ts'
import { orNotFound } from '../problem.ts'
import { pageOf, paging, problems } from '../responses.ts'

const person = z.object({
  id: z.string().describe('"person:…" or "organisation:…", the `speaker.id` of their statements'),
  name: z.string().nullable(),
  role: z.string().nullable().describe('as the newest statement that has one gives it'),
  statements: z.int(),
  documents: z.int(),
  firstSaidAt: timestamp,
  lastSaidAt: timestamp,
})
const profile = person.extend({
  topics: facetValues.describe('what they speak about, broader topics included'),
  acts: facetValues.describe('what they do by saying it'),
})
components.add(person, { id: 'Person' })
components.add(profile, { id: 'PersonProfile' })

const place = z.object({ statements: z.int(), id: z.string() })

export function peopleRoutes(app: App, { pool }: ApiDeps): void {
  app.get(
    '/people',
    {
      schema: {
        operationId: 'listPeople',
        tags: ['people'],
        summary: 'Speakers who are known by name, those with the most statements first',
        querystring: z.object({
          q: z.string().min(1).optional().describe('words of the name; one that ends in * is the beginning of a word'),
          ...paging,
        }),
        response: { 200: pageOf(person), ...problems() },
      },
    },
    async ({ query: { q, limit, cursor } }) => {
      const found = await listPeople(pool, {
        ...(q !== undefined && { name: q }),
        ...(cursor !== undefined && { after: decodeCursor(place, cursor) }),
        limit: limit + 1,
      })
      return toPage(found, limit, ({ statements, id }) => ({ statements, id }))
    },
  )

  app.get(
    '/people/:id',
    {
      schema: {
        operationId: 'getPerson',
        tags: ['people'],
        summary: 'One speaker, with their commonest topics and speech acts',
        params: z.object({ id: z.string() }),
        response: { 200: profile, ...problems(404) },
      },
    },
    async ({ params: { id } }) => {
      const found = orNotFound(await getPerson(pool, id), `speaker "${id}"`)
      const { values } = await countFacets(pool, { filter: { speakers: [id] } }, { facets: ['topics', 'acts'] })
      return { ...found, topics: withNames(values.topics ?? []), acts: withNames(values.acts ?? []) }
    },
  )
}
