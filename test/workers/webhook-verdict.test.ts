import { expect, test } from 'vitest'
import { judge } from '../../src/workers/webhook-verdict.ts'

const HOUR = 3_600_000
const answered = (status: number, retryAfterMs: number | null = null) => ({ status, retryAfterMs })
const silent = { status: null, detail: 'refused the connection' } as const
const now = { attempt: 1, failingMs: 0, random: 1 }

test.each([200, 202, 204])('%i means delivered', (status) => {
  expect(judge(answered(status), { ...now, failingMs: 100 * HOUR })).toEqual({ type: 'delivered' })
})

test('waits three times as long after each attempt, an hour at most', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 8, 50].map((attempt) => judge(silent, { ...now, attempt }))
  const seconds = waits.map((verdict) => (verdict.type === 'retry' ? verdict.afterMs / 1_000 : verdict.type))
  expect(seconds).toEqual([5, 15, 45, 135, 405, 1_215, 3_600, 3_600, 3_600])
  expect(judge(silent, { ...now, random: 0 })).toEqual({ type: 'retry', afterMs: 4_000 })
})

test('waits as long as the receiver asks', () => {
  expect(judge(answered(429, 60_000), now)).toEqual({ type: 'retry', afterMs: 60_000 })
  expect(judge(answered(503, 1_000), now)).toEqual({ type: 'retry', afterMs: 5_000 })
})

test.each([301, 400, 404, 422, 500])('a message that is answered with %i is given up after six attempts', (status) => {
  expect(judge(answered(status), { ...now, attempt: 5 }).type).toBe('retry')
  expect(judge(answered(status), { ...now, attempt: 6 }).type).toBe('give-up')
})

test.each([null, 408, 429, 502, 503, 504])('an address in trouble is waited for, up to three days: %s', (status) => {
  const answer = status === null ? silent : answered(status)
  expect(judge(answer, { ...now, attempt: 60, failingMs: 71 * HOUR }).type).toBe('retry')
  expect(judge(answer, { ...now, attempt: 60, failingMs: 73 * HOUR }).type).toBe('pause')
})

test('410 Gone unsubscribes', () => {
  expect(judge(answered(410), now)).toEqual({ type: 'pause' })
})
