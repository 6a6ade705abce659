/** A failure of PostgreSQL, told for people. `kind` says what a worker does about it. */
export class StoreError extends Error {
  readonly kind: 'retryable' | 'fatal'

  constructor(kind: StoreError['kind'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StoreError'
    this.kind = kind
  }
}

/** Codes of PostgreSQL (SQLSTATE) and Node. What passes by itself is retryable. */
const EXPLANATIONS: [codes: RegExp, kind: StoreError['kind'], explanation: string][] = [
  [/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/, 'retryable', 'cannot be reached; is it running?'],
  [/^(ETIMEDOUT|ECONNRESET|EPIPE|08.{3})$/, 'retryable', 'the connection broke'],
  [/^57P0[1-5]$/, 'retryable', 'is starting, stopping or restarting'],
  [/^53300$/, 'retryable', 'has no connection left; raise max_connections or start fewer processes'],
  [/^53(100|200)$/, 'retryable', 'is out of disk space or memory'],
  [/^40(001|P01)$/, 'retryable', 'ended a transaction in favour of another'],
  [/^55P03$/, 'retryable', 'a lock was not to be had in time'],
  [/^(28000|28P01)$/, 'fatal', 'refuses user or password; see DATABASE_URL'],
  [/^3D000$/, 'fatal', 'has no such database; create it, or see DATABASE_URL'],
  [/^42501$/, 'fatal', 'the user lacks a permission'],
  [/^25006$/, 'fatal', 'is read-only; DATABASE_URL must name the primary server'],
]

/** The wordings of `pg` for connections that are gone; these errors carry no code. */
const CONNECTION_LOST =
  /connection (terminated|timeout|ended)|timeout (expired|exceeded)|client has encountered a connection error|not queryable|server does not support SSL/i

/** A failure to reach or keep PostgreSQL as a StoreError; anything else, such as a wrong query, as it came. */
export function explain(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StoreError) return error
  // A host with several addresses fails with one error for each.
  const cause = error instanceof AggregateError && error.errors[0] instanceof Error ? error.errors[0] : error
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
  const found = EXPLANATIONS.find(([codes]) => codes.test(code))
  if (found !== undefined) {
    const [, kind, explanation] = found
    return new StoreError(kind, `PostgreSQL: ${explanation} (${cause.message || code})`, { cause: error })
  }
  if (CONNECTION_LOST.test(error.message)) {
    return new StoreError('retryable', `PostgreSQL: the connection broke (${error.message})`, { cause: error })
  }
  return error
}
