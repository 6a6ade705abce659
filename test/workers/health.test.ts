import { describe, expect, it } from 'vitest'
import type { SourceRecord } from '../../src/store/health.ts'
import { judge } from '../../src/workers/health.ts'

const now = new Date('2026-03-30T12:00:00Z')
const HOUR = 3_600_000
const ago = (hours: number) => new Date(now.getTime() - hours * HOUR).toISOString()

const record: SourceRecord = {
  name: 'news',
  url: 'https://news.example/feed',
  kind: 'feed',
  schedule: { type: 'every', seconds: 900 },
  linkSelector: null,
  include: [],
  exclude: [],
  depth: 0,
  maxPagesPerRun: 1_000,
  request: { headers: {}, proxy: null, render: false },
  state: 'active',
  lastRunAt: ago(0.2),
  lastSuccessAt: ago(0.2),
  nextRunAt: ago(-0.1),
  lastOutcome: 'discovered',
  failures: 0,
  expectedPerDay: 30,
  addedAt: ago(24 * 60),
  lastDetail: null,
  lastFound: 20,
  lastAdded: 1,
  successes: 4_000,
  lastNewAt: ago(0.2),
  gaps: 800,
  longestGapSeconds: 9 * 3_600,
  pageOutcomes: Array.from({ length: 20 }, () => 'fetched'),
}
const state = (changes: Partial<SourceRecord>) => judge({ ...record, ...changes }, now).state

describe('the health of a source', () => {
  it('is fresh while new pages come as usual, nights included', () => {
    expect(judge(record, now)).toEqual({ state: 'fresh', reason: 'something new 12 min ago; about 30 a day' })
    expect(state({ lastNewAt: ago(9) })).toBe('fresh')
  })

  it('is quiet, then silent, when nothing new comes for longer than ever before', () => {
    expect(state({ lastNewAt: ago(14) })).toBe('quiet')
    expect(judge({ ...record, lastNewAt: ago(28) }, now)).toEqual({
      state: 'silent',
      reason: 'nothing new for 28 h; so far never for longer than 9 h',
    })
  })

  it('waits for the first weekend before it calls a young source silent', () => {
    const young = { addedAt: ago(24 * 4), longestGapSeconds: 3_600, lastNewAt: ago(60) }
    expect(state(young)).toBe('quiet')
    expect(state({ ...young, addedAt: ago(24 * 30) })).toBe('silent')
  })

  it('is silent when it was read again and again and never named a page', () => {
    expect(state({ lastNewAt: null, successes: 2 })).toBe('fresh')
    expect(state({ lastNewAt: null, successes: 3 })).toBe('silent')
  })

  it('is failing after three failures in a row, and at once when it was never read', () => {
    const failed = { lastOutcome: 'fetch_failed', lastDetail: 'timeout: no answer' } as const
    expect(state({ ...failed, failures: 2 })).toBe('fresh')
    expect(judge({ ...record, ...failed, failures: 3, lastSuccessAt: ago(5) }, now)).toEqual({
      state: 'failing',
      reason: '3 failed in a row: timeout: no answer; it was last read 5 h ago',
    })
    expect(state({ ...failed, failures: 1, lastSuccessAt: null })).toBe('failing')
  })

  it('is failing when its time came and nobody looked', () => {
    expect(judge({ ...record, nextRunAt: ago(2) }, now)).toMatchObject({ state: 'failing' })
    expect(state({ nextRunAt: ago(2), state: 'paused' })).toBe('fresh')
  })

  it('is blocked when it is not given to us, or most of its pages are not', () => {
    expect(state({ lastOutcome: 'blocked', lastDetail: 'challenge: a bot wall', failures: 1 })).toBe('blocked')
    const pageOutcomes = (blocked: number) => [
      ...Array.from({ length: blocked }, () => 'challenge' as const),
      ...Array.from({ length: 20 - blocked }, () => 'fetched' as const),
    ]
    expect(state({ pageOutcomes: pageOutcomes(15) })).toBe('fresh')
    expect(state({ pageOutcomes: pageOutcomes(16) })).toBe('blocked')
  })

  it('is gone at once when the server says so for good, and otherwise when it is missing again and again', () => {
    expect(state({ lastOutcome: 'gone', lastDetail: 'gone: removed', failures: 1 })).toBe('gone')
    expect(state({ lastOutcome: 'gone', lastDetail: 'not_found: no such page', failures: 1 })).toBe('fresh')
    expect(state({ lastOutcome: 'gone', lastDetail: 'not_found: no such page', failures: 3 })).toBe('gone')
  })
})
