import type { z } from 'zod'
import type { Event } from '../schemas/event.ts'
import { deliverJob, discoverJob, extractJob, fetchJob } from '../schemas/job.ts'
import type { Stage } from '../schemas/outcome.ts'

const SECOND = 1_000

type StagePlan<Schema extends z.ZodType> = {
  /** What a job of this stage carries: ids, never bodies. */
  job: Schema
  /** Equal work has the equal id, so that enqueuing twice is once while the first is waiting or active. */
  id: (job: z.infer<Schema>) => string
  /** Jobs in hand at once in one process. `null`: as many as the configuration says. */
  concurrency: number | null
  /** For failures of our own, such as a lost database; what pages do is kept in the frontier, not in the queue. */
  attempts: number
  backoffMs: number
}

const plan = <Schema extends z.ZodType>(stage: StagePlan<Schema>) => stage

/** The whole topology. A stage does not know its neighbours: PostgreSQL says what is to be done next. */
export const topology = {
  discover: plan({
    job: discoverJob,
    id: ({ run }) => `discover-${run}`,
    concurrency: 4,
    attempts: 10,
    backoffMs: SECOND,
  }),
  fetch: plan({
    job: fetchJob,
    // One job a host, so that its pages wait in PostgreSQL and not in each other's way. An id may hold no colon.
    id: ({ host }) => `fetch-${encodeURIComponent(host)}`,
    concurrency: null,
    attempts: 10,
    backoffMs: SECOND,
  }),
  extract: plan({
    job: extractJob,
    id: ({ snapshotId }) => `extract-${snapshotId}`,
    concurrency: 4,
    attempts: 10,
    backoffMs: SECOND,
  }),
  deliver: plan({
    job: deliverJob,
    id: ({ subscription, seq }) => `deliver-${subscription}-${seq}`,
    concurrency: 4,
    attempts: 10,
    backoffMs: SECOND,
  }),
  webhook: plan({
    job: deliverJob,
    id: ({ subscription, seq }) => `webhook-${subscription}-${seq}`,
    // Each waits for one receiver, and a slow one must not hold up the others.
    concurrency: 16,
    attempts: 10,
    backoffMs: SECOND,
  }),
} as const satisfies Record<Stage, unknown>

export type JobOf<S extends Stage> = z.infer<(typeof topology)[S]['job']>

export const stages = ['discover', 'fetch', 'extract', 'deliver', 'webhook'] as const satisfies Stage[]

/**
 * One pair for every worker: a job whose process died is taken over after at most their sum. With BullMQ's 30 s defaults
 * a killed process would hold its work for a minute. Locks are renewed at half their time; what could block that for
 * seconds, extraction, runs in threads of its own.
 */
export const LOCK_DURATION_MS = 6 * SECOND
export const STALLED_INTERVAL_MS = 3 * SECOND

/** The queue that a subscription's events wait in. */
export function subscriptionQueue(name: string): string {
  return `statements-${name}`
}

/** The job that carries an event. The epoch is part of its id so that a replay is not taken for a repetition. */
export const eventJob = {
  of: ({ epoch, event }: { epoch: number; event: Event }) => ({
    name: event.op,
    data: event,
    id: `event-${epoch}-${event.seq}`,
  }),
  /** @throws {Error} when the job is none of ours */
  parse(id: string): { epoch: number; seq: number } {
    const [, epoch, seq] = /^event-(\d+)-(\d+)$/.exec(id) ?? []
    if (epoch === undefined || seq === undefined) throw new Error(`the job "${id}" carries no event of Onrecord`)
    return { epoch: Number(epoch), seq: Number(seq) }
  },
}
