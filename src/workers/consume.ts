import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { type Event, event as eventSchema } from '../schemas/event.ts'
import { acknowledgeDeliveries, buryDelivery, claimDeliveries, type Delivery } from '../store/deliveries.ts'
import type { HandledJob, JobWorker, QueueBackend } from './backend.ts'
import { gather } from './gather.ts'
import { eventJob, subscriptionQueue } from './topology.ts'

export type EventHandler = (event: Event) => Promise<void> | void

export type ConsumeOptions = {
  /** Events of different documents handled at once. Events of one document always come one after the other. */
  concurrency?: number
  /** Tries before an event becomes a dead letter. */
  attempts?: number
  /** Wait before the second try, doubled before each further one. */
  backoffMs?: number
  /** Told of lost connections, which are made again, and of each event that becomes a dead letter. */
  onError?: (error: Error) => void
}

/** What an event waits for the one before it, when that is in another process, or was when it was killed. */
const ORDER_WAIT_MS = 200

/**
 * Hands a subscription's events to a handler, in any number of processes at once: in order per document, each once in
 * effect. An event is acknowledged after the handler has succeeded, and then never handed out again, unless the
 * subscription is rewound. A handler that is killed between its work and the acknowledgement sees the event again.
 */
export function consumeQueue(
  deps: { pool: pg.Pool; backend: QueueBackend },
  name: string,
  handler: EventHandler,
  { concurrency = 1, attempts = 5, backoffMs = 200, onError = () => undefined }: ConsumeOptions = {},
): JobWorker {
  const { pool, backend } = deps
  const closing = new AbortController()
  const inOrder = orderedByKey()
  const claim = gather((deliveries: Delivery[]) => claimDeliveries(pool, name, deliveries))
  const acknowledge = gather(async (deliveries: Delivery[]) => {
    await acknowledgeDeliveries(pool, name, deliveries)
    return deliveries
  })

  async function handle(job: HandledJob, event: Event): Promise<void> {
    if (closing.signal.aborted) return job.postpone(0)
    const delivery = eventJob.parse(job.id)
    switch (await claim(delivery)) {
      case 'gone':
        return
      case 'waiting':
        return job.postpone(ORDER_WAIT_MS)
      case 'ready': {
        const outcome = await attempt(event)
        if (outcome === 'stopped') return job.postpone(0)
        if (outcome === 'handled') await acknowledge(delivery)
        else await buryDelivery(pool, name, { ...delivery, error: outcome.message, attempts })
      }
    }
  }

  /** Tries in place: back on the queue, the event would be overtaken by others of its document. */
  async function attempt(event: Event): Promise<'handled' | 'stopped' | Error> {
    for (let tried = 1; ; tried += 1) {
      try {
        await handler(event)
        return 'handled'
      } catch (cause) {
        const error = cause instanceof Error ? cause : new Error(String(cause))
        if (tried >= attempts) {
          onError(new Error(`event ${event.seq} is now a dead letter of "${name}": ${error.message}`, { cause }))
          return error
        }
        const wait = sleep(backoffMs * 2 ** (tried - 1), 'go on', { signal: closing.signal })
        if ((await wait.catch(() => 'stop')) === 'stop') return 'stopped'
      }
    }
  }

  const worker = backend.worker(
    subscriptionQueue(name),
    async (job) => {
      const event = eventSchema.parse(job.data)
      await inOrder(event.statement.document.id, () => handle(job, event))
    },
    { concurrency, onError, onFailed: ({ error }) => onError(error) },
  )
  return {
    close(force) {
      closing.abort()
      return worker.close(force)
    },
  }
}

/** Runs tasks of equal keys one after the other, others at once. */
function orderedByKey(): (key: string, task: () => Promise<void>) => Promise<void> {
  const tails = new Map<string, Promise<void>>()
  return async (key, task) => {
    const before = tails.get(key) ?? Promise.resolve()
    const result = before.then(task)
    const tail = result.catch(() => undefined)
    tails.set(key, tail)
    await tail
    if (tails.get(key) === tail) tails.delete(key)
    return result
  }
}
