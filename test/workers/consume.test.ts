import { createPostgresBackend, Worker } from 'bullmq'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { processWork } from '../../src/runtime/process-work.ts'
import type { Event } from '../../src/schemas/event.ts'
import { listDeadLetters } from '../../src/store/deliveries.ts'
import { subscriptionLag } from '../../src/store/subscriptions.ts'
import { consumeQueue } from '../../src/workers/consume.ts'
import { pause, redrive, resume, rewind, subscribe } from '../../src/workers/subscriptions.ts'
import { openForTest, type TestOnrecord } from '../support/processing.ts'
import { useRedis } from '../support/redis.ts'
import { aDocument, aStatement } from '../support/statements.ts'
import { store } from '../support/stored.ts'

describe('on PostgreSQL', () => consuming(() => undefined))

describe('on Redis', () => {
  const redis = useRedis()
  consuming(() => redis.url)
})

function consuming(redisUrl: () => string | undefined): void {
  let test: TestOnrecord
  let work: { close(): Promise<void> }
  let name = ''
  let count = 0

  beforeAll(async () => {
    test = await openForTest(redisUrl())
    work = await processWork(test.onrecord, ['deliver'])
  })
  afterAll(async () => {
    await work.close()
    await test.close()
  })
  beforeEach(async () => {
    name = `desk-${++count}`
    await subscribe(test.onrecord, { name, filter: {}, from: 'now' })
  })

  /** A document that says so many things; its events' seqs. */
  async function publish(statements: number): Promise<number[]> {
    const id = crypto.randomUUID().replaceAll('-', '')
    const { lastSeq } = await store(test.onrecord.pool, {
      url: `https://${id}.example/`,
      text: id,
      document: aDocument(id, { id: `doc_${id}` }),
      statements: Array.from({ length: statements }, (_, n) => aStatement(`${id} says ${n}`)),
    })
    await test.onrecord.wakeSubscriptions(lastSeq ?? 0)
    return Array.from({ length: statements }, (_, n) => (lastSeq ?? 0) - statements + 1 + n)
  }

  const lag = () => subscriptionLag(test.onrecord.pool, name)
  const untilHandled = () => expect.poll(async () => (await lag())?.lag, { timeout: 20_000 }).toBe(0)
  const collect = (seqs: number[]) => (event: Event) => void seqs.push(event.seq)

  it('shares the events of a subscription among consumers, and keeps the order of each document', async () => {
    const seen: { seq: number; document: string }[] = []
    const handler = async ({ seq, statement }: Event) => {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 10))
      seen.push({ seq, document: statement.document.id })
    }
    const consumers = [4, 1, 4].map((concurrency) => consumeQueue(test.onrecord, name, handler, { concurrency }))
    const published = (await Promise.all([12, 3, 12, 3].map(publish))).flat()
    await untilHandled()
    await Promise.all(consumers.map((consumer) => consumer.close()))
    expect(seen.map(({ seq }) => seq).toSorted((a, b) => a - b)).toEqual(published.toSorted((a, b) => a - b))
    for (const document of new Set(seen.map((each) => each.document))) {
      const order = seen.filter((each) => each.document === document).map(({ seq }) => seq)
      expect(order).toEqual(order.toSorted((a, b) => a - b))
    }
  })

  it('tries an event again before those behind it, then makes it a dead letter that can be redriven', async () => {
    const { onrecord } = test
    const [first = 0, bad = 0, last = 0] = await publish(3)
    const handled: number[] = []
    let healthy = false
    const errors: string[] = []
    const handler = (event: Event) => {
      handled.push(event.seq)
      if (event.seq === bad && !healthy) throw new Error('the disk is full')
    }
    const options = { attempts: 3, backoffMs: 5, onError: (error: Error) => errors.push(error.message) }
    const consumer = consumeQueue(onrecord, name, handler, options)
    await untilHandled()
    expect(handled).toEqual([first, bad, bad, bad, last])
    expect(await lag()).toEqual({ lag: 0, outstanding: 0, dead: 1 })
    expect(await listDeadLetters(onrecord.pool, name)).toMatchObject([
      { event: { seq: bad }, error: 'the disk is full', attempts: 3 },
    ])
    expect(errors).toEqual([`event ${bad} is now a dead letter of "${name}": the disk is full`])
    healthy = true
    expect(await redrive(onrecord, name)).toBe(1)
    await untilHandled()
    await consumer.close()
    expect(handled.at(-1)).toBe(bad)
    expect(await lag()).toEqual({ lag: 0, outstanding: 0, dead: 0 })
  })

  it('finishes the event in hand when it stops, and gives back the one that waits to be tried again', async () => {
    const [first = 0, second = 0] = await publish(2)
    const handled: number[] = []
    let begun = () => {}
    const hasBegun = new Promise<void>((resolve) => {
      begun = resolve
    })
    const stopped = consumeQueue(
      test.onrecord,
      name,
      ({ seq }) => {
        handled.push(seq)
        begun()
        throw new Error('not today')
      },
      { concurrency: 2, backoffMs: 600_000 },
    )
    await hasBegun
    await stopped.close()
    expect(handled).toEqual([first])
    const next = consumeQueue(test.onrecord, name, collect(handled))
    await untilHandled()
    await next.close()
    expect(handled).toEqual([first, first, second])
  })

  it('hands out nothing while it is paused, and everything after a rewind once more', async () => {
    const { onrecord } = test
    await pause(onrecord, name)
    const seqs = await publish(3)
    const handled: number[] = []
    const consumer = consumeQueue(onrecord, name, collect(handled))
    expect((await lag())?.lag).toBe(3)
    expect(handled).toEqual([])
    await resume(onrecord, name)
    await untilHandled()
    await rewind(onrecord, name, seqs[0]!)
    await untilHandled()
    await consumer.close()
    expect(handled).toEqual([...seqs, ...seqs.slice(1)])
  })

  it('puts back what was on a queue that was lost', async () => {
    const { onrecord } = test
    const seqs = await publish(3)
    await expect.poll(async () => (await lag())?.outstanding, { timeout: 20_000 }).toBe(3)
    await onrecord.queues.subscription(name).obliterate()
    await onrecord.pool.query("UPDATE onrecord.deliveries SET at = now() - interval '1 hour' WHERE subscription = $1", [
      name,
    ])
    await onrecord.queues.enqueueDeliver([{ name, delivery: 'queue' }], 0)
    const handled: number[] = []
    const consumer = consumeQueue(onrecord, name, collect(handled))
    await untilHandled()
    await consumer.close()
    expect(handled).toEqual(seqs)
  })

  it('takes what other BullMQ clients complete for acknowledged, and what fails there for dead letters', async () => {
    const { onrecord, env } = test
    const seqs = await publish(3)
    const seen: number[] = []
    const process = async ({ data }: { data: Event }) => {
      seen.push(data.seq)
      if (data.seq === seqs[1]) throw new Error('no')
    }
    const queue = `statements-${name}`
    const redis = redisUrl()
    const foreign =
      redis === undefined
        ? new Worker(queue, process, { connection: { connectionString: env.DATABASE_URL! } }, createPostgresBackend)
        : new Worker(queue, process, { connection: { url: redis }, prefix: env.ONRECORD_QUEUE_PREFIX! })
    // The failing one is tried five times, a second and more apart: so much is not waited for here.
    await expect.poll(() => new Set(seen).size, { timeout: 20_000 }).toBe(3)
    await foreign.close()
    await onrecord.queues.enqueueDeliver([{ name, delivery: 'queue' }], 0)
    await expect.poll(async () => (await lag())?.outstanding, { timeout: 20_000 }).toBe(1)
  })
}
