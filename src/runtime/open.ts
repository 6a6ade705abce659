import { resolve } from 'node:path'
import type pg from 'pg'
import type { Logger } from 'pino'
import type { Config } from '../schemas/config.ts'
import { connect } from '../store/database.ts'
import { StoreError } from '../store/errors.ts'
import { migrate } from '../store/migrate.ts'
import { listSubscriptions } from '../store/subscriptions.ts'
import { openBackend, type QueueBackend } from '../workers/backend.ts'
import { openQueues, type Queues } from '../workers/queues.ts'
import { EmbeddedPostgresError, startEmbeddedPostgres } from './embedded-postgres/index.ts'
import { onceInAWhile } from './once-in-a-while.ts'
import { checkRedis } from './redis.ts'
import { UserError } from './user-error.ts'

/** The two databases, opened: what every command but `extract` and `tag` starts from. */
export type Onrecord = {
  config: Config
  log: Logger
  pool: pg.Pool
  backend: QueueBackend
  queues: Queues
  dataFolder: string
  /** For errors of connections, which come in swarms while a server is away. */
  onQueueError: (error: Error) => void
  /** Lets active subscriptions look for events up to `seq`. */
  wakeSubscriptions(seq: number): Promise<void>
  close(): Promise<void>
}

/**
 * Connects to PostgreSQL and the queues; without DATABASE_URL it starts the embedded PostgreSQL first, or joins the
 * one that another process runs on the same data folder.
 *
 * @throws {UserError} when a server cannot be reached or the data folder cannot be used
 */
export async function open(config: Config, log: Logger): Promise<Onrecord> {
  const dataFolder = resolve(config.ONRECORD_DATA)
  const closers: (() => Promise<void>)[] = []
  let closing = false
  const close = async () => {
    closing = true
    for (const closer of closers.reverse()) await closer()
  }
  try {
    const databaseUrl = config.DATABASE_URL ?? (await embedded())
    const pool = await connect({
      connectionString: databaseUrl,
      applicationName: 'onrecord',
      onIdleError: onQueueError,
    })
    closers.push(() => pool.end())
    await migrate(pool)
    const { REDIS_URL: redisUrl, ONRECORD_QUEUE_PREFIX: prefix } = config
    if (redisUrl !== undefined) await checkRedis(redisUrl, log)
    const backend = openBackend(
      redisUrl === undefined ? { type: 'postgres', url: databaseUrl } : { type: 'redis', url: redisUrl, prefix },
    )
    closers.push(() => backend.close())
    const queues = openQueues(backend, onQueueError)
    closers.push(() => queues.close())
    const wakeSubscriptions = async (seq: number) => {
      const active = (await listSubscriptions(pool)).filter(({ state }) => state === 'active')
      await queues.enqueueDeliver(active, seq)
    }
    return { config, log, pool, backend, queues, dataFolder, onQueueError, wakeSubscriptions, close }
  } catch (error) {
    await close()
    if (error instanceof StoreError || error instanceof EmbeddedPostgresError)
      throw new UserError(error.message, { cause: error, exitCode: 69 })
    throw error
  }

  async function embedded(): Promise<string> {
    const server = await startEmbeddedPostgres({ dataDir: dataFolder, log })
    closers.push(() => server.stop())
    return server.connectionString
  }

  function onQueueError(error: Error): void {
    if (closing) return
    warn(error.message, () => log.warn({ error: error.message }, 'connection lost; trying again'))
  }
}

const warn = onceInAWhile(10_000)
