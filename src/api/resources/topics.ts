import { z } from 'zod'
import { type Topic, taxonomy, topicUri } from '../../pipeline/tag/taxonomy.ts'
import { countByTopic } from '../../store/topics.ts'
import type { App } from '../app.ts'
import { components } from '../components.ts'
import type { ApiDeps } from '../deps.ts'
import { orNotFound } from '../problem.ts'
import { problems, wholeNumber } from '../responses.ts'

const topicLink = z.object({ uri: z.string(), name: z.string() })
const topic = topicLink.extend({
  level: z.int().describe('1 for the seventeen top topics'),
  retired: z.iso.date().nullable().describe('day on which IPTC retired it'),
  broader: z.array(topicLink).describe('from the top down to the one above it'),
  narrower: z.array(topicLink),
  statements: z.int().describe('usable statements about it or a narrower topic'),
})
components.add(topic, { id: 'Topic' })

const ofEach = ({ code, name }: Topic) => ({ uri: topicUri(code), name })

export function topicRoutes(app: App, { pool }: ApiDeps): void {
  app.get(
    '/topics',
    {
      schema: {
        operationId: 'listTopics',
        tags: ['topics'],
        summary: 'The IPTC Media Topics, with how many statements there are about each',
        querystring: z.object({
          q: z.string().min(1).optional().describe('part of a name'),
          under: z.string().optional().describe('URI of a broader topic'),
          level: wholeNumber().min(1).max(6).optional(),
        }),
        response: { 200: z.object({ items: z.array(topic) }), ...problems() },
      },
    },
    async ({ query: { q, under, level } }) => {
      const wanted = [...taxonomy.values()].filter(
        ({ name, path, level: its }) =>
          (q === undefined || name.toLowerCase().includes(q.toLowerCase())) &&
          (under === undefined || path.slice(0, -1).some((code) => topicUri(code) === under)) &&
          (level === undefined || its === level),
      )
      return { items: await describe(wanted) }
    },
  )

  app.get(
    '/topics/:uri',
    {
      schema: {
        operationId: 'getTopic',
        tags: ['topics'],
        summary: 'One topic, with those above and below it',
        params: z.object({ uri: z.string() }),
        response: { 200: topic, ...problems(404) },
      },
    },
    async ({ params: { uri } }) => {
      const found = orNotFound(taxonomy.get(uri.replace(/^medtop:/, '')), `topic "${uri}"`)
      return orNotFound((await describe([found]))[0], `topic "${uri}"`)
    },
  )

  async function describe(topics: Topic[]): Promise<z.infer<typeof topic>[]> {
    const counts = await countByTopic(
      pool,
      topics.map(({ code }) => topicUri(code)),
    )
    return topics.map(({ code, name, level, path, retired }) => ({
      uri: topicUri(code),
      name,
      level,
      retired,
      broader: path
        .slice(0, -1)
        .flatMap((each) => taxonomy.get(each) ?? [])
        .map(ofEach),
      narrower: (NARROWER.get(code) ?? []).map(ofEach),
      statements: counts.get(topicUri(code)) ?? 0,
    }))
  }
}

const NARROWER = Map.groupBy(taxonomy.values(), ({ path }) => path.at(-2) ?? '')
