import type { Health, HealthState } from '../schemas/health.ts'
import type { FetchOutcome } from '../schemas/outcome.ts'
import type { SourceRecord } from '../store/health.ts'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** One or two failures in a row happen to everybody. */
const FAILURES = 3
/** A source that nobody looked at for so long after its time: there are no workers, or too few. */
const OVERDUE_SECONDS = 15 * MINUTE
/** Fewer gaps between new pages say nothing of what is usual. */
const MIN_GAPS = 3
/** A young source has not shown its nights yet, and one of less than a week not its weekend. */
const SHORTEST_USUAL_GAP_SECONDS = HOUR
const SHORTEST_USUAL_GAP_WHEN_YOUNG_SECONDS = DAY
const YOUNG_SECONDS = 8 * DAY
/** Of the longest usual gap. */
const QUIET_AFTER = 1.5
const SILENT_AFTER = 3
/** Of the last pages, when there are so many. */
const MIN_PAGES = 5
const BLOCKED_SHARE = 0.8

const BLOCKED: ReadonlySet<FetchOutcome> = new Set<FetchOutcome>([
  'forbidden',
  'robots_disallowed',
  'challenge',
  'consent_wall',
  'login_wall',
])

/** What is to be thought of a source, by what its last weeks were like. */
export function judge(source: SourceRecord, now: Date): Health {
  const sinceSeconds = (time: string) => (now.getTime() - Date.parse(time)) / 1_000
  const is = (state: HealthState, reason: string): Health => ({ state, reason })
  const { lastOutcome, lastDetail, failures, nextRunAt, lastSuccessAt } = source

  if (source.state === 'paused') return is('fresh', 'paused')
  if (nextRunAt !== null && sinceSeconds(nextRunAt) > OVERDUE_SECONDS) {
    return is('failing', `due for ${span(sinceSeconds(nextRunAt))} and not looked at: is onrecord up or work running?`)
  }
  if (lastOutcome === null) return is('fresh', 'not looked at yet')
  const ago = lastSuccessAt === null ? 'it was never read' : `it was last read ${span(sinceSeconds(lastSuccessAt))} ago`
  if (lastOutcome === 'gone' && (failures >= FAILURES || lastDetail?.startsWith('gone:') === true)) {
    return is('gone', `${lastDetail}; ${ago}`)
  }
  if (lastOutcome === 'blocked') return is('blocked', `${lastDetail}; ${ago}`)
  if (failures >= FAILURES || (failures > 0 && lastSuccessAt === null)) {
    return is('failing', `${failures} failed in a row: ${lastDetail}; ${ago}`)
  }
  return blockedPages(source) ?? stillness(source, sinceSeconds)
}

function blockedPages({ pageOutcomes }: SourceRecord): Health | null {
  const blocked = pageOutcomes.filter((outcome) => BLOCKED.has(outcome))
  if (pageOutcomes.length < MIN_PAGES || blocked.length < BLOCKED_SHARE * pageOutcomes.length) return null
  const codes = [...new Set(blocked)].join(', ')
  return { state: 'blocked', reason: `${blocked.length} of its last ${pageOutcomes.length} pages: ${codes}` }
}

/** By the longest gap between new pages that is usual for it: nights and weekends are such gaps too. */
function stillness(source: SourceRecord, sinceSeconds: (time: string) => number): Health {
  const { lastNewAt, gaps, longestGapSeconds, successes, addedAt, expectedPerDay } = source
  if (lastNewAt === null) {
    const never = `it was read ${successes} times and never named a page`
    return successes >= FAILURES ? { state: 'silent', reason: never } : { state: 'fresh', reason: 'nothing new yet' }
  }
  const since = sinceSeconds(lastNewAt)
  const isYoung = sinceSeconds(addedAt) < YOUNG_SECONDS
  const known = gaps >= MIN_GAPS ? (longestGapSeconds ?? 0) : YOUNG_SECONDS
  const usual = Math.max(known, isYoung ? SHORTEST_USUAL_GAP_WHEN_YOUNG_SECONDS : SHORTEST_USUAL_GAP_SECONDS)
  const still = `nothing new for ${span(since)}; so far never for longer than ${span(usual)}`
  if (since > SILENT_AFTER * usual) return { state: 'silent', reason: still }
  if (since > QUIET_AFTER * usual) return { state: 'quiet', reason: still }
  const pace = expectedPerDay === null ? '' : `; about ${round(expectedPerDay)} a day`
  return { state: 'fresh', reason: `something new ${span(since)} ago${pace}` }
}

/** "45 s", "12 min", "5 h", "3 d". */
function span(seconds: number): string {
  if (seconds < 2 * MINUTE) return `${Math.round(seconds)} s`
  if (seconds < 2 * HOUR) return `${Math.round(seconds / MINUTE)} min`
  if (seconds < 2 * DAY) return `${Math.round(seconds / HOUR)} h`
  return `${Math.round(seconds / DAY)} d`
}

function round(count: number): string {
  return count < 10 ? count.toFixed(1) : count.toFixed(0)
}
