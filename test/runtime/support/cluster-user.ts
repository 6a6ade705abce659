/** A process that uses the cluster of the data folder in its argument until its standard input ends. */
import { startEmbeddedPostgres } from '../../../src/runtime/embedded-postgres/index.ts'

const silent = () => undefined
const postgres = await startEmbeddedPostgres({ dataDir: process.argv[2] ?? '', log: { info: silent, warn: silent } })
process.stdout.write(`${postgres.connectionString}\n`)
process.stdin.resume().on('end', async () => {
  await postgres.stop()
  process.exit()
})
