import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { connect } from '../../src/store/database.ts'

export type TestDatabase = { url: string; pool: pg.Pool; drop(): Promise<void> }

/** A database of its own for a test, with Onrecord's schema unless `empty`. */
export async function testDatabase({ empty = false } = {}): Promise<TestDatabase> {
  const server = new URL(inject('postgresUrl'))
  const template = empty ? 'template0' : server.pathname.slice(1)
  server.pathname = '/postgres'
  const admin = server.href
  const name = `test_${randomBytes(6).toString('hex')}`
  await command(admin, `CREATE DATABASE ${name} TEMPLATE ${template}`)
  server.pathname = `/${name}`
  const pool = await connect({ connectionString: server.href })
  return {
    url: server.href,
    pool,
    async drop() {
      await pool.end()
      await command(admin, `DROP DATABASE ${name} WITH (FORCE)`)
    },
  }
}

async function command(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}
