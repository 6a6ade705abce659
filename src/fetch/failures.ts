import { errors } from 'undici'
import type { FetchOutcome } from '../schemas/outcome.ts'
import { AddressRefused } from './address.ts'
import { BodyTooLarge, UndecodableBody } from './body.ts'
import { DeadlineExceeded } from './deadline.ts'

export type Failure = { outcome: Exclude<FetchOutcome, 'fetched' | 'unchanged' | 'redirected'>; detail: string }

/** done: nothing is left to do. retry: costs an attempt. throttle: wait, costs none. final: trying again won't help. */
export type Disposition = 'done' | 'retry' | 'throttle' | 'final'

/** Which end of a fetch is which. A page that ended in "final" comes up again when it is next due, not before. */
const DISPOSITIONS: Record<FetchOutcome, Disposition> = {
  fetched: 'done',
  unchanged: 'done',
  redirected: 'done',
  not_found: 'final',
  gone: 'final',
  forbidden: 'final',
  http_error: 'final',
  robots_disallowed: 'final',
  address_refused: 'final',
  dns_error: 'retry',
  unreachable: 'retry',
  tls_error: 'final',
  timeout: 'retry',
  too_large: 'final',
  too_many_redirects: 'final',
  invalid_redirect: 'final',
  bad_encoding: 'retry',
  empty: 'retry',
  unsupported_type: 'final',
  soft_404: 'final',
  consent_wall: 'final',
  login_wall: 'final',
  challenge: 'final',
  misconfigured: 'retry',
  render_failed: 'retry',
}

/** What is to be done after a fetch. "Too many requests" and "unavailable" (429, 503) cost no attempt. */
export function disposition(outcome: FetchOutcome, status?: number, retryAfterMs?: number): Disposition {
  // Who wants a proof of a person does not want us later either.
  if (outcome === 'challenge') return 'final'
  if (status === 429 || status === 503) return 'throttle'
  // A robots.txt that could not be had comes with a wait; one that forbids the page does not.
  if (outcome === 'robots_disallowed' && retryAfterMs !== undefined) return 'retry'
  if (outcome !== 'http_error') return DISPOSITIONS[outcome]
  // 408 and 425 ask for another try; without a status what came was no HTTP.
  return status === undefined || status >= 500 || status === 408 || status === 425 ? 'retry' : 'final'
}

/** How a response that is neither content nor a redirect is called. */
export function statusFailure(status: number, host: string): Failure {
  switch (status) {
    case 404:
      return { outcome: 'not_found', detail: `${host} has no such page (404)` }
    case 410:
      return { outcome: 'gone', detail: `${host} has removed this page for good (410)` }
    case 401:
    case 402:
    case 403:
    case 451:
      return { outcome: 'forbidden', detail: `${host} does not give this page to us (${status})` }
    case 429:
      return { outcome: 'http_error', detail: `${host} asks for fewer requests (429)` }
    default:
      return { outcome: 'http_error', detail: `${host} answered with status ${status}` }
  }
}

/** Errors of the system's, of Node's and of undici's, by code. A code ending in * stands for all that begin so. */
const BY_CODE: readonly [code: string, outcome: Failure['outcome'], what: (host: string) => string][] = [
  ['ENOTFOUND', 'dns_error', (host) => `the name ${host} does not resolve`],
  ['ENODATA', 'dns_error', (host) => `the name ${host} has no address`],
  ['EAI_*', 'dns_error', (host) => `the name ${host} could not be resolved`],
  ['ECONNREFUSED', 'unreachable', (host) => `${host} refused the connection`],
  ['ECONNRESET', 'unreachable', (host) => `${host} broke the connection off`],
  ['EPIPE', 'unreachable', (host) => `${host} broke the connection off`],
  ['UND_ERR_SOCKET', 'unreachable', (host) => `${host} broke the connection off`],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'unreachable', (host) => `${host} sent more or less than it announced`],
  ['ETIMEDOUT', 'timeout', (host) => `${host} did not answer in time`],
  ['UND_ERR_CONNECT_TIMEOUT', 'timeout', (host) => `${host} did not accept the connection in time`],
  ['UND_ERR_HEADERS_TIMEOUT', 'timeout', (host) => `${host} did not answer in time`],
  ['UND_ERR_BODY_TIMEOUT', 'timeout', (host) => `${host} stopped in the middle of its answer`],
  ['UND_ERR_HEADERS_OVERFLOW', 'http_error', (host) => `${host} sent more headers than are read`],
  ['HPE_HEADER_OVERFLOW', 'http_error', (host) => `${host} sent more headers than are read`],
  ['HPE_*', 'http_error', (host) => `${host} answered something that is not HTTP`],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls_error', (host) => `the certificate of ${host} is for another name`],
  ['CERT_HAS_EXPIRED', 'tls_error', (host) => `the certificate of ${host} has expired`],
  ['CERT_*', 'tls_error', (host) => `the certificate of ${host} is not valid`],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls_error', (host) => `the certificate of ${host} is signed by itself`],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'tls_error', (host) => `nobody known vouches for the certificate of ${host}`],
  ['UNABLE_TO_*', 'tls_error', (host) => `nobody known vouches for the certificate of ${host}`],
  ['INVALID_*', 'tls_error', (host) => `the certificate of ${host} is not valid`],
  ['HOSTNAME_MISMATCH', 'tls_error', (host) => `the certificate of ${host} is for another name`],
  ['ERR_TLS_*', 'tls_error', (host) => `no secure connection to ${host}`],
  ['ERR_SSL_*', 'tls_error', (host) => `no secure connection to ${host}`],
  ['EPROTO', 'tls_error', (host) => `no secure connection to ${host}`],
  ['ERR_STREAM_PREMATURE_CLOSE', 'unreachable', (host) => `${host} broke the connection off`],
  // What is left of the system's errors: EHOSTUNREACH, ENETUNREACH, EHOSTDOWN, EADDRNOTAVAIL, EMFILE …
  ['E*', 'unreachable', (host) => `${host} could not be reached`],
]

/** What an error of the network means, or null for one that is ours. */
export function networkFailure(error: unknown, host: string): Failure | null {
  if (error instanceof AddressRefused) return { outcome: 'address_refused', detail: error.message }
  if (error instanceof DeadlineExceeded) return { outcome: 'timeout', detail: `${host}: ${error.message}` }
  if (error instanceof BodyTooLarge) return { outcome: 'too_large', detail: `${host}: ${error.message}` }
  if (error instanceof UndecodableBody) return { outcome: 'bad_encoding', detail: `${host}: ${error.message}` }
  const code = errorCode(error)
  const row = BY_CODE.find(([key]) => (key.endsWith('*') ? code.startsWith(key.slice(0, -1)) : code === key))
  // Node's own complaints ("ERR_…") that are not in the table are about our arguments.
  if (row === undefined || (row[0] === 'E*' && code.startsWith('ERR_'))) return null
  return { outcome: row[1], detail: `${row[2](host)} (${code})` }
}

/** What an error means that only a request through a proxy ends with: undici blames the proxy's refusal on us. */
export function proxyFailure(error: unknown, host: string): Failure | null {
  if (!(error instanceof errors.UndiciError)) return null
  return {
    outcome: 'unreachable',
    detail: `${host} could not be reached through the proxy of its source: ${error.message}`,
  }
}

function errorCode(error: unknown): string {
  if (error instanceof errors.HTTPParserError) return error.code ?? 'HPE_UNKNOWN'
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
