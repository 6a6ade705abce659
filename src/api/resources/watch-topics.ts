import { z } from 'zod'
import { watchTopic, watchTopics } from '../../schemas/watch.ts'
import { listWatchTopics, replaceWatchTopics } from '../../store/watch-topics.ts'
import type { App } from '../app.ts'
import { components } from '../components.ts'
import type { ApiDeps } from '../deps.ts'
import { problems } from '../responses.ts'

components.add(watchTopic, { id: 'WatchTopic' })

export function watchTopicRoutes(app: App, { pool }: ApiDeps): void {
  app.get(
    '/watch-topics',
    {
      schema: {
        operationId: 'listWatchTopics',
        tags: ['topics'],
        summary: "The desk's own topics that are stored; those of watch.yaml count beside them",
        response: { 200: z.object({ items: z.array(watchTopic) }), ...problems() },
      },
    },
    async () => ({ items: await listWatchTopics(pool) }),
  )

  app.put(
    '/watch-topics',
    {
      schema: {
        operationId: 'replaceWatchTopics',
        tags: ['topics'],
        summary: 'Make these the stored watch topics, and no others',
        description: 'What is extracted from then on is matched against them; what is stored keeps the topics it has.',
        body: z.strictObject({ items: watchTopics }),
        response: { 200: z.object({ items: z.array(watchTopic) }), ...problems() },
      },
    },
    async ({ body: { items } }) => {
      await replaceWatchTopics(pool, items)
      return { items: await listWatchTopics(pool) }
    },
  )
}
