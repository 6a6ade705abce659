import { createServer } from 'node:net'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { connect, query, transaction } from '../../src/store/database.ts'
import { StoreError } from '../../src/store/errors.ts'
import { migrate } from '../../src/store/migrate.ts'
import { type TestDatabase, testDatabase } from '../support/postgres.ts'
import { useDatabase } from '../support/use-database.ts'

const database = useDatabase()

async function failureOf(promise: Promise<unknown>): Promise<StoreError> {
  const error = await promise.then(
    () => new Error('it did not fail'),
    (reason: unknown) => reason,
  )
  if (error instanceof StoreError) return error
  throw error
}

describe('connect', () => {
  test('tells that nothing answers', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const address = server.address()
    await new Promise((resolve) => server.close(resolve))
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const error = await failureOf(connect({ connectionString: `postgres://u:secret@127.0.0.1:${port}/x` }))
    expect(error.kind).toBe('retryable')
    expect(error.message).toMatch(/cannot be reached/)
    expect(error.message).not.toMatch('secret')
  })

  test.each([
    ['a wrong password', 'password', 'wrong', /user or password/],
    ['a database that is not there', 'pathname', '/nowhere', /no such database/],
  ] as const)('tells of %s', async (_, part, value, message) => {
    const url = new URL(database.url)
    url[part] = value
    const error = await failureOf(connect({ connectionString: url.href }))
    expect(error.kind).toBe('fatal')
    expect(error.message).toMatch(message)
  })

  test('gives times as RFC 3339 in UTC and big numbers as numbers', async () => {
    const row = z.object({ at: z.string(), big: z.number() })
    const sql = "SELECT '2026-03-02 12:00:00.5+02'::timestamptz AS at, 9007199254740991 AS big"
    expect(await query(database.pool, row, sql)).toEqual([
      { at: '2026-03-02T10:00:00.500Z', big: Number.MAX_SAFE_INTEGER },
    ])
  })
})

describe('a connection that breaks', () => {
  const terminate = (pid: number) => database.pool.query('SELECT pg_terminate_backend($1)', [pid])

  test('is a retryable failure for the one who uses it, and the pool goes on', async () => {
    const error = await failureOf(
      transaction(database.pool, async (client) => {
        const [row] = await query(client, z.object({ pid: z.int() }), 'SELECT pg_backend_pid() AS pid')
        await terminate(row?.pid ?? 0)
        await query(client, z.object({}), 'SELECT pg_sleep(1)')
      }),
    )
    expect(error.kind).toBe('retryable')
    expect(await query(database.pool, z.object({ one: z.int() }), 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  test('is told to the listener when it is idle', async () => {
    const told: string[] = []
    const pool = await connect({ connectionString: database.url, onIdleError: (error) => told.push(error.message) })
    const [row] = await query(pool, z.object({ pid: z.int() }), 'SELECT pg_backend_pid() AS pid')
    await terminate(row?.pid ?? 0)
    await expect.poll(() => told).toHaveLength(1)
    await pool.end()
  })
})

describe('transaction', () => {
  test('runs again after a deadlock', async () => {
    const { pool } = database
    await pool.query('CREATE TABLE pair (id int PRIMARY KEY, n int); INSERT INTO pair VALUES (1, 0), (2, 0)')
    let runs = 0
    let arrived = () => {}
    const both = new Promise<void>((resolve) => {
      let count = 0
      arrived = () => {
        if (++count === 2) resolve()
      }
    })
    const add = (first: number, second: number) =>
      transaction(pool, async (client) => {
        runs += 1
        await client.query('UPDATE pair SET n = n + 1 WHERE id = $1', [first])
        arrived()
        await both
        await client.query('UPDATE pair SET n = n + 1 WHERE id = $1', [second])
      })
    await Promise.all([add(1, 2), add(2, 1)])
    expect(runs).toBeGreaterThan(2)
    expect(await query(pool, z.object({ n: z.int() }), 'SELECT n FROM pair ORDER BY id')).toEqual([{ n: 2 }, { n: 2 }])
  })
})

describe('migrate', () => {
  let empty: TestDatabase
  beforeAll(async () => {
    empty = await testDatabase({ empty: true })
  })
  afterAll(() => empty.drop())
  const step = (version: number, sql: string) => ({ version, name: `step ${version}`, sql })
  const first = step(1, 'CREATE TABLE onrecord.one (a int)')
  const second = step(2, 'ALTER TABLE onrecord.one ADD b int')

  test('runs each migration once, however many processes start at the same time', async () => {
    const pools = await Promise.all([1, 2, 3].map(() => connect({ connectionString: empty.url })))
    const results = await Promise.all(pools.map((pool) => migrate(pool, [first])))
    await Promise.all(pools.map((pool) => pool.end()))
    expect(results.map(({ from }) => from).toSorted()).toEqual([0, 1, 1])
    expect(await migrate(empty.pool, [first, second])).toEqual({ from: 1, to: 2 })
  })

  test('refuses a database that a newer version made', async () => {
    const error = await failureOf(migrate(empty.pool, [first]))
    expect(error.kind).toBe('fatal')
    expect(error.message).toMatch(/schema version 2.*Update Onrecord/)
  })

  test('leaves the database as it was when a migration fails', async () => {
    const broken = step(3, 'CREATE TABLE onrecord.three (a int); SELECT 1 / 0')
    await expect(migrate(empty.pool, [first, second, broken])).rejects.toThrow('division by zero')
    expect(await migrate(empty.pool, [first, second])).toEqual({ from: 2, to: 2 })
    const client = new pg.Client({ connectionString: empty.url })
    await client.connect()
    await expect(client.query('SELECT FROM onrecord.three')).rejects.toThrow('does not exist')
    await client.end()
  })
})
