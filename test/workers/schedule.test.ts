import { describe, expect, it } from 'vitest'
import { nextRun } from '../../src/workers/schedule.ts'

const now = new Date('2026-03-28T22:30:00Z')

describe('nextRun', () => {
  it('adds the interval', () => {
    expect(nextRun({ type: 'every', seconds: 900 }, now)).toEqual(new Date('2026-03-28T22:45:00Z'))
  })

  it('follows the clock of the time zone over the change to summer time', () => {
    const schedule = { type: 'cron', expression: '30 7 * * *', timeZone: 'Europe/Berlin' } as const
    expect(nextRun(schedule, new Date('2026-03-28T05:00:00Z'))).toEqual(new Date('2026-03-28T06:30:00Z'))
    expect(nextRun(schedule, now)).toEqual(new Date('2026-03-29T05:30:00Z'))
  })

  it('knows when an expression never comes true again', () => {
    expect(nextRun({ type: 'cron', expression: '0 0 30 2 *', timeZone: 'UTC' }, now)).toBeNull()
  })
})
