import { describe, expect, it } from 'vitest'
import type { FetchResult } from '../../src/fetch/types.ts'
import { nextStep } from '../../src/workers/retry.ts'

const now = new Date('2026-01-10T12:00:00Z')
const page = { attempts: 1, addedAt: '2026-01-10T11:00:00Z' }
const failed = (outcome: 'timeout' | 'not_found' | 'http_error', more: object = {}): FetchResult => ({
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
    const at = (addedAt: string) => nextStep(unchanged, { attempts: 1, addedAt }, now, 0)
    expect(at('2026-01-10T11:00:00Z')).toEqual({ type: 'done', refetchAt: '2026-01-11T11:00:00.000Z' })
    expect(at('2026-01-08T11:00:00Z')).toEqual({ type: 'done', refetchAt: '2026-01-15T11:00:00.000Z' })
    expect(at('2025-12-01T11:00:00Z')).toEqual({ type: 'done', refetchAt: null })
  })

  it('waits longer after each time-out, then gives up', () => {
    const waits = [1, 2, 3, 4].map((attempts) => nextStep(failed('timeout'), { ...page, attempts }, now, 0))
    expect(waits).toEqual([1_000, 4_000, 16_000, 64_000].map((afterMs) => ({ type: 'retry', afterMs })))
    expect(nextStep(failed('timeout'), { ...page, attempts: 5 }, now, 0)).toEqual({ type: 'give-up' })
  })

  it('waits as long as a throttling host asks, at no cost of attempts', () => {
    const throttled = failed('http_error', { status: 429, retryAfterMs: 7_000 })
    expect(nextStep(throttled, { ...page, attempts: 99 }, now, 0)).toEqual({
      type: 'retry',
      afterMs: 7_000,
      throttled: true,
    })
  })

  it('gives up on what is not there', () => {
    expect(nextStep(failed('not_found', { status: 404 }), page, now, 0)).toEqual({ type: 'give-up' })
  })
})
