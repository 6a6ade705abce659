import type { PostResult } from '../fetch/post.ts'

const SECOND = 1_000
const HOUR = 60 * 60 * SECOND

const FIRST_RETRY_MS = 5 * SECOND
const LONGEST_RETRY_MS = HOUR
/** Of a message that the address answers but does not take: 5 s, 15 s, 45 s, 2 min and 7 min apart. */
const MAX_ATTEMPTS = 6
/** So long an address may give trouble before its subscription is paused: a long weekend. */
const MAX_TROUBLE_MS = 72 * HOUR

export type Verdict =
  | { type: 'delivered' }
  | { type: 'retry'; afterMs: number }
  /** This message is kept as failed, the next one is sent. */
  | { type: 'give-up' }
  /** Nothing more is sent until somebody resumes the subscription. */
  | { type: 'pause' }

/**
 * What follows from an answer. An address that does not answer, or asks for time, is in trouble itself: it is waited for.
 * One that answers anything but 2xx may dislike this very message, which must not hold up the others for days. 410 Gone
 * is how the convention lets a receiver unsubscribe.
 *
 * @param of.attempt of this message, from 1
 * @param of.failingMs since when the address gives trouble
 * @param of.random from 0 to 1
 */
export function judge(result: PostResult, of: { attempt: number; failingMs: number; random: number }): Verdict {
  const { status } = result
  if (status !== null && status >= 200 && status < 300) return { type: 'delivered' }
  if (status === 410 || of.failingMs > MAX_TROUBLE_MS) return { type: 'pause' }
  const inTrouble = status === null || [408, 425, 429, 502, 503, 504].includes(status)
  if (!inTrouble && of.attempt >= MAX_ATTEMPTS) return { type: 'give-up' }
  const asked = result.status === null ? null : result.retryAfterMs
  return { type: 'retry', afterMs: Math.max(asked ?? 0, backoff(of.attempt, of.random)) }
}

/** Tripled each time, and up to a fifth shorter, so that many do not come back at once. */
function backoff(attempt: number, random: number): number {
  const longest = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 3 ** (attempt - 1))
  return Math.round(longest * (0.8 + random / 5))
}
