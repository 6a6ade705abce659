import type pg from 'pg'
import type { Logger } from 'pino'
import type { Poster } from '../fetch/post.ts'
import type { Queues } from '../workers/queues.ts'
import type { Metrics } from './metrics.ts'

/** What the API works on. */
export type ApiDeps = {
  pool: pg.Pool
  queues: Queues
  /** Sends test messages of webhooks. */
  poster: Pick<Poster, 'post'>
  /** Below it the WARC files of snapshots. */
  snapshotFolder: string
  metrics: Metrics
  log: Logger
}

export type ApiOptions = {
  /** Of this program, for the OpenAPI document. */
  version: string
  /** The server listens on a loopback address only: who is on this machine may do without a key. */
  loopback: boolean
  /** Requests in a minute for each key, or for each address that uses none. */
  rateLimit: number
  /** Web origins whose pages may call the API. */
  corsOrigins: string[]
}
