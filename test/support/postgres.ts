import type pg from 'pg'
import { inject } from 'vitest'
import { connect } from '../../src/store/database.ts'
import { migrate } from '../../src/store/migrate.ts'

export type TestDatabase = { url: string; pool: pg.Pool; drop(): Promise<void> }

/** A fresh database with the schema `onrecord` in the run's PostgreSQL. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = inject('postgresUrl')
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`
  const admin = await connect({ connectionString: server, maxConnections: 1 })
  await admin.query(`CREATE DATABASE ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  const pool = await connect({ connectionString: url.href })
  await migrate(pool)
  return {
    url: url.href,
    pool,
    async drop() {
      await pool.end()
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`)
      await admin.end()
    },
  }
}
