import { setTimeout as sleep } from 'node:timers/promises'
import { createPostgresBackend, type Job, Worker } from 'bullmq'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  type HandledJob,
  type JobHandler,
  openBackend,
  type QueueBackend,
  type QueueConnection,
  type WorkerOptions,
} from '../../src/workers/backend.ts'
import { testDatabase } from '../support/postgres.ts'
import { useRedis } from '../support/redis.ts'

describe('on PostgreSQL', () => {
  let url = ''
  beforeAll(async () => {
    const database = await testDatabase()
    url = database.url
    return () => database.drop()
  })
  contract(() => ({ type: 'postgres', url }))
})

describe('on Redis', () => {
  const redis = useRedis()
  contract(() => ({ type: 'redis', url: redis.url, prefix: `test-${crypto.randomUUID()}` }))
})

/** A worker as somebody else would write it, with BullMQ alone. */
function foreignWorker(
  name: string,
  server: QueueConnection,
  process: (job: Job) => Promise<void>,
): { close(): Promise<void> } {
  return server.type === 'redis'
    ? new Worker(name, process, { connection: { url: server.url }, prefix: server.prefix })
    : new Worker(name, process, { connection: { connectionString: server.url } }, createPostgresBackend)
}

const NONE = { waiting: 0, active: 0, delayed: 0, failed: 0, completed: 0 }

/** What the stages rely on, whichever server holds the queue. */
function contract(connection: () => QueueConnection): void {
  const closers: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close()
  })

  const unexpected = (error: Error) => {
    throw error
  }

  function setUp(options: Parameters<QueueBackend['queue']>[1] = {}) {
    const server = connection()
    const backend = openBackend(server)
    closers.push(() => backend.close())
    const name = `contract-${crypto.randomUUID()}`
    const queue = backend.queue<{ n: number }>(name, options, unexpected)
    closers.push(() => queue.close())
    const work = (handle: JobHandler, onFailed?: WorkerOptions['onFailed']) => {
      const worker = backend.worker(name, handle, {
        concurrency: 1,
        onError: unexpected,
        ...(onFailed && { onFailed }),
      })
      closers.push(() => worker.close())
      return worker
    }
    return { queue, work, name, server }
  }

  async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await condition())) await sleep(20)
  }

  const job = (id: string, n = 0) => ({ name: 'test', data: { n }, id })

  it('hands out jobs in the order in which they were added', async () => {
    const { queue, work } = setUp()
    await queue.add([1, 2, 3].map((n) => job(`j${n}`, n)))
    const seen: unknown[] = []
    work(async ({ data }) => void seen.push(data))
    await until(() => seen.length === 3)
    expect(seen).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }])
  })

  it('leaves a job alone whose id is waiting, and takes it again once it is done', async () => {
    const { queue, work } = setUp()
    await queue.add([job('same')])
    await queue.add([job('same')])
    expect((await queue.counts()).waiting).toBe(1)
    let runs = 0
    work(async () => {
      runs += 1
    })
    await until(() => runs === 1)
    await until(async () => (await queue.counts()).active === 0)
    await queue.add([job('same')])
    await until(() => runs === 2)
  })

  it('gives a postponed job back later, without costing an attempt', async () => {
    const { queue, work } = setUp({ attempts: 1 })
    await queue.add([job('later')])
    const attempts: number[] = []
    const times: number[] = []
    work(async ({ attempt, postpone }: HandledJob) => {
      attempts.push(attempt)
      times.push(performance.now())
      if (attempts.length < 3) await postpone(150)
    })
    await until(() => attempts.length === 3)
    expect(attempts).toEqual([1, 1, 1])
    expect(times[2]! - times[0]!).toBeGreaterThan(250)
  })

  it('holds no worker while a job is postponed', async () => {
    const { queue, work } = setUp()
    await queue.add([job('slow', 1), job('quick', 2)])
    const seen: unknown[] = []
    work(async ({ id, postpone }) => {
      seen.push(id)
      if (id === 'slow' && seen.length === 1) await postpone(300)
    })
    await until(() => seen.length === 3)
    expect(seen).toEqual(['slow', 'quick', 'slow'])
  })

  it('tries a failing job again, and gives it up after its attempts', async () => {
    const { queue, work } = setUp({ attempts: 3, backoffMs: 10 })
    await queue.add([job('bad')])
    let runs = 0
    const givenUp: string[] = []
    work(
      async () => {
        runs += 1
        throw new Error('no')
      },
      ({ job, isLast }) => {
        if (isLast) givenUp.push(job)
      },
    )
    await until(() => givenUp.length === 1)
    expect(runs).toBe(3)
    expect(await queue.counts()).toEqual(NONE)
  })

  it('keeps what ended in another client, and how, where that is asked for', async () => {
    const { queue, name, server } = setUp({ keepEnded: true })
    await queue.add([job('good'), job('bad'), job('ours')])
    const foreign = foreignWorker(name, server, async ({ id }) => {
      if (id === 'bad') throw new Error('no')
    })
    closers.push(() => foreign.close())
    await until(async () => {
      const { completed, failed } = await queue.counts()
      return completed + failed === 3
    })
    expect((await queue.ended(10)).toSorted((a, b) => a.id.localeCompare(b.id))).toEqual([
      { id: 'bad', attempts: 1, error: 'no' },
      { id: 'good', attempts: 1, error: null },
      { id: 'ours', attempts: 1, error: null },
    ])
    await queue.remove(['good', 'bad', 'ours'])
    expect(await queue.counts()).toEqual(NONE)
  })

  it('keeps nothing of what ended in a worker of ours', async () => {
    const { queue, work } = setUp({ keepEnded: true })
    await queue.add([job('good'), job('bad')])
    let runs = 0
    work(async ({ id }) => {
      runs += 1
      if (id === 'bad') throw new Error('no')
    })
    await until(() => runs === 2)
    await until(async () => (await queue.counts()).active === 0)
    expect(await queue.counts()).toEqual(NONE)
  })

  it('hands out nothing while it is paused, and nothing that was drained', async () => {
    const { queue, work } = setUp()
    await queue.pause()
    await queue.add([job('first'), { ...job('later'), delayMs: 60_000 }])
    const seen: string[] = []
    work(async ({ id }) => void seen.push(id))
    await queue.drain()
    await queue.add([job('second')])
    await sleep(200)
    expect(seen).toEqual([])
    await queue.resume()
    await until(() => seen.length > 0)
    expect(seen).toEqual(['second'])
  })

  it('finishes what is in hand when its worker closes', async () => {
    const { queue, work } = setUp()
    await queue.add([job('long')])
    let state = 'not begun'
    const worker = work(async () => {
      state = 'begun'
      await sleep(200)
      state = 'done'
    })
    await until(() => state === 'begun')
    await worker.close()
    expect(state).toBe('done')
  })

  it('forgets everything when it is obliterated', async () => {
    const { queue } = setUp()
    await queue.add([job('a'), { ...job('b'), delayMs: 60_000 }])
    expect(await queue.counts()).toMatchObject({ waiting: 1, delayed: 1 })
    await queue.obliterate()
    expect(await queue.counts()).toEqual(NONE)
  })
}
