import type pg from 'pg'
import { afterAll, beforeAll } from 'vitest'
import { type TestDatabase, testDatabase } from './postgres.ts'

/** A database of its own for the tests of one file. */
export function useDatabase(): { readonly pool: pg.Pool; readonly url: string } {
  let database: TestDatabase
  beforeAll(async () => {
    database = await testDatabase()
  })
  afterAll(() => database.drop())
  return {
    get pool() {
      return database.pool
    },
    get url() {
      return database.url
    },
  }
}
