import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { Webhook } from 'standardwebhooks'
import { type WebhookMessage, webhookMessage } from '../../src/schemas/webhook.ts'

export type Received = {
  id: string
  signature: string
  message: WebhookMessage
  body: string
  headers: Record<string, string>
}

export type Receiver = {
  url: string
  received: Received[]
  /** Answers the next messages with these statuses, and then with 204 again. */
  answerWith(...statuses: number[]): void
  /** What the receiver of a webhook does first. @throws when the signature is not right */
  verify(received: Received, secret: string): void
  close(): Promise<void>
}

/** Somebody's server that takes webhooks. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = []
  const answers: number[] = []
  const server = createServer(async (request, response) => {
    const body = await text(request)
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
    const { 'webhook-id': id = '', 'webhook-signature': signature = '' } = headers
    received.push({ id, signature, body, headers, message: webhookMessage.parse(JSON.parse(body)) })
    response.writeHead(answers.shift() ?? 204).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no address')
  return {
    url: `http://127.0.0.1:${address.port}/hook`,
    received,
    answerWith: (...statuses) => answers.push(...statuses),
    verify: ({ body, headers }, secret) => void new Webhook(secret).verify(body, headers),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
