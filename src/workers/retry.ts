import { disposition } from '../fetch/failures.ts'
import type { FetchResult } from '../fetch/types.ts'
import type { FetchEnd } from '../store/fetches.ts'

const SECOND = 1_000
const HOUR = 60 * 60 * SECOND
const DAY = 24 * HOUR

const MAX_ATTEMPTS = 6
/** The longest waits after the first, second … try: 4 s, 16 s, 64 s, 4 min, 17 min. */
const FIRST_RETRY_MS = 4 * SECOND
const LONGEST_RETRY_MS = HOUR
/** For a host that says 429 or 503 and not for how long, doubled each time. */
const FIRST_THROTTLE_MS = 5 * SECOND
const LONGEST_THROTTLE_MS = 10 * 60 * SECOND
/** A server that asks for more wants us gone, or has mistaken its clock. */
const MAX_RETRY_AFTER_MS = DAY
/** A page that is put off so often in a row is in trouble itself, and must not hold up its host. */
const MAX_THROTTLES = 10
/** Publishers correct most on the day, and some within the week. What was not to be had is looked for again as well. */
const REFETCH_AGES_MS = [DAY, 7 * DAY]

/**
 * What follows from how a fetch ended.
 *
 * @param random in [0, 1)
 */
export function nextStep(
  result: FetchResult,
  page: { attempts: number; throttles: number; addedAt: string },
  now: Date,
  random: number,
): FetchEnd['next'] {
  const retryAfterMs = 'retryAfterMs' in result ? result.retryAfterMs : undefined
  const refetchAt = refetchTime(new Date(page.addedAt), now)
  switch (disposition(result.outcome, result.status, retryAfterMs)) {
    case 'done':
      return { type: 'done', refetchAt }
    case 'throttle':
      if (page.throttles >= MAX_THROTTLES) return { type: 'give-up', refetchAt }
      return { type: 'retry', afterMs: throttleMs(retryAfterMs, page.throttles, random), throttled: true }
    case 'retry':
      if (page.attempts >= MAX_ATTEMPTS) return { type: 'give-up', refetchAt }
      // A robots.txt that cannot be had says for how long nothing else may be asked.
      return { type: 'retry', afterMs: Math.max(backoff(page.attempts, random), retryAfterMs ?? 0) }
    case 'final':
      return { type: 'give-up', refetchAt: result.outcome === 'gone' ? null : refetchAt }
  }
}

/** Exponential with full jitter. Never at once: the host's delay holds here as well. */
function backoff(attempts: number, random: number): number {
  return Math.round(random * Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 4 ** (attempts - 1)))
}

function throttleMs(retryAfterMs: number | undefined, throttles: number, random: number): number {
  if (retryAfterMs !== undefined) return Math.min(retryAfterMs, MAX_RETRY_AFTER_MS)
  return Math.round(Math.min(LONGEST_THROTTLE_MS, FIRST_THROTTLE_MS * 2 ** throttles) * (1 + random / 4))
}

function refetchTime(addedAt: Date, now: Date): string | null {
  const due = REFETCH_AGES_MS.map((age) => addedAt.getTime() + age).find((time) => time > now.getTime())
  return due === undefined ? null : new Date(due).toISOString()
}
