import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { type Event, event as eventSchema } from '../schemas/event.ts'
import { acknowledge, isAcknowledged } from '../store/acknowledgements.ts'
import type { JobWorker, QueueBackend } from './backend.ts'
import { subscriptionQueue } from './topology.ts'

export type EventHandler = (event: Event) => Promise<void> | void

export type ConsumeOptions = {
  /** Events of different documents handled at once. Events of one document always come one after the other. */
  concurrency?: number
  /** Tries before an event goes to the dead letters. */
  attempts?: number
  /** Wait before the second try, doubled before each further one. */
  backoffMs?: number
  onError?: (error: Error) => void
}

/**
 * Hands a subscription's events to a handler: in order per document, each once in effect. An event is acknowledged
 * after the handler has succeeded; one that is delivered again after that is dropped. A handler that is killed between
 * its work and the acknowledgement sees the event again.
 */
export function consumeQueue(
  deps: { pool: pg.Pool; backend: QueueBackend },
  name: string,
  handler: EventHandler,
  { concurrency = 1, attempts = 5, backoffMs = 200, onError = () => undefined }: ConsumeOptions = {},
): JobWorker {
  const { pool, backend } = deps
  const inOrder = orderedByKey()

  async function handle(event: Event): Promise<void> {
    if (await isAcknowledged(pool, name, event.seq)) return
    // Retried in place: back on the queue, the event would be overtaken by later ones of its document.
    for (let attempt = 1; ; attempt += 1) {
      try {
        await handler(event)
        break
      } catch (error) {
        if (attempt >= attempts) throw error
        await sleep(backoffMs * 2 ** (attempt - 1))
      }
    }
    await acknowledge(pool, name, event.seq)
  }

  return backend.worker(
    subscriptionQueue(name),
    async (job) => {
      const event = eventSchema.parse(job.data)
      await inOrder(event.statement.document.id, () => handle(event))
    },
    { concurrency, onError, onFailed: ({ error }) => onError(error) },
  )
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
