import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { z } from 'zod'
import { explain, StoreError } from './errors.ts'

/** What every function of the store takes first; a client inside a transaction will do where no transaction is opened. */
export type Connection = pg.Pool | pg.ClientBase

export type ConnectOptions = {
  connectionString: string
  /** Shown in pg_stat_activity. */
  applicationName?: string
  maxConnections?: number
  /** Told of idle connections that break; the pool replaces them by itself. */
  onIdleError?: (error: Error) => void
}

const OLDEST_VERSION = 15
const CONNECT_TIMEOUT_MS = 15_000
const MAX_TRIES = 8
/** Doubled with each try; of that a random part is waited, or the same two would meet again at once. */
const CONFLICT_PAUSE_MS = 20

const INT8 = 20
const TIMESTAMPTZ = 1184

/**
 * Opens a pool and makes one connection to see that PostgreSQL is there. Times come back as RFC 3339 in UTC with
 * milliseconds, bigints as numbers.
 *
 * @throws {StoreError} retryable when the server cannot be reached, fatal when it refuses or is older than 15
 */
export async function connect(options: ConnectOptions): Promise<pg.Pool> {
  const pool = new pg.Pool({
    connectionString: options.connectionString,
    application_name: options.applicationName ?? 'onrecord',
    max: options.maxConnections ?? 10,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    types: { getTypeParser },
  })
  // Without a listener an idle connection that breaks would end the process.
  pool.on('error', (error) => options.onIdleError?.(error))
  try {
    const { rows } = await pool.query<{ version: string }>("SELECT current_setting('server_version_num') AS version")
    const major = Math.floor(Number(rows[0]?.version) / 10_000)
    if (major < OLDEST_VERSION) {
      throw new StoreError('fatal', `this is PostgreSQL ${major}; Onrecord needs ${OLDEST_VERSION} or later`)
    }
    return pool
  } catch (error) {
    await pool.end()
    throw explain(error)
  }
}

const PARSERS: Record<number, (value: string) => unknown> = {
  [INT8]: Number,
  [TIMESTAMPTZ]: (value) => (value.endsWith('infinity') ? value : new Date(value).toISOString()),
}

const getTypeParser: typeof pg.types.getTypeParser = (id: number, format?: 'text' | 'binary') =>
  PARSERS[id] ?? pg.types.getTypeParser(id, format)

/**
 * A statement; with a name each connection parses and plans it once, which is half of what a short one takes. For those
 * that run many times a second. One name is one text.
 */
export type Sql = string | { name: string; text: string }

const withValues = (sql: Sql, values: unknown[]) =>
  typeof sql === 'string' ? { text: sql, values } : { ...sql, values }

/** Runs a query; each row is checked. */
export async function query<T>(db: Connection, row: z.ZodType<T>, sql: Sql, values: unknown[] = []): Promise<T[]> {
  try {
    const { rows } = await db.query(withValues(sql, values))
    return rows.map((value) => row.parse(value))
  } catch (error) {
    throw explain(error)
  }
}

/** The first row, or null. */
export async function queryOne<T>(
  db: Connection,
  row: z.ZodType<T>,
  sql: Sql,
  values: unknown[] = [],
): Promise<T | null> {
  return (await query(db, row, sql, values))[0] ?? null
}

/** Runs a command; how many rows it touched. */
export async function execute(db: Connection, sql: Sql, values: unknown[] = []): Promise<number> {
  try {
    return (await db.query(withValues(sql, values))).rowCount ?? 0
  } catch (error) {
    throw explain(error)
  }
}

/** Runs `work` in a transaction; again, up to eight times in all, after a deadlock or serialization failure. */
export async function transaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await tryTransaction(pool, work)
    } catch (error) {
      if (tries === MAX_TRIES || !isConflict(error)) throw explain(error)
      await sleep(Math.random() * CONFLICT_PAUSE_MS * 2 ** tries)
    }
  }
}

async function tryTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | boolean = false
  // A connection that breaks between two queries tells it here only.
  const onError = (error: Error) => {
    broken = error
  }
  client.on('error', onError)
  try {
    await client.query('BEGIN')
    const result = await work(client)
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {
      broken = true
    })
    throw error
  } finally {
    client.off('error', onError)
    client.release(broken)
  }
}

function isConflict(error: unknown): boolean {
  const cause = error instanceof StoreError ? error.cause : error
  return cause instanceof Error && 'code' in cause && (cause.code === '40001' || cause.code === '40P01')
}
