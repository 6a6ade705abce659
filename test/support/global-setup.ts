import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../../src/runtime/embedded-postgres/index.ts'
import { connect } from '../../src/store/database.ts'
import { migrate } from '../../src/store/migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string
  }
}

/** One PostgreSQL cluster for the whole run. Its database "onrecord" is migrated, and copied for each test. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'onrecord-tests-'))
  // Otherwise root, whose server runs as somebody else, would find the cluster a place elsewhere.
  await chmod(dataDir, 0o755)
  const silent = () => undefined
  const postgres = await startEmbeddedPostgres({ dataDir, log: { info: silent, warn: silent } })
  const pool = await connect({ connectionString: postgres.connectionString })
  await migrate(pool)
  // Copies need a template that nobody is connected to.
  await pool.end()
  project.provide('postgresUrl', postgres.connectionString)
  return async () => {
    await postgres.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
