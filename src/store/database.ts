import type pg from 'pg'

/** What every function of the store takes first; a client inside a transaction will do where no transaction is opened. */
export type Connection = pg.Pool | pg.ClientBase

/** A failure of PostgreSQL, told for people. `kind` says what a worker does about it. */
export class StoreError extends Error {
  readonly kind: 'retryable' | 'fatal'

  constructor(kind: StoreError['kind'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StoreError'
    this.kind = kind
  }
}

export type ConnectOptions = {
  connectionString: string
  /** Shown in pg_stat_activity. */
  applicationName?: string
  maxConnections?: number
  /** Told of idle connections that break; the pool replaces them by itself. */
  onIdleError?: (error: Error) => void
}

/**
 * Opens a pool and makes one connection to see that PostgreSQL is there. Times come back as RFC 3339 in UTC, bigints
 * as numbers.
 *
 * @throws {StoreError} retryable when the server cannot be reached, fatal when it refuses or is older than 15
 */
export async function connect(_options: ConnectOptions): Promise<pg.Pool> {
  throw new Error('to come')
}

/**
 * Brings the schema `onrecord` to this code's version, one process at a time.
 *
 * @throws {StoreError} fatal when the database is newer than this code
 */
export async function migrate(_pool: pg.Pool): Promise<{ from: number; to: number }> {
  throw new Error('to come')
}

/** Runs `work` in a transaction; again, up to three times in all, after a deadlock or serialization failure. */
export async function transaction<T>(_pool: pg.Pool, _work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  throw new Error('to come')
}
