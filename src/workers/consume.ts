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
  /** Of documents whose events are in hand: the last one that was handled here. */
  const lastHandled = new Map<string, number>()
  const claim = gather((deliveries: Delivery[]) => claimDeliveries(pool, name, deliveries))
  const acknowledge = gather(async (deliveries: Delivery[]) => {
    await acknowledgeDeliveries(pool, name, deliveries)
    return deliveries
  })

  async function take(job: HandledJob): Promise<void> {
    const event = eventSchema.parse(job.data)
    const delivery = eventJob.parse(job.id)
    const document = event.statement.document.id
    // All that are in hand ask at once; then those of one document wait for one another.
    const claimed = claim(delivery)
    // When it fails before its turn has come, nobody waits for it yet.
    claimed.catch(() => undefined)
    const outcome = await inOrder(document, async () => {
      const found = await claimed
      if (found === null) return 'gone'
      if (closing.signal.aborted) return 'stopped'
      if (found.waitsFor !== null && found.waitsFor > (lastHandled.get(document) ?? 0)) return 'too early'
      const tried = await attempt(event)
      if (tried !== 'stopped') lastHandled.set(document, event.seq)
      return tried
    })
    switch (outcome) {
      case 'gone':
        return
      case 'too early':
        return job.postpone(ORDER_WAIT_MS)
      case 'stopped':
        return job.postpone(0)
      case 'handled':
        await acknowledge(delivery)
        break
      default:
        await buryDelivery(pool, name, { ...delivery, error: outcome.message, attempts })
    }
    if (lastHandled.get(document) === event.seq) lastHandled.delete(document)
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

  const worker = backend.worker(subscriptionQueue(name), take, {
    concurrency,
    onError,
    onFailed: ({ error }) => onError(error),
  })
  return {
    close(force) {
      closing.abort()
      return worker.close(force)
    },
  }
}

/** Runs tasks of equal keys one after the other, others at once. */
function orderedByKey(): <T>(key: string, task: () => Promise<T>) => Promise<T> {
  const tails = new Map<string, Promise<unknown>>()
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
