import type { FetchOutcome } from '../schemas/outcome.ts'

export type HeaderList = readonly (readonly [name: string, value: string])[]

/** The two heads of one exchange, as sent and as received: what a WARC record keeps. */
export type Exchange = {
  /** Null where only the answer is known, as in archives that keep no requests. */
  request: { method: string; target: string; headers: HeaderList } | null
  response: { status: number; statusText: string; headers: HeaderList }
}

/** A response whose body is a page's content. */
export type Fetched = {
  outcome: 'fetched'
  status: number
  /** The URL that was asked for, without its fragment. */
  url: string
  /** The URL that answered; equal to `url` where nothing redirected. */
  finalUrl: string
  /** Every URL that was redirected to, in order; the last one is `finalUrl`. */
  redirects: string[]
  /** Names in lower case; repeated headers are joined by ", ". */
  headers: Record<string, string>
  /** Without transfer and content encodings. */
  body: Uint8Array
  /** What the server sent, where `body` is what a browser showed of it. */
  original?: Uint8Array
  etag: string | null
  lastModified: string | null
  exchange: Exchange
}

/** The page has not changed since the ETag or Last-Modified that was given. */
export type Unchanged = {
  outcome: 'unchanged'
  status: 304
  url: string
  finalUrl: string
  redirects: string[]
  headers: Record<string, string>
  exchange: Exchange
}

/** No content, and why. */
export type NotFetched = {
  outcome: Exclude<FetchOutcome, 'fetched' | 'unchanged' | 'redirected'>
  url: string
  /** The last URL that was asked. */
  finalUrl: string
  redirects: string[]
  /** A sentence for people: what happened, to what. */
  detail: string
  status?: number
  /** How long the server asks to wait, in milliseconds. */
  retryAfterMs?: number
  headers?: Record<string, string>
  /** The beginning of an error response, for recognising what it is. */
  body?: Uint8Array
}

export type FetchResult = Fetched | Unchanged | NotFetched
