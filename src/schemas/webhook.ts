import { z } from 'zod'
import { timestamp, webUrl } from './common.ts'
import { event } from './event.ts'

/** Where a subscription's events are sent. Its secret is shown when it is made, and not again. */
export const webhook = z.object({
  url: webUrl,
  /** When the next attempt is due, while the address gives trouble. */
  retryAt: timestamp.nullable(),
  /** Since when no attempt was answered as it should be. */
  failingSince: timestamp.nullable(),
})
export type Webhook = z.infer<typeof webhook>

/** "whsec_" and 24 to 64 bytes in base64, as the Standard Webhooks convention wants it. */
export const webhookSecret = z
  .string()
  .regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/, 'must be "whsec_" and 24 to 64 bytes in base64')

/** One attempt to send a message: an event of the subscription, or a test. */
export const webhookAttempt = z.object({
  id: z.int().positive(),
  /** The header `webhook-id`: the same in every attempt. */
  message: z.string(),
  /** Null for a test. */
  seq: z.int().positive().nullable(),
  attempt: z.int().positive(),
  /** Whether it was answered with 2xx. */
  delivered: z.boolean(),
  /** HTTP status of the answer; null when there was none. */
  status: z.int().nullable(),
  /** What went wrong. */
  detail: z.string().nullable(),
  durationMs: z.int(),
  at: timestamp,
})
export type WebhookAttempt = z.infer<typeof webhookAttempt>

/** The body of a message. */
export const webhookMessage = z.discriminatedUnion('type', [
  z.object({
    type: z.enum(['statement.added', 'statement.changed', 'statement.removed']),
    timestamp,
    data: event,
  }),
  z.object({ type: z.literal('webhook.test'), timestamp, data: z.object({ subscription: z.string() }) }),
])
export type WebhookMessage = z.infer<typeof webhookMessage>
