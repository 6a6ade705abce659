import { describe, expect, it } from 'vitest'
import type { Schedule } from '../../src/schemas/source.ts'
import { expectPages, nextRun as nextRunOf, retryRun } from '../../src/workers/schedule.ts'

const now = new Date('2026-03-28T22:30:00Z')

const nextRun = (schedule: Schedule, at: Date, expectedPerDay: number | null = null, random = 0) =>
  nextRunOf(schedule, { expectedPerDay }, at, random)

describe('nextRun', () => {
  it('adds the interval', () => {
    expect(nextRun({ type: 'every', seconds: 900 }, now)).toEqual(new Date('2026-03-28T22:45:00Z'))
  })

  it('follows the clock of the time zone over the change to summer time', () => {
    const schedule = { type: 'cron', expression: '30 7 * * *', timeZone: 'Europe/Berlin' } as const
    expect(nextRun(schedule, new Date('2026-03-28T05:00:00Z'))).toEqual(new Date('2026-03-28T06:30:00Z'))
    expect(nextRun(schedule, now)).toEqual(new Date('2026-03-29T05:30:00Z'))
  })

  it('is late by a tenth of the interval at most', () => {
    expect(nextRun({ type: 'every', seconds: 1_000 }, now, null, 0.5)).toEqual(new Date(now.getTime() + 1_050_000))
    const schedule = { type: 'cron', expression: '0 * * * *', timeZone: 'UTC' } as const
    expect(nextRun(schedule, now, null, 0.5)).toEqual(new Date('2026-03-28T23:00:15Z'))
  })

  it('follows what is to be expected, between its bounds', () => {
    const schedule = { type: 'adaptive', minSeconds: 300, maxSeconds: 86_400 } as const
    const seconds = (expected: number | null) =>
      ((nextRun(schedule, now, expected)?.getTime() ?? 0) - now.getTime()) / 1_000
    expect([null, 10_000, 24, 1, 0].map(seconds)).toEqual([300, 300, 1_800, 43_200, 86_400])
  })

  it('knows when an expression never comes true again', () => {
    expect(nextRun({ type: 'cron', expression: '0 0 30 2 *', timeZone: 'UTC' }, now)).toBeNull()
  })
})

describe('expectPages', () => {
  const day = (n: number) => new Date(Date.parse('2026-03-01T00:00:00Z') + n * 86_400_000)
  const source = (lastRun: number | null, expectedPerDay: number | null) => ({
    expectedPerDay,
    addedAt: day(0).toISOString(),
    lastRunAt: lastRun === null ? null : day(lastRun).toISOString(),
  })

  it('learns nothing from the first run, and the pace from the second', () => {
    expect(expectPages(source(null, null), 500, day(0))).toBeNull()
    expect(expectPages(source(0, null), 6, day(0.5))).toBeCloseTo(12)
  })

  it('is the mean of a young source', () => {
    expect(expectPages(source(1, 12), 0, day(2))).toBeCloseTo(6)
  })

  it('forgets within weeks what an old source once did', () => {
    let expected: number | null = 20
    for (let n = 101; n <= 121; n += 1) expected = expectPages(source(n - 1, expected), 2, day(n))
    expect(expected).toBeGreaterThan(2)
    expect(expected).toBeLessThan(4)
  })
})

describe('retryRun', () => {
  it('looks again sooner than the schedule after a failure, ever later', () => {
    const minutes = [1, 2, 3, 4].map((failures) => (retryRun(failures, null, now).getTime() - now.getTime()) / 60_000)
    expect(minutes).toEqual([1, 4, 16, 64])
    const soon = new Date(now.getTime() + 90_000)
    expect(retryRun(3, soon, now)).toEqual(soon)
  })
})
