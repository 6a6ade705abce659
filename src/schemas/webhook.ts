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

/** One message: an event of the subscription, or a test. */
export const webhookDelivery = z.object({
  id: z.int().positive(),
  /** The header `webhook-id`: the same in every attempt. */
  message: z.string(),
  /** Null for a test. */
  seq: z.int().positive().nullable(),
  /** waiting: to be sent, or tried again. failed: given up until it is redriven. */
  state: z.enum(['waiting', 'delivered', 'failed']),
  attempts: z.int().nonnegative(),
  /** HTTP status of the last answer; null when there was none. */
  status: z.int().nullable(),
  /** What went wrong in the last attempt. */
  detail: z.string().nullable(),
  durationMs: z.int().nullable(),
  createdAt: timestamp,
  lastAttemptAt: timestamp.nullable(),
})
export type WebhookDelivery = z.infer<typeof webhookDelivery>

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
