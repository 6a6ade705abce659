import { Cron } from 'croner'
import type { Schedule } from '../schemas/source.ts'

/** When a source is to be looked at next, after `now`; null when its cron expression never comes true again. */
export function nextRun(schedule: Schedule, now: Date): Date | null {
  switch (schedule.type) {
    case 'every':
      return new Date(now.getTime() + schedule.seconds * 1_000)
    case 'cron':
      return new Cron(schedule.expression, { timezone: schedule.timeZone }).nextRun(now)
  }
}
