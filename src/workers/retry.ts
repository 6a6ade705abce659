import { disposition } from '../fetch/failures.ts'
import type { FetchResult } from '../fetch/types.ts'
import type { FetchEnd } from '../store/fetches.ts'

const SECOND = 1_000
const DAY = 24 * 60 * 60 * SECOND

const MAX_ATTEMPTS = 5
const FIRST_RETRY_MS = 2 * SECOND
const LONGEST_RETRY_MS = 10 * 60 * SECOND
/** For a host that says 429 or 503 and not for how long. */
const DEFAULT_THROTTLE_MS = 60 * SECOND
/** Publishers correct most on the day, and some within the week. */
const REFETCH_AGES_MS = [DAY, 7 * DAY]

/** What follows from how a fetch ended. */
export function nextStep(
  result: FetchResult,
  page: { attempts: number; addedAt: string },
  now: Date,
  random: number,
): FetchEnd['next'] {
  const retryAfterMs = 'retryAfterMs' in result ? result.retryAfterMs : undefined
  switch (disposition(result.outcome, result.status, retryAfterMs)) {
    case 'done':
      return { type: 'done', refetchAt: refetchAt(new Date(page.addedAt), now) }
    case 'throttle':
      return { type: 'retry', afterMs: retryAfterMs ?? DEFAULT_THROTTLE_MS, throttled: true }
    case 'retry':
      if (page.attempts >= MAX_ATTEMPTS) return { type: 'give-up' }
      // A robots.txt that cannot be had says for how long nothing else may be asked.
      return { type: 'retry', afterMs: Math.max(backoff(page.attempts, random), retryAfterMs ?? 0) }
    case 'final':
      return { type: 'give-up' }
  }
}

/** Exponential with full jitter, but never at once: 1–2 s, 4–8 s, 16–32 s, 64–128 s. */
function backoff(attempts: number, random: number): number {
  const longest = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 4 ** (attempts - 1))
  return Math.round(longest * (0.5 + random / 2))
}

function refetchAt(addedAt: Date, now: Date): string | null {
  const due = REFETCH_AGES_MS.map((age) => addedAt.getTime() + age).find((time) => time > now.getTime())
  return due === undefined ? null : new Date(due).toISOString()
}
