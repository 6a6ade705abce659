import type pg from 'pg'
import type { Logger } from 'pino'
import type { Poster, PostResult } from '../fetch/post.ts'
import { deliverJob } from '../schemas/job.ts'
import { pauseSubscription } from '../store/subscriptions.ts'
import {
  addTestDelivery,
  messageId,
  pruneDeliveries,
  recordAttempt,
  takeEvents,
  testMessageId,
  type WaitingDelivery,
  waitingDeliveries,
} from '../store/webhook-deliveries.ts'
import {
  clearWebhookTrouble,
  holdWebhook,
  leaseWebhook,
  releaseWebhook,
  renewLease,
  type WebhookLease,
  webhookTargetOf,
} from '../store/webhooks.ts'
import type { JobHandler } from './backend.ts'
import { eventMessage, signMessage, testMessage } from './webhook-message.ts'
import { judge } from './webhook-verdict.ts'

const SECOND = 1_000

/** For one answer. The convention asks for 15 to 30 s; who needs longer should answer first and work afterwards. */
export const WEBHOOK_TIMEOUT_MS = 15 * SECOND
/** Longer than one attempt, renewed before each. */
const LEASE_MS = 2 * WEBHOOK_TIMEOUT_MS
const BATCH_SIZE = 100
/** After that long in one go the job goes back to the queue, so that a long backlog does not hold up a shutdown. */
const SLICE_MS = 5 * SECOND

export type WebhookDeps = { pool: pg.Pool; poster: Pick<Poster, 'post'>; log: Logger; random?: () => number }

/**
 * Sends a subscription's events to its address, one after the other in order of seq. What was not answered with 2xx is
 * sent again, so a receiver may get a message twice, under the same id.
 */
export function webhookHandler({ pool, poster, log, random = Math.random }: WebhookDeps): JobHandler {
  async function sendAll(lease: WebhookLease): Promise<'all-sent' | 'held' | 'slice-over'> {
    const { subscription } = lease
    const endsAt = performance.now() + SLICE_MS
    for (;;) {
      const deliveries = await waitingDeliveries(pool, lease, BATCH_SIZE)
      if (deliveries.length === 0 && !(await takeEvents(pool, subscription, BATCH_SIZE))) return 'all-sent'
      for (const delivery of deliveries) {
        if (!(await renewLease(pool, lease, LEASE_MS))) return 'held'
        if (!(await send(lease, delivery))) return 'held'
        if (performance.now() > endsAt) return 'slice-over'
      }
    }
  }

  /** False when nothing more is to be sent now. */
  async function send(lease: WebhookLease, { id, attempts, event }: WaitingDelivery): Promise<boolean> {
    const { subscription, webhookId, epoch, url, secrets } = lease
    const startedAt = performance.now()
    const message = { id: messageId({ webhookId, epoch, seq: event.seq }), secrets, now: new Date() }
    const result = await poster.post(url, signMessage(eventMessage(event), message))
    const attempt = { ...outcomeOf(result), durationMs: Math.round(performance.now() - startedAt) }
    const failingMs = lease.failingSince === null ? 0 : Date.now() - Date.parse(lease.failingSince)
    const verdict = judge(result, { attempt: attempts + 1, failingMs, random: random() })
    log.debug({ subscription, seq: event.seq, ...attempt, verdict: verdict.type }, 'webhook')
    switch (verdict.type) {
      case 'delivered':
        await recordAttempt(pool, id, { ...attempt, state: 'delivered' })
        await clearWebhookTrouble(pool, subscription)
        lease.failingSince = null
        return true
      case 'give-up':
        await recordAttempt(pool, id, { ...attempt, state: 'failed' })
        log.warn(
          { subscription, seq: event.seq, ...attempt },
          'webhook given up; onrecord webhooks redrive sends it again',
        )
        return true
      case 'retry':
        await recordAttempt(pool, id, { ...attempt, state: 'waiting' })
        await holdWebhook(pool, subscription, verdict.afterMs)
        return false
      case 'pause':
        await recordAttempt(pool, id, { ...attempt, state: 'waiting' })
        await pauseSubscription(pool, subscription)
        log.error(
          { subscription, ...attempt },
          'webhook paused; onrecord subscriptions resume goes on where it stopped',
        )
        return false
    }
  }

  return async (job) => {
    const { subscription } = deliverJob.parse(job.data)
    for (;;) {
      const lease = await leaseWebhook(pool, subscription, LEASE_MS)
      if (lease === null) return
      const end = await sendAll(lease).finally(() => releaseWebhook(pool, lease))
      if (end === 'held') return
      if (end === 'slice-over') return job.postpone(0)
      await pruneDeliveries(pool, subscription)
      // Who came with more while the lease was held has found it taken: it is seen here, after the release.
      const more = await takeEvents(pool, subscription, BATCH_SIZE)
      if (!more && (await waitingDeliveries(pool, lease, 1)).length === 0) return
    }
  }
}

function outcomeOf(result: PostResult): { status: number | null; detail: string | null } {
  if (result.status === null) return { status: null, detail: result.detail }
  const fine = result.status >= 200 && result.status < 300
  return { status: result.status, detail: fine ? null : `answered with status ${result.status}` }
}

export type TestResult = { delivered: boolean; status: number | null; detail: string | null; durationMs: number }

/** Sends a test message at once, whatever the state of the subscription. Null when there is no such webhook. */
export async function sendTest(
  { pool, poster }: Pick<WebhookDeps, 'pool' | 'poster'>,
  subscription: string,
): Promise<TestResult | null> {
  const target = await webhookTargetOf(pool, subscription)
  const deliveryId = target === null ? null : await addTestDelivery(pool, subscription)
  if (target === null || deliveryId === null) return null
  const { url, secrets, webhookId } = target
  const now = new Date()
  const startedAt = performance.now()
  const id = testMessageId({ webhookId, deliveryId })
  const result = await poster.post(url, signMessage(testMessage(subscription, now), { id, secrets, now }))
  const attempt = { ...outcomeOf(result), durationMs: Math.round(performance.now() - startedAt) }
  const delivered = attempt.status !== null && attempt.detail === null
  await recordAttempt(pool, deliveryId, { ...attempt, state: delivered ? 'delivered' : 'failed' })
  return { delivered, ...attempt }
}
