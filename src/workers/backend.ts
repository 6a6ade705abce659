import {
  type BackendClasses,
  createPostgresBackend,
  createRedisBackend,
  DelayedError,
  type IQueueBackend,
  type Job,
  withBackend,
} from 'bullmq'
import { Redis } from 'ioredis'
import { LOCK_DURATION_MS, STALLED_INTERVAL_MS } from './topology.ts'

export type QueueConnection = { type: 'redis'; url: string; prefix: string } | { type: 'postgres'; url: string }

export type QueueOptions = {
  attempts?: number
  backoffMs?: number
  /** Jobs stay when they have ended, unless the worker that ended them says otherwise. */
  keepEnded?: boolean
}

export type NewJob<Data> = { name: string; data: Data; id: string; delayMs?: number | undefined }

export type JobCounts = { waiting: number; active: number; delayed: number; failed: number; completed: number }

/** As much of a BullMQ queue as Onrecord uses, the same on both backends. */
export type JobQueue<Data> = {
  /** Jobs whose id is waiting, active or delayed already are left as they are. */
  add(jobs: NewJob<Data>[]): Promise<void>
  counts(): Promise<JobCounts>
  /** Jobs that were kept when they ended, at most `limit` of each kind. `error` is null where they succeeded. */
  ended(limit: number): Promise<EndedJob[]>
  remove(ids: string[]): Promise<void>
  /** Stops handing out jobs, to all workers, until resumed. */
  pause(): Promise<void>
  resume(): Promise<void>
  /** Throws away what waits; what is in hand goes on. */
  drain(): Promise<void>
  /** Throws away everything in it. */
  obliterate(): Promise<void>
  close(): Promise<void>
}

export type EndedJob = { id: string; attempts: number; error: string | null }

export type HandledJob = {
  id: string
  data: unknown
  /** Which try this is, from 1. */
  attempt: number
  /** Gives the job back, to be handled again in that time. Costs no attempt and holds no worker. Always throws. */
  postpone(ms: number): Promise<never>
}

export type JobHandler = (job: HandledJob) => Promise<void>

export type JobWorker = {
  /** Finishes what is in hand, or with `force` lets go of it, to be taken over by others. */
  close(force?: boolean): Promise<void>
}

export type WorkerOptions = {
  concurrency: number
  onError: (error: Error) => void
  /** A try that failed; the last one gives the job up. */
  onFailed?: (failure: { job: string; error: Error; isLast: boolean }) => void
}

/** BullMQ on Redis or on PostgreSQL. */
export type QueueBackend = {
  type: QueueConnection['type']
  queue<Data>(name: string, options: QueueOptions, onError: (error: Error) => void): JobQueue<Data>
  worker(name: string, handle: JobHandler, options: WorkerOptions): JobWorker
  close(): Promise<void>
}

/** One connection for commands and one that transactions may need. Every queue and every worker has its own pool. */
const POSTGRES_CONNECTIONS = 2

export function openBackend(server: QueueConnection): QueueBackend {
  switch (server.type) {
    case 'redis': {
      // BullMQ wants its connections to wait for Redis to come back instead of failing commands.
      const connection = new Redis(server.url, { maxRetriesPerRequest: null })
      connection.on('error', () => undefined)
      return {
        type: 'redis',
        ...bind(withBackend(createRedisBackend), { connection, prefix: server.prefix }),
        async close() {
          await connection.quit().catch(() => connection.disconnect())
        },
      }
    }
    case 'postgres': {
      const connection = { connectionString: server.url, max: POSTGRES_CONNECTIONS, migrate: true }
      return {
        type: 'postgres',
        ...bind(withBackend(createPostgresBackend), { connection }),
        close: async () => undefined,
      }
    }
  }
}

function bind<Backend extends IQueueBackend, Connection>(
  { Queue, Worker }: BackendClasses<Backend, Connection>,
  server: { connection: Connection; prefix?: string },
): Pick<QueueBackend, 'queue' | 'worker'> {
  return {
    queue(name, { attempts = 1, backoffMs = 0, keepEnded = false }, onError) {
      const queue = new Queue<unknown>(name, {
        ...server,
        defaultJobOptions: {
          attempts,
          backoff: { type: 'exponential', delay: backoffMs, jitter: 0.5 },
          ...(!keepEnded && { removeOnComplete: true, removeOnFail: true }),
        },
      })
      queue.on('error', onError)
      return {
        async add(jobs) {
          if (jobs.length === 0) return
          await queue.addBulk(
            jobs.map(({ name, data, id, delayMs = 0 }) => ({ name, data, opts: { jobId: id, delay: delayMs } })),
          )
        },
        async counts() {
          const {
            waiting = 0,
            active = 0,
            delayed = 0,
            failed = 0,
            completed = 0,
            prioritized = 0,
            paused = 0,
          } = await queue.getJobCounts()
          return { waiting: waiting + prioritized + paused, active, delayed, failed, completed }
        },
        async ended(limit) {
          const [completed, failed] = await Promise.all([
            queue.getCompleted(0, limit - 1),
            queue.getFailed(0, limit - 1),
          ])
          const jobs = (list: Job[], error: (job: Job) => string | null) =>
            list.map((job) => ({ id: job.id ?? '', attempts: job.attemptsMade, error: error(job) }))
          return [...jobs(completed, () => null), ...jobs(failed, ({ failedReason }) => failedReason)]
        },
        async remove(ids) {
          await Promise.all(ids.map((id) => queue.remove(id)))
        },
        pause: () => queue.pause(),
        resume: () => queue.resume(),
        drain: () => queue.drain(true),
        obliterate: () => queue.obliterate({ force: true }),
        close: () => queue.close(),
      }
    },
    worker(name, handle, { concurrency, onError, onFailed }) {
      const processor = async (job: Job<unknown>, token?: string) => {
        const postpone = async (ms: number) => {
          await job.moveToDelayed(Date.now() + ms, token)
          throw new DelayedError()
        }
        await handle({ id: job.id ?? '', data: job.data, attempt: job.attemptsMade + 1, postpone })
      }
      const worker = new Worker<unknown>(name, processor, {
        ...server,
        concurrency,
        removeOnComplete: { count: 0 },
        removeOnFail: { count: 0 },
        lockDuration: LOCK_DURATION_MS,
        stalledInterval: STALLED_INTERVAL_MS,
        // A stalled job is the job of a process that was killed: no fault of the job, however often it happens.
        maxStalledCount: 1_000_000,
      })
      worker.on('error', onError)
      worker.on('failed', (job, error) => {
        const isLast = job === undefined || job.attemptsMade >= (job.opts.attempts ?? 1)
        onFailed?.({ job: job?.id ?? '', error, isLast })
      })
      return { close: (force = false) => worker.close(force) }
    },
  }
}
