import { expect, test } from 'vitest'
import { isOverdue } from '../../src/workers/time-limit.ts'

const limitMs = 30_000

test.each([
  ['has worked for all its time', { elapsedMs: 30_000, workedMs: 31_000 }, true],
  ['is one of many that work', { elapsedMs: 4_000, workedMs: 40_000 }, false],
  ['was hardly let to work', { elapsedMs: 45_000, workedMs: 6_000 }, false],
  ['waits for something that never comes', { elapsedMs: 300_000, workedMs: 10 }, true],
])('a task that %s', (_, times, overdue) => {
  expect(isOverdue({ ...times, limitMs })).toBe(overdue)
})
