import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'
import { expect, test } from 'vitest'
import type { Filter } from '../../src/schemas/subscription.ts'
import { connect } from '../../src/store/database.ts'
import { readEvents } from '../../src/store/events.ts'
import { MIGRATIONS, migrate } from '../../src/store/migrate.ts'
import { searchStatements } from '../../src/store/search.ts'
import { getStatement } from '../../src/store/statements.ts'
import { subscriptionLag } from '../../src/store/subscriptions.ts'
import { testDatabase } from '../support/postgres.ts'
import { aStatement } from '../support/statements.ts'

/** One file for each version that databases in the field may have: what such a database holds. */
const FOLDER = new URL('./versions/', import.meta.url)
const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql'))

const old = aStatement('it was so')
const record = { ...old, document: { ...old.document, id: 'doc_00000000000000000000000000000001' } }

test.each(files)('brings the database of %s to the newest version, with all that is in it', async (file) => {
  const version = Number(file.slice(0, 4))
  const database = await testDatabase({ empty: true })
  const pool = await connect({ connectionString: database.url })
  try {
    await migrate(
      pool,
      MIGRATIONS.filter((each) => each.version <= version),
    )
    const sql = await readFile(new URL(file, FOLDER), 'utf8')
    const values: Record<string, string> = { id: record.id, record: JSON.stringify(record) }
    await pool.query(sql.replaceAll(/:'(\w+)'/g, (_, name: string) => pg.escapeLiteral(values[name] ?? '')))

    expect(await migrate(pool)).toEqual({ from: version, to: MIGRATIONS.at(-1)?.version })
    expect(await getStatement(pool, record.id)).toEqual(record)
    expect((await searchStatements(pool, {})).statements).toEqual([record])
    const filter: Filter = {
      ...{ speakers: ['person:ada-obi'], topics: ['medtop:1'], acts: ['assert'], kinds: ['indirect'] },
      ...{ languages: ['en'], sources: ['courier'], text: 'so', minConfidence: 80 },
    }
    expect((await searchStatements(pool, { filter })).statements).toEqual([record])
    expect((await readEvents(pool, { after: 0, filter })).events).toHaveLength(1)
    const { events } = await readEvents(pool, { after: 0 })
    expect(events).toMatchObject([{ seq: 1, op: 'ADD', cause: 'page', statement: record, previous: null }])
    const lags = await Promise.all(['behind', 'done'].map((name) => subscriptionLag(pool, name)))
    expect(lags.map((lag) => lag?.lag)).toEqual([1, 0])
  } finally {
    await pool.end()
    await database.drop()
  }
})
