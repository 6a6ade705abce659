import { z } from 'zod'
import { slug, timestamp, webUrl } from '../../schemas/common.ts'
import { event } from '../../schemas/event.ts'
import { filter, startPoint, subscription } from '../../schemas/subscription.ts'
import { webhook, webhookSecret } from '../../schemas/webhook.ts'
import { listDeadLetters } from '../../store/deliveries.ts'
import { StoreError } from '../../store/errors.ts'
import {
  getSubscription,
  listSubscriptions,
  type StoredSubscription,
  subscriptionLag,
} from '../../store/subscriptions.ts'
import { getWebhook } from '../../store/webhooks.ts'
import { pause, redrive, remove, resume, rewind, subscribe } from '../../workers/subscriptions.ts'
import { subscriptionQueue } from '../../workers/topology.ts'
import type { App } from '../app.ts'
import { components } from '../components.ts'
import { decodeCursor, toPage } from '../cursor.ts'
import type { ApiDeps } from '../deps.ts'
import { orNotFound, Problem } from '../problem.ts'
import { pageOf, paging, problems, wholeNumber } from '../responses.ts'

const shown = subscription.extend({
  lag: z.int().describe('matching events that were not handled yet'),
  outstanding: z.int().describe('those of them that are on the queue, in the hands of a consumer, or about to be sent'),
  dead: z.int().describe('dead letters: given up until they are redriven'),
  queue: z.string().nullable().describe('name of the BullMQ queue; null for a webhook'),
  webhook: webhook.nullable(),
})
const newSubscription = z.strictObject({
  name: slug,
  filter: filter.default({}),
  from: startPoint
    .default('start')
    .describe('where to begin: all there is, only what comes, after a seq, or from a date on'),
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

const deadLetter = z.object({
  event,
  error: z.string().describe('what the last attempt failed with'),
  attempts: z.int(),
  deadAt: timestamp,
})
components.add(deadLetter, { id: 'DeadLetter' })

const params = z.object({ name: slug })

export function subscriptionRoutes(app: App, deps: ApiDeps): void {
  const { pool } = deps

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
    async ({ body }, reply) => {
      const made = await subscribe(deps, body).catch((error: unknown) => {
        if (error instanceof StoreError && error.kind === 'fatal') throw new Problem('conflict', error.message)
        throw error
      })
      const answer = { ...(await show(made.subscription)), secret: made.secret }
      return reply
        .code(made.added ? 201 : 200)
        .header('location', `/v1/subscriptions/${body.name}`)
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
      if (!(await remove(deps, name))) orNotFound(null, ofName(name))
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
      await pause(deps, name)
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
      await resume(deps, name)
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
      await rewind(deps, name, to)
      return showNamed(name)
    },
  )

  app.get(
    '/subscriptions/:name/dead-letters',
    {
      schema: {
        operationId: 'listDeadLetters',
        tags: ['subscriptions'],
        summary: 'Events that were given up, and why, in order of seq',
        params,
        querystring: z.object(paging),
        response: { 200: pageOf(deadLetter), ...problems(404) },
      },
    },
    async ({ params: { name }, query: { limit, cursor } }) => {
      orNotFound(await getSubscription(pool, name), ofName(name))
      const after = cursor === undefined ? 0 : decodeCursor(z.int(), cursor)
      const found = await listDeadLetters(pool, name, { after, limit: limit + 1 })
      return toPage(found, limit, ({ event: { seq } }) => seq)
    },
  )

  app.post(
    '/subscriptions/:name/redrive',
    {
      schema: {
        operationId: 'redriveSubscription',
        tags: ['subscriptions'],
        summary: 'Deliver dead letters again',
        params,
        querystring: z.object({
          seq: z.array(wholeNumber().positive()).min(1).optional().describe('which; all unless said'),
        }),
        response: { 200: z.object({ redriven: z.int() }), ...problems(404) },
      },
    },
    async ({ params: { name }, query: { seq } }) => ({
      redriven: orNotFound(await redrive(deps, name, seq), ofName(name)),
    }),
  )

  async function showNamed(name: string) {
    return show(orNotFound(await getSubscription(pool, name), ofName(name)))
  }

  async function show(stored: StoredSubscription): Promise<z.infer<typeof shown>> {
    const { name, delivery } = stored
    const lag = (await subscriptionLag(pool, name)) ?? { lag: 0, outstanding: 0, dead: 0 }
    const queue = delivery === 'queue' ? subscriptionQueue(name) : null
    return { ...stored, ...lag, queue, webhook: await getWebhook(pool, name) }
  }
}

const ofName = (name: string) => `subscription "${name}"`
