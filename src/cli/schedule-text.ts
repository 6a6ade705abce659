import { UserError } from '../runtime/user-error.ts'
import { type Schedule, schedule } from '../schemas/source.ts'
import { nextRun } from '../workers/schedule.ts'

const DEFAULT_EVERY_SECONDS = 15 * 60

/** A schedule as it is given in options and in sources.yaml; durations are in seconds. */
export type GivenSchedule = {
  every?: number | undefined
  cron?: string | undefined
  tz?: string | undefined
  adaptive?: { minSeconds?: number | undefined; maxSeconds?: number | undefined } | undefined
}

/**
 * @param where names the place that it stands at, for the message
 * @throws {UserError} when it is none
 */
export function readSchedule({ every, cron, tz = 'UTC', adaptive }: GivenSchedule, where: string): Schedule {
  if ([every, cron, adaptive].filter((given) => given !== undefined).length > 1) {
    throw new UserError(`${where}: give one of every, cron and adaptive.`)
  }
  if (adaptive !== undefined) {
    const parsed = schedule.safeParse({ type: 'adaptive', ...adaptive })
    if (parsed.success) return parsed.data
    throw new UserError(`${where}: ${parsed.error.issues.map(({ message }) => message).join('; ')}.`)
  }
  if (cron === undefined) return { type: 'every', seconds: every ?? DEFAULT_EVERY_SECONDS }
  const given: Schedule = { type: 'cron', expression: cron, timeZone: tz }
  try {
    nextRun(given, { expectedPerDay: null }, new Date(), 0)
  } catch (error) {
    const why = error instanceof Error ? error.message : error
    throw new UserError(`${where}: cron "${cron}" in time zone ${tz} is no schedule: ${why}`, { cause: error })
  }
  return given
}

export function describeSchedule(schedule: Schedule): string {
  switch (schedule.type) {
    case 'every':
      return `every ${duration(schedule.seconds)}`
    case 'cron':
      return `cron ${schedule.expression} ${schedule.timeZone}`
    case 'adaptive':
      return `adaptive ${duration(schedule.minSeconds)}–${duration(schedule.maxSeconds)}`
  }
}

/** 5400 as "90m". */
function duration(seconds: number): string {
  const units = [
    ['d', 86_400],
    ['h', 3_600],
    ['m', 60],
  ] as const
  const whole = units.find(([, size]) => seconds % size === 0)
  return whole === undefined ? `${seconds}s` : `${seconds / whole[1]}${whole[0]}`
}
