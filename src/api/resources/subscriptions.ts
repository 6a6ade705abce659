import { z } from 'zod'
import { slug, webUrl } from '../../schemas/common.ts'
import { filter, startPoint, subscription } from '../../schemas/subscription.ts'
import { webhook, webhookSecret } from '../../schemas/webhook.ts'
import { StoreError } from '../../store/errors.ts'
import {
  createSubscription,
  getSubscription,
  listSubscriptions,
  pauseSubscription,
  type StoredSubscription,
  subscriptionLag,
} from '../../store/subscriptions.ts'
import { countWaiting } from '../../store/webhook-deliveries.ts'
import { createWebhook, getWebhook } from '../../store/webhooks.ts'
import {
  redriveSubscription,
  removeSubscription,
  resumeSubscription,
  rewindSubscription,
} from '../../workers/subscription-changes.ts'
import { subscriptionQueue } from '../../workers/topology.ts'
import type { App } from '../app.ts'
import { components } from '../components.ts'
import type { ApiDeps } from '../deps.ts'
import { orNotFound, Problem } from '../problem.ts'
import { problems } from '../responses.ts'

const queueState = z.object({
  name: z.string().describe('of the BullMQ queue'),
  waiting: z.int(),
  active: z.int(),
  delayed: z.int(),
  failed: z.int().describe('dead letters, until they are redriven'),
})
const shown = subscription.extend({
  lag: z.int().describe('events that match the filter and were not handed over yet'),
  queue: queueState.nullable().describe('null for a webhook'),
  webhook: webhook.nullable(),
})
const newSubscription = z.strictObject({
  name: slug,
  filter: filter.default({}),
  from: startPoint.default('start').describe('where to begin: all there is, only what comes, or after a seq'),
  webhook: z
    .strictObject({ url: webUrl, secret: webhookSecret.optional().describe('one is made unless you give it') })
    .optional()
    .describe('an address to send events to, in place of a queue'),
})
const created = shown.extend({
  secret: z.string().nullable().describe('what the webhook signs with; shown this once'),
})
components.add(shown, { id: 'Subscription' })
components.add(newSubscription, { id: 'NewSubscription' })
components.add(created, { id: 'CreatedSubscription' })

const params = z.object({ name: slug })

export function subscriptionRoutes(app: App, deps: ApiDeps): void {
  const { pool, queues } = deps

  app.get(
    '/subscriptions',
    {
      schema: {
        operationId: 'listSubscriptions',
        tags: ['subscriptions'],
        summary: 'All subscriptions with position and lag, by name',
        response: { 200: z.object({ items: z.array(shown) }), ...problems() },
      },
    },
    async () => ({ items: await Promise.all((await listSubscriptions(pool)).map(show)) }),
  )

  app.post(
    '/subscriptions',
    {
      schema: {
        operationId: 'createSubscription',
        tags: ['subscriptions'],
        summary: 'Create a subscription with a queue, or with a webhook',
        description: 'One that is there with the same filter is left as it is, and answered with 200.',
        body: newSubscription,
        response: { 200: created, 201: created, ...problems(409) },
      },
    },
    async ({ body: { webhook, ...wanted } }, reply) => {
      const made = await create(wanted, webhook).catch((error: unknown) => {
        if (error instanceof StoreError && error.kind === 'fatal') throw new Problem('conflict', error.message)
        throw error
      })
      await queues.enqueueDeliver([made.subscription], made.subscription.cursor)
      const answer = { ...(await show(made.subscription)), secret: made.secret }
      return reply
        .code(made.added ? 201 : 200)
        .header('location', `/v1/subscriptions/${wanted.name}`)
        .send(answer)
    },
  )

  app.get(
    '/subscriptions/:name',
    {
      schema: {
        operationId: 'getSubscription',
        tags: ['subscriptions'],
        summary: 'One subscription with its position and lag',
        params,
        response: { 200: shown, ...problems(404) },
      },
    },
    async ({ params: { name } }) => showNamed(name),
  )

  app.delete(
    '/subscriptions/:name',
    {
      schema: {
        operationId: 'removeSubscription',
        tags: ['subscriptions'],
        summary: 'Remove a subscription, its queue and its history',
        params,
        response: { 204: z.null().describe('removed'), ...problems(404) },
      },
    },
    async ({ params: { name } }, reply) => {
      if (!(await removeSubscription(deps, name))) orNotFound(null, `subscription "${name}"`)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/subscriptions/:name/pause',
    {
      schema: {
        operationId: 'pauseSubscription',
        tags: ['subscriptions'],
        summary: 'Hand over nothing more; the position stays',
        params,
        response: { 200: shown, ...problems(404) },
      },
    },
    async ({ params: { name } }) => {
      await pauseSubscription(pool, name)
      return showNamed(name)
    },
  )

  app.post(
    '/subscriptions/:name/resume',
    {
      schema: {
        operationId: 'resumeSubscription',
        tags: ['subscriptions'],
        summary: 'Go on from the position',
        params,
        response: { 200: shown, ...problems(404) },
      },
    },
    async ({ params: { name } }) => {
      await resumeSubscription(deps, name)
      return showNamed(name)
    },
  )

  app.post(
    '/subscriptions/:name/rewind',
    {
      schema: {
        operationId: 'rewindSubscription',
        tags: ['subscriptions'],
        summary: 'Move the position: everything after it is handed over, again where it was before',
        params,
        body: z.strictObject({ to: startPoint }),
        response: { 200: shown, ...problems(404) },
      },
    },
    async ({ params: { name }, body: { to } }) => {
      await rewindSubscription(deps, name, to)
      return showNamed(name)
    },
  )

  app.post(
    '/subscriptions/:name/redrive',
    {
      schema: {
        operationId: 'redriveSubscription',
        tags: ['subscriptions'],
        summary: 'Hand over again what was given up: dead letters of a queue, failed deliveries of a webhook',
        params,
        response: { 200: z.object({ redriven: z.int() }), ...problems(404) },
      },
    },
    async ({ params: { name } }) => ({
      redriven: orNotFound(await redriveSubscription(deps, name), `subscription "${name}"`),
    }),
  )

  async function create(
    wanted: Omit<z.infer<typeof newSubscription>, 'webhook'>,
    webhook: z.infer<typeof newSubscription>['webhook'],
  ) {
    if (webhook === undefined) return { ...(await createSubscription(pool, wanted)), secret: null }
    const { url, secret } = webhook
    return createWebhook(pool, { ...wanted, url, ...(secret !== undefined && { secret }) })
  }

  async function showNamed(name: string) {
    return show(orNotFound(await getSubscription(pool, name), `subscription "${name}"`))
  }

  async function show(stored: StoredSubscription): Promise<z.infer<typeof shown>> {
    const { name, delivery } = stored
    const ahead = (await subscriptionLag(pool, name)) ?? 0
    switch (delivery) {
      case 'queue': {
        const counts = await queues.subscription(name).counts()
        return { ...stored, lag: ahead, queue: { name: subscriptionQueue(name), ...counts }, webhook: null }
      }
      case 'webhook': {
        const lag = ahead + (await countWaiting(pool, stored))
        return { ...stored, lag, queue: null, webhook: await getWebhook(pool, name) }
      }
    }
  }
}
