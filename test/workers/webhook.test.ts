import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { processWork } from '../../src/runtime/process-work.ts'
import { listDeadLetters } from '../../src/store/deliveries.ts'
import { getSubscription, subscriptionLag } from '../../src/store/subscriptions.ts'
import { listAttempts } from '../../src/store/webhook-attempts.ts'
import { getWebhook, rotateSecret } from '../../src/store/webhooks.ts'
import { redrive, resume, rewind, subscribe } from '../../src/workers/subscriptions.ts'
import { openForTest, type TestOnrecord } from '../support/processing.ts'
import { type Receiver, startReceiver } from '../support/receiver.ts'
import { useRedis } from '../support/redis.ts'
import { aStatement } from '../support/statements.ts'
import { store } from '../support/stored.ts'

describe('webhooks, queues on PostgreSQL', () => webhooks(() => undefined))
describe('webhooks, queues on Redis', () => {
  const redis = useRedis()
  webhooks(() => redis.url)
})

const PATIENCE = { timeout: 25_000 }

function webhooks(redisUrl: () => string | undefined): void {
  let test: TestOnrecord
  let receiver: Receiver
  let stop: (() => Promise<void>)[]

  beforeEach(async () => {
    test = await openForTest(redisUrl())
    receiver = await startReceiver()
    stop = [test.close, receiver.close]
  })
  afterEach(async () => {
    for (const close of stop.reverse()) await close()
  })

  async function work(): Promise<{ close(): Promise<void> }> {
    const worker = await processWork(test.onrecord, ['webhook'])
    stop.push(worker.close)
    return worker
  }

  async function hook(name = 'hook', url = receiver.url): Promise<string> {
    const { secret } = await subscribe(test.onrecord, { name, filter: {}, from: 'start', webhook: { url } })
    if (secret === null) throw new Error('it was there already')
    return secret
  }

  async function publish(...texts: string[]): Promise<void> {
    const host = crypto.randomUUID()
    const document = { id: `doc_${host.replaceAll('-', '')}` }
    const { pool, wakeSubscriptions } = test.onrecord
    const visit = { url: `https://${host}.example/`, text: host, document }
    const { lastSeq } = await store(pool, { ...visit, statements: texts.map((text) => aStatement(text)) })
    await wakeSubscriptions(lastSeq ?? 0)
  }

  const dueNow = () => test.onrecord.pool.query("UPDATE onrecord.webhooks SET retry_at = '-infinity'")
  const seqs = () => receiver.received.map(({ message }) => (message.type === 'webhook.test' ? null : message.data.seq))
  const state = async () => (await getSubscription(test.onrecord.pool, 'hook'))?.state

  it('sends what matches, signed, in order, and what comes later', async () => {
    const secret = await hook()
    await publish('one', 'two', 'three')
    await work()
    await expect.poll(seqs, PATIENCE).toEqual([1, 2, 3])
    await publish('four')
    await expect.poll(seqs, PATIENCE).toEqual([1, 2, 3, 4])
    for (const each of receiver.received) receiver.verify(each, secret)
    expect(() => receiver.verify({ ...receiver.received[0]!, body: '{}' }, secret)).toThrow()
    expect(receiver.received[0]).toMatchObject({
      headers: { 'content-type': 'application/json' },
      message: { type: 'statement.added', data: { op: 'ADD', statement: { text: 'one' }, previous: null } },
    })
    expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(4)
    await expect.poll(() => subscriptionLag(test.onrecord.pool, 'hook'), PATIENCE).toMatchObject({ lag: 0 })
  })

  it('tries again under the same id before anything else, and says so', async () => {
    await hook()
    await publish('one', 'two')
    receiver.answerWith(503)
    await work()
    await expect.poll(seqs, PATIENCE).toEqual([1])
    await expect
      .poll(() => getWebhook(test.onrecord.pool, 'hook'), PATIENCE)
      .toMatchObject({
        retryAt: expect.any(String),
        failingSince: expect.any(String),
      })
    await dueNow()
    await expect.poll(seqs, PATIENCE).toEqual([1, 1, 2])
    const [first, second, third] = receiver.received.map(({ id }) => id)
    expect(first).toBe(second)
    expect(third).not.toBe(second)
    await expect
      .poll(() => listAttempts(test.onrecord.pool, 'hook'), PATIENCE)
      .toMatchObject([
        { seq: 2, attempt: 1, delivered: true, status: 204 },
        { seq: 1, attempt: 2, delivered: true, status: 204 },
        { seq: 1, attempt: 1, delivered: false, status: 503, detail: 'answered with status 503' },
      ])
    expect(await getWebhook(test.onrecord.pool, 'hook')).toMatchObject({ retryAt: null, failingSince: null })
  })

  it('gives a message up that is refused six times, goes on, and sends it when it is redriven', async () => {
    await hook()
    receiver.answerWith(400, 400, 400, 400, 400, 400)
    await publish('bad', 'good')
    await work()
    const sent = async () => {
      await dueNow()
      return seqs()
    }
    await expect.poll(sent, PATIENCE).toEqual([1, 1, 1, 1, 1, 1, 2])
    const dead = await listDeadLetters(test.onrecord.pool, 'hook')
    expect(dead).toMatchObject([{ event: { seq: 1 }, attempts: 6, error: 'answered with status 400' }])
    expect(await redrive(test.onrecord, 'hook')).toBe(1)
    await expect.poll(sent, PATIENCE).toEqual([1, 1, 1, 1, 1, 1, 2, 1])
    await expect.poll(() => listDeadLetters(test.onrecord.pool, 'hook'), PATIENCE).toEqual([])
  })

  it('stops when the receiver is gone, and goes on there when it is resumed', async () => {
    await hook()
    receiver.answerWith(410)
    await publish('one', 'two')
    await work()
    await expect.poll(state, PATIENCE).toBe('paused')
    await publish('three')
    expect(seqs()).toEqual([1])
    await resume(test.onrecord, 'hook')
    await expect.poll(seqs, PATIENCE).toEqual([1, 1, 2, 3])
  })

  it('loses nothing when the worker goes, and doubles nothing when two of them work', async () => {
    await hook()
    await publish('one', 'two')
    const first = await work()
    await expect.poll(seqs, PATIENCE).toEqual([1, 2])
    await first.close()
    await publish('three', 'four')
    await Promise.all([work(), work()])
    await publish('five')
    await expect.poll(seqs, PATIENCE).toEqual([1, 2, 3, 4, 5])
  })

  it('sends everything again after a rewind, as new messages', async () => {
    await hook()
    await publish('one', 'two')
    await work()
    await expect.poll(seqs, PATIENCE).toEqual([1, 2])
    await rewind(test.onrecord, 'hook', 1)
    await expect.poll(seqs, PATIENCE).toEqual([1, 2, 2])
    expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(3)
  })

  it('signs with the old secret as well while a new one is taken over', async () => {
    const old = await hook()
    const secret = await rotateSecret(test.onrecord.pool, 'hook')
    await publish('one')
    await work()
    await expect.poll(seqs, PATIENCE).toEqual([1])
    receiver.verify(receiver.received[0]!, old)
    receiver.verify(receiver.received[0]!, String(secret))
  })

  it('does not send to an address that fetches would not go to', async () => {
    await hook('hook', 'http://169.254.169.254/latest/meta-data')
    await publish('one')
    await work()
    await expect
      .poll(() => listAttempts(test.onrecord.pool, 'hook'), PATIENCE)
      .toMatchObject([{ delivered: false, status: null, detail: expect.stringContaining('is not a public address') }])
  })
}
