import { describe, expect, it } from 'vitest'
import type { FetchResult } from '../../src/fetch/types.ts'
import { nextStep } from '../../src/workers/retry.ts'

const now = new Date('2026-01-10T12:00:00Z')
const page = { attempts: 1, throttles: 0, addedAt: '2026-01-10T11:00:00Z' }
const failed = (outcome: 'timeout' | 'not_found' | 'gone' | 'http_error', more: object = {}): FetchResult => ({
  outcome,
  url: 'https://news.example/',
  finalUrl: 'https://news.example/',
  redirects: [],
  detail: 'It failed.',
  ...more,
})

describe('nextStep', () => {
  it('looks again a day after a page was added, then a week after, then never', () => {
    const unchanged: FetchResult = {
      outcome: 'unchanged',
      status: 304,
      url: '',
      finalUrl: '',
      redirects: [],
      headers: {},
      exchange: { request: null, response: { status: 304, statusText: 'Not Modified', headers: [] } },
    }
    const at = (addedAt: string) => nextStep(unchanged, { ...page, addedAt }, now, 0)
    expect(at('2026-01-10T11:00:00Z')).toEqual({ type: 'done', refetchAt: '2026-01-11T11:00:00.000Z' })
    expect(at('2026-01-08T11:00:00Z')).toEqual({ type: 'done', refetchAt: '2026-01-15T11:00:00.000Z' })
    expect(at('2025-12-01T11:00:00Z')).toEqual({ type: 'done', refetchAt: null })
  })

  it('waits longer after each time-out, then gives up', () => {
    const waits = [1, 2, 3, 4].map((attempts) => nextStep(failed('timeout'), { ...page, attempts }, now, 0.5))
    expect(waits).toEqual([2_000, 8_000, 32_000, 128_000].map((afterMs) => ({ type: 'retry', afterMs })))
    expect(nextStep(failed('timeout'), { ...page, attempts: 6 }, now, 0.5).type).toBe('give-up')
  })

  it('waits as long as a throttling host asks, at no cost of attempts', () => {
    const throttled = failed('http_error', { status: 429, retryAfterMs: 7_000 })
    expect(nextStep(throttled, { ...page, attempts: 99 }, now, 0)).toEqual({
      type: 'retry',
      afterMs: 7_000,
      throttled: true,
    })
  })

  it('slows down a host that says 503, longer each time, and gives a page up that is put off without end', () => {
    const unavailable = failed('http_error', { status: 503 })
    const waits = [0, 1, 2].map((throttles) => nextStep(unavailable, { ...page, throttles }, now, 0))
    expect(waits).toEqual([5_000, 10_000, 20_000].map((afterMs) => ({ type: 'retry', afterMs, throttled: true })))
    expect(nextStep(unavailable, { ...page, throttles: 10 }, now, 0).type).toBe('give-up')
  })

  it('looks for what is not there once more a day later, but not for what was removed for good', () => {
    const refetchAt = '2026-01-11T11:00:00.000Z'
    expect(nextStep(failed('not_found', { status: 404 }), page, now, 0)).toEqual({ type: 'give-up', refetchAt })
    expect(nextStep(failed('gone', { status: 410 }), page, now, 0)).toEqual({ type: 'give-up', refetchAt: null })
  })

  it('leaves a host alone that wants a proof of a person, whatever status it says so with', () => {
    const challenged: FetchResult = { ...failed('not_found'), outcome: 'challenge', detail: 'x', status: 429 }
    expect(nextStep(challenged, page, now, 0)).toMatchObject({ type: 'give-up' })
  })
})
