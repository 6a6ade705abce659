import type pg from 'pg'
import type { Logger } from 'pino'
import type { Poster, PostResult } from '../fetch/post.ts'
import { deliverJob } from '../schemas/job.ts'
import type { WebhookMessage } from '../schemas/webhook.ts'
import {
  acknowledgeDeliveries,
  buryDelivery,
  countDeliveries,
  type OutstandingDelivery,
  outstandingDeliveries,
} from '../store/deliveries.ts'
import { getSubscription, pauseSubscription } from '../store/subscriptions.ts'
import { pruneAttempts, recordAttempt } from '../store/webhook-attempts.ts'
import {
  clearTrouble,
  holdWebhook,
  leaseWebhook,
  releaseWebhook,
  renewLease,
  resetAttempts,
  type WebhookLease,
  webhookTargetOf,
} from '../store/webhooks.ts'
import type { JobHandler } from './backend.ts'
import { takeEvents } from './take-events.ts'
import { eventMessage, messageId, signMessage, testMessage } from './webhook-message.ts'
import { judge } from './webhook-verdict.ts'

const SECOND = 1_000

/** For one answer. The convention asks for 15 to 30 s; who needs longer should answer first and work afterwards. */
export const WEBHOOK_TIMEOUT_MS = 15 * SECOND
/** Longer than one attempt, renewed before each. */
const LEASE_MS = 2 * WEBHOOK_TIMEOUT_MS
const BATCH_SIZE = 100
/** After that long in one go the job goes back to the queue, so that a long backlog does not hold up a shutdown. */
const SLICE_MS = 5 * SECOND

export type WebhookDeps = { pool: pg.Pool; poster: Pick<Poster, 'post'>; log: Logger }

/**
 * Sends a subscription's events to its address, one after the other in order of seq. One that is not answered with 2xx
 * is sent again, so a receiver may get a message twice, under the same id.
 */
export function webhookHandler({ pool, poster, log }: WebhookDeps): JobHandler {
  async function sendAll(lease: WebhookLease): Promise<'all-sent' | 'held' | 'slice-over'> {
    const { subscription } = lease
    const endsAt = performance.now() + SLICE_MS
    for (;;) {
      const deliveries = await outstandingDeliveries(pool, subscription, { after: 0, limit: BATCH_SIZE })
      if (deliveries.length === 0 && !(await take(subscription))) return 'all-sent'
      for (const delivery of deliveries) {
        if (!(await renewLease(pool, lease, LEASE_MS))) return 'held'
        if (!(await send(lease, delivery))) return 'held'
        if (performance.now() > endsAt) return 'slice-over'
      }
    }
  }

  /** False when there is nothing after the cursor. */
  async function take(name: string): Promise<boolean> {
    const subscription = await getSubscription(pool, name)
    return subscription !== null && (await takeEvents(pool, subscription, BATCH_SIZE)) !== null
  }

  /** False when nothing more is to be sent now. */
  async function send(lease: WebhookLease, { epoch, event }: OutstandingDelivery): Promise<boolean> {
    const { subscription, webhookId } = lease
    const { seq } = event
    const attempt = lease.attempts + 1
    const message = messageId({ webhookId, part: `${epoch}_${seq}` })
    const result = await post(poster, lease, message, eventMessage(event))
    await recordAttempt(pool, subscription, { message, seq, attempt, ...result.shown })
    const failingMs = lease.failingSince === null ? 0 : Date.now() - Date.parse(lease.failingSince)
    const verdict = judge(result.answer, { attempt, failingMs, random: Math.random() })
    const about = { subscription, seq, attempt, ...result.shown }
    log.debug({ ...about, verdict: verdict.type }, 'webhook')
    switch (verdict.type) {
      case 'delivered':
        await acknowledgeDeliveries(pool, subscription, [{ epoch, seq }])
        await clearTrouble(pool, subscription)
        Object.assign(lease, { attempts: 0, failingSince: null })
        return true
      case 'give-up':
        await buryDelivery(pool, subscription, { epoch, seq, error: result.shown.detail ?? '', attempts: attempt })
        await resetAttempts(pool, subscription)
        Object.assign(lease, { attempts: 0 })
        log.warn(about, 'webhook message given up; onrecord subscriptions redrive sends it again')
        return true
      case 'retry':
        await holdWebhook(pool, subscription, verdict.afterMs)
        return false
      case 'pause':
        await pauseSubscription(pool, subscription)
        log.error(about, 'webhook paused; onrecord subscriptions resume goes on where it stopped')
        return false
    }
  }

  return async (job) => {
    const { subscription } = deliverJob.parse(job.data)
    for (;;) {
      // Without it, whoever has it goes on, or the webhook is enqueued again when its next attempt is due.
      const lease = await leaseWebhook(pool, subscription, LEASE_MS)
      if (lease === null) return
      const end = await sendAll(lease).finally(() => releaseWebhook(pool, lease))
      // Held by the address, by a pause, by a rewind, by another process: the next lease tells.
      if (end === 'held') continue
      if (end === 'slice-over') return job.postpone(0)
      await pruneAttempts(pool, subscription)
      // Who came with more while the lease was held has found it taken: it is seen here, after the release.
      if (!(await take(subscription)) && (await countDeliveries(pool, subscription)).outstanding === 0) return
    }
  }
}

/** Signs and sends a message; the answer, and how it is shown in the history. */
async function post(
  poster: WebhookDeps['poster'],
  { url, secrets }: Pick<WebhookLease, 'url' | 'secrets'>,
  id: string,
  message: WebhookMessage,
) {
  const startedAt = performance.now()
  const answer = await poster.post(url, signMessage(message, { id, secrets, now: new Date() }))
  const detail = detailOf(answer)
  const durationMs = Math.round(performance.now() - startedAt)
  return { answer, shown: { delivered: detail === null, status: answer.status, detail, durationMs } }
}

function detailOf(answer: PostResult): string | null {
  if (answer.status === null) return answer.detail
  return answer.status >= 200 && answer.status < 300 ? null : `answered with status ${answer.status}`
}

export type TestResult = { delivered: boolean; status: number | null; detail: string | null; durationMs: number }

/** Sends a test message at once, whatever the state of the subscription. Null when there is no such webhook. */
export async function sendTest(
  { pool, poster }: Pick<WebhookDeps, 'pool' | 'poster'>,
  subscription: string,
): Promise<TestResult | null> {
  const target = await webhookTargetOf(pool, subscription)
  if (target === null) return null
  const now = new Date()
  const message = messageId({ webhookId: target.webhookId, part: `test_${now.getTime()}` })
  const { shown } = await post(poster, target, message, testMessage(subscription, now))
  await recordAttempt(pool, subscription, { message, seq: null, attempt: 1, ...shown })
  return shown
}
