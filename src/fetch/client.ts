import type { LookupFunction } from 'node:net'
import type { Logger } from 'pino'
import type { FetchResult, NotFetched } from './types.ts'

export type ClientOptions = {
  userAgent: string
  /** Networks in CIDR form that may be reached although they are not public. */
  allowNet: readonly string[]
  /** For one `get`, redirects and body included; time spent in `checkHop` does not count. */
  timeoutMs: number
  /** Largest body that is kept, decompressed. */
  maxBytes: number
  log?: Pick<Logger, 'debug'>
  /** Resolves host names; the system's resolver by default. Its answers are checked either way. */
  lookup?: LookupFunction
}

export type GetOptions = {
  etag?: string | null
  lastModified?: string | null
  /** Ends the fetch; `get` then rejects with its reason. */
  signal?: AbortSignal
  accept?: string
  /**
   * Called before every request of this fetch, the first included: the place for robots.txt and the host's gate.
   * Throw a HopRefused to end the fetch with an outcome; any other error is passed on to the caller of `get`.
   */
  checkHop?: (url: string) => Promise<void>
}

export type Client = {
  /** Never rejects for what the network does; rejects when `signal` aborts, `checkHop` throws, or `url` is no URL. */
  get(url: string, options?: GetOptions): Promise<FetchResult>
  close(): Promise<void>
}

/** Thrown by `checkHop` to end a fetch with this outcome. */
export declare class HopRefused extends Error {
  readonly outcome: NotFetched['outcome']
  readonly status: number | undefined
  readonly retryAfterMs: number | undefined
  constructor(outcome: NotFetched['outcome'], detail: string, more?: { status?: number; retryAfterMs?: number })
}

export declare function createClient(options: ClientOptions): Client
