import { Cron } from 'croner'
import type { Schedule } from '../schemas/source.ts'

const SECOND = 1_000
const DAY = 24 * 60 * 60 * SECOND

/** Of the interval, so that sources that were added together do not stay together. */
const JITTER_SHARE = 0.1
/** A source that fails is looked at again after 1 min, 4, 16 … where its schedule would take longer. */
const FIRST_RETRY_MS = 60 * SECOND
const RETRY_GROWTH = 4
/** The time over which the expectation of new pages forgets. */
const MEMORY_DAYS = 7
/** New pages that an adaptive schedule lets come together before it looks: one page waits for half the usual gap. */
const PAGES_A_LOOK = 0.5

/** What a schedule goes by besides the clock. */
export type Experience = { expectedPerDay: number | null }

/**
 * When a source is to be looked at next, after `now`; null when its cron expression never comes true again. A time that
 * was missed is not made up for: the next one counts from now.
 *
 * @param random in [0, 1); moves the time back by up to a tenth of the interval, but cron's by up to 30 s
 */
export function nextRun(schedule: Schedule, { expectedPerDay }: Experience, now: Date, random: number): Date | null {
  const after = (ms: number) => new Date(now.getTime() + Math.round(ms * (1 + JITTER_SHARE * random)))
  switch (schedule.type) {
    case 'every':
      return after(schedule.seconds * SECOND)
    case 'cron': {
      const next = new Cron(schedule.expression, { timezone: schedule.timeZone }).nextRun(now)
      return next === null ? null : new Date(next.getTime() + Math.floor(CRON_JITTER_MS * random))
    }
    case 'adaptive': {
      const wanted = expectedPerDay === null ? 0 : (PAGES_A_LOOK / expectedPerDay) * DAY
      return after(Math.min(Math.max(wanted, schedule.minSeconds * SECOND), schedule.maxSeconds * SECOND))
    }
  }
}

const CRON_JITTER_MS = 30 * SECOND

/** When to look again after so many failures in a row; never later than `scheduled`. */
export function retryRun(failuresInARow: number, scheduled: Date | null, now: Date): Date {
  const retry = new Date(now.getTime() + FIRST_RETRY_MS * RETRY_GROWTH ** (failuresInARow - 1))
  return scheduled !== null && scheduled < retry ? scheduled : retry
}

/**
 * New pages a day as a moving expectation: the mean of a young source, later one that forgets within a week. The first
 * run of a source brings what it had gathered before, and says nothing of its pace.
 *
 * @param source.addedAt, source.lastRunAt RFC 3339
 */
export function expectPages(
  source: { expectedPerDay: number | null; addedAt: string; lastRunAt: string | null },
  added: number,
  now: Date,
): number | null {
  if (source.lastRunAt === null) return null
  const days = Math.max((now.getTime() - Date.parse(source.lastRunAt)) / DAY, Number.EPSILON)
  const age = Math.max((now.getTime() - Date.parse(source.addedAt)) / DAY, days)
  const weight = source.expectedPerDay === null ? 1 : Math.max(1 - Math.exp(-days / MEMORY_DAYS), days / age)
  const before = source.expectedPerDay ?? 0
  return before + weight * (added / days - before)
}
