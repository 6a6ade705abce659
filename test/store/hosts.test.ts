import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { acquireHost, type HostGrant, releaseHost, renewHost } from '../../src/store/hosts.ts'
import { getRobots, putRobots } from '../../src/store/robots.ts'
import { useDatabase } from '../support/use-database.ts'

const database = useDatabase()
const gate = { delayMs: 50, leaseMs: 10_000 }
const release = { delayMs: 50, failures: 0, throttleMs: 0 }

function leaseOf(grant: HostGrant) {
  if (!grant.granted) throw new Error('the host was not granted')
  return grant.lease
}

test('lets one request at a time to a host, from many workers, with the delay after each', async () => {
  const { pool } = database
  let inFlight = 0
  let most = 0
  const pauses: number[] = []
  let lastEnd = Number.NEGATIVE_INFINITY
  const worker = async () => {
    for (;;) {
      const grant = await acquireHost(pool, 'busy.example', gate)
      if (!grant.granted) {
        await sleep(Math.min(grant.retryInMs, 20))
        continue
      }
      pauses.push(performance.now() - lastEnd)
      most = Math.max(most, ++inFlight)
      await sleep(5)
      inFlight -= 1
      lastEnd = performance.now()
      await releaseHost(pool, grant.lease, release)
      return
    }
  }
  await Promise.all(Array.from({ length: 12 }, worker))
  expect(most).toBe(1)
  expect(pauses).toHaveLength(12)
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(gate.delayMs)
})

test('keeps hosts apart', async () => {
  const { pool } = database
  leaseOf(await acquireHost(pool, 'left.example', gate))
  expect((await acquireHost(pool, 'right.example', gate)).granted).toBe(true)
})

test('frees a host whose worker died, and not while its lease is renewed', async () => {
  const { pool } = database
  const short = { delayMs: 0, leaseMs: 100 }
  const dead = leaseOf(await acquireHost(pool, 'dead.example', short))
  expect(await renewHost(pool, dead, 60_000)).toBe(true)
  await sleep(150)
  expect((await acquireHost(pool, 'dead.example', short)).granted).toBe(false)
  await renewHost(pool, dead, 0)
  const heir = leaseOf(await acquireHost(pool, 'dead.example', { ...short, leaseMs: 60_000 }))
  expect(await releaseHost(pool, dead, release)).toBe(false)
  expect(await renewHost(pool, dead, 0)).toBe(false)
  expect((await acquireHost(pool, 'dead.example', short)).granted).toBe(false)
  expect(await releaseHost(pool, heir, release)).toBe(true)
})

test('keeps the next turn for who has priority, and only for a while', async () => {
  const { pool } = database
  const host = 'reserved.example'
  const lease = leaseOf(await acquireHost(pool, host, gate))
  const priority = { ...gate, hasPriority: true }
  expect((await acquireHost(pool, host, priority)).granted).toBe(false)
  await releaseHost(pool, lease, { ...release, delayMs: 0 })
  expect((await acquireHost(pool, host, gate)).granted).toBe(false)
  const first = leaseOf(await acquireHost(pool, host, priority))
  await releaseHost(pool, first, { ...release, delayMs: 0 })
  leaseOf(await acquireHost(pool, host, gate))
})

test('closes a host that fails again and again, and remembers how often it did', async () => {
  const { pool } = database
  const host = 'down.example'
  const lease = leaseOf(await acquireHost(pool, host, gate))
  await releaseHost(pool, lease, { delayMs: 0, failures: 5, throttleMs: 60_000 })
  const grant = await acquireHost(pool, host, gate)
  expect(grant.granted ? 0 : grant.retryInMs).toBeGreaterThan(55_000)
  await pool.query(`UPDATE onrecord.hosts SET throttled_until = now() WHERE host = $1`, [host])
  expect(leaseOf(await acquireHost(pool, host, gate)).failures).toBe(5)
})

test('gives robots.txt back as it was put, without what PostgreSQL cannot hold', async () => {
  const { pool } = database
  expect(await getRobots(pool, 'https://robots.example')).toBe(null)
  const expiresAt = '2026-03-03T10:00:00.000Z'
  await putRobots(pool, 'https://robots.example', {
    state: 'unreachable',
    body: '',
    outcome: 'timeout',
    detail: 'no answer',
    expiresAt,
  })
  await putRobots(pool, 'https://robots.example', {
    state: 'rules',
    body: 'Allow:\0 /',
    outcome: null,
    detail: null,
    expiresAt,
  })
  const robots = await getRobots(pool, 'https://robots.example')
  expect(robots).toEqual({ state: 'rules', body: 'Allow: /', outcome: null, detail: null, expiresAt })
})
