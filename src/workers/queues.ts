import type { Event } from '../schemas/event.ts'
import type { Page } from '../store/pages.ts'
import type { StoredSubscription } from '../store/subscriptions.ts'
import type { JobQueue, QueueBackend } from './backend.ts'
import { type JobOf, type stages, subscriptionQueue, topology } from './topology.ts'

/** The producers' side of every queue. */
export type Queues = {
  stages: { [S in (typeof stages)[number]]: JobQueue<JobOf<S>> }
  /** The queue that carries a subscription's events. What ends there stays until its dispatcher has seen how. */
  subscription(name: string): JobQueue<Event>
  enqueueDiscover(runs: JobOf<'discover'>[]): Promise<void>
  /** Takes up the pages' hosts; those whose pages are not due yet come up by themselves. */
  enqueueFetch(pages: Pick<Page, 'host'>[]): Promise<void>
  enqueueExtract(snapshotIds: number[]): Promise<void>
  /** Lets subscriptions look for events up to `seq`. */
  enqueueDeliver(subscriptions: Pick<StoredSubscription, 'name' | 'delivery'>[], seq: number): Promise<void>
  close(): Promise<void>
}

/** Tries are for consumers in other languages; ours tries in place, so as to keep the order. */
const EVENT_JOBS = { attempts: 5, backoffMs: 1_000, keepEnded: true }

export function openQueues(backend: QueueBackend, onError: (error: Error) => void): Queues {
  const open = <S extends (typeof stages)[number]>(stage: S) => backend.queue<JobOf<S>>(stage, topology[stage], onError)
  const stageQueues = {
    discover: open('discover'),
    fetch: open('fetch'),
    extract: open('extract'),
    deliver: open('deliver'),
    webhook: open('webhook'),
  }
  const subscriptions = new Map<string, JobQueue<Event>>()

  return {
    stages: stageQueues,
    subscription(name) {
      const queue = subscriptions.get(name) ?? backend.queue<Event>(subscriptionQueue(name), EVENT_JOBS, onError)
      subscriptions.set(name, queue)
      return queue
    },
    enqueueDiscover: (runs) =>
      stageQueues.discover.add(runs.map((data) => ({ name: 'discover', data, id: topology.discover.id(data) }))),
    enqueueFetch: (pages) =>
      stageQueues.fetch.add(
        [...new Set(pages.map(({ host }) => host))].map((host) => ({
          name: 'fetch',
          data: { host },
          id: topology.fetch.id({ host }),
        })),
      ),
    enqueueExtract: (snapshotIds) =>
      stageQueues.extract.add(
        snapshotIds.map((snapshotId) => ({
          name: 'extract',
          data: { snapshotId },
          id: topology.extract.id({ snapshotId }),
        })),
      ),
    async enqueueDeliver(subscribed, seq) {
      const jobs = (stage: 'deliver' | 'webhook', delivery: StoredSubscription['delivery']) =>
        subscribed
          .filter((subscription) => subscription.delivery === delivery)
          .map(({ name: subscription }) => {
            const data = { subscription, seq }
            return { name: stage, data, id: topology[stage].id(data) }
          })
      await stageQueues.deliver.add(jobs('deliver', 'queue'))
      await stageQueues.webhook.add(jobs('webhook', 'webhook'))
    },
    async close() {
      await Promise.all([...Object.values(stageQueues), ...subscriptions.values()].map((queue) => queue.close()))
    },
  }
}
