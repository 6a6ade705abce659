import { Webhook } from 'standardwebhooks'
import type { Event, EventOp } from '../schemas/event.ts'
import type { WebhookMessage } from '../schemas/webhook.ts'
import type { WebhookTarget } from '../store/webhooks.ts'

const TYPES = {
  ADD: 'statement.added',
  MOD: 'statement.changed',
  DEL: 'statement.removed',
} as const satisfies Record<EventOp, WebhookMessage['type']>

export function eventMessage(event: Event): WebhookMessage {
  return { type: TYPES[event.op], timestamp: event.at, data: event }
}

export function testMessage(subscription: string, now: Date): WebhookMessage {
  return { type: 'webhook.test', timestamp: now.toISOString(), data: { subscription } }
}

/** The same in every attempt; without dots, which part the signed text. */
export const messageId = ({ webhookId, part }: { webhookId: number; part: string }) => `msg_${webhookId}_${part}`

/**
 * A message as it goes over the wire: its body and the three headers of the Standard Webhooks convention. While a
 * secret is being changed it is signed with both.
 *
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function signMessage(
  message: WebhookMessage,
  { id, secrets, now }: { id: string; secrets: WebhookTarget['secrets']; now: Date },
): { headers: Record<string, string>; body: string } {
  const body = JSON.stringify(message)
  return {
    body,
    headers: {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
      'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, now, body)).join(' '),
    },
  }
}
