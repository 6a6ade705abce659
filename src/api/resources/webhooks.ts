import { z } from 'zod'
import { slug, webUrl } from '../../schemas/common.ts'
import { webhook, webhookAttempt } from '../../schemas/webhook.ts'
import { listAttempts } from '../../store/webhook-attempts.ts'
import { getWebhook, moveWebhook, rotateSecret } from '../../store/webhooks.ts'
import { sendTest } from '../../workers/webhook.ts'
import type { App } from '../app.ts'
import { components } from '../components.ts'
import { decodeCursor, toPage } from '../cursor.ts'
import type { ApiDeps } from '../deps.ts'
import { orNotFound } from '../problem.ts'
import { pageOf, paging, problems } from '../responses.ts'

components.add(webhook, { id: 'Webhook' })

const params = z.object({ name: slug })
const tags = ['subscriptions']

export function webhookRoutes(app: App, { pool, queues, poster }: ApiDeps): void {
  app.patch(
    '/subscriptions/:name/webhook',
    {
      schema: {
        operationId: 'moveWebhook',
        tags,
        summary: 'Send to another address from now on',
        params,
        body: z.strictObject({ url: webUrl }),
        response: { 200: webhook, ...problems(404) },
      },
    },
    async ({ params: { name }, body: { url } }) => {
      const moved = orNotFound(await moveWebhook(pool, name, url), ofName(name))
      await queues.enqueueDeliver([{ name, delivery: 'webhook' }], 0)
      return moved
    },
  )

  app.post(
    '/subscriptions/:name/webhook/rotate-secret',
    {
      schema: {
        operationId: 'rotateWebhookSecret',
        tags,
        summary: 'Make a new secret; for 24 hours messages are signed with the old one as well',
        params,
        response: { 200: z.object({ secret: z.string() }), ...problems(404) },
      },
    },
    async ({ params: { name } }) => ({ secret: orNotFound(await rotateSecret(pool, name), ofName(name)) }),
  )

  app.post(
    '/subscriptions/:name/webhook/test',
    {
      schema: {
        operationId: 'testWebhook',
        tags,
        summary: 'Send a test message now, and tell how it was answered',
        params,
        response: {
          200: z.object({
            delivered: z.boolean(),
            status: z.int().nullable(),
            detail: z.string().nullable(),
            durationMs: z.int(),
          }),
          ...problems(404),
        },
      },
    },
    async ({ params: { name } }) => orNotFound(await sendTest({ pool, poster }, name), ofName(name)),
  )

  app.get(
    '/subscriptions/:name/webhook/history',
    {
      schema: {
        operationId: 'listWebhookAttempts',
        tags,
        summary: 'What was sent and how it was answered, newest first; kept for 30 days',
        params,
        querystring: z.object({ delivered: z.enum(['true', 'false']).optional(), ...paging }),
        response: { 200: pageOf(webhookAttempt), ...problems(404) },
      },
    },
    async ({ params: { name }, query: { delivered, limit, cursor } }) => {
      orNotFound(await getWebhook(pool, name), ofName(name))
      const found = await listAttempts(pool, name, {
        delivered: delivered === undefined ? undefined : delivered === 'true',
        beforeId: cursor === undefined ? undefined : decodeCursor(z.int(), cursor),
        limit: limit + 1,
      })
      return toPage(found, limit, ({ id }) => id)
    },
  )
}

const ofName = (name: string) => `subscription "${name}" with a webhook`
