/**
 * Times queries, facets and the event feed on made-up statements in the embedded PostgreSQL:
 * npm run bench:store [-- --statements 1000000] [-- --keep FOLDER]
 *
 * The feed runs over REDIS_URL, or a Redis of its own. With --keep the folder is filled once and used again.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { startProgress } from '../../src/cli/progress.ts'
import { renderTable } from '../../src/cli/table.ts'
import { loadConfig } from '../../src/runtime/config.ts'
import { open } from '../../src/runtime/open.ts'
import { startRedis } from '../../test/support/redis-server.ts'
import { timeFeed } from './feed.ts'
import { fill } from './fill.ts'
import { timeQueries } from './queries.ts'

const ROUNDS = 21
const FEED_ROUNDS = 5
/** As many as are on a queue before its dispatcher waits. */
const FEED_EVENTS = 5_000

const { values } = parseArgs({
  options: { statements: { type: 'string', default: '1000000' }, keep: { type: 'string' } },
})
const count = Number(values.statements)
const folder = values.keep ?? (await mkdtemp(join(tmpdir(), 'onrecord-bench-')))
const redis = await startRedis()
const env = {
  ...{ ONRECORD_DATA: folder, ONRECORD_QUEUE_PREFIX: `bench-${process.pid}` },
  ...(redis.available && { REDIS_URL: redis.url }),
}
const onrecord = await open(loadConfig(env), pino({ level: 'warn' }))
try {
  const { pool } = onrecord
  const { rows } = await pool.query<{ count: number }>('SELECT count(*) AS count FROM onrecord.statements')
  if (rows[0]?.count === 0) {
    const start = performance.now()
    const progress = startProgress('statements', count)
    await fill(pool, count, 20_000, (done) => progress.advance(done))
    progress.stop()
    console.log(`${count} statements stored in ${((performance.now() - start) / 1_000).toFixed(0)} s`)
  }
  const { searches, facets } = await timeQueries(pool, ROUNDS)
  const rowsOf = (timings: typeof searches) =>
    timings.map(({ name, ...ms }) => [name, ms.median.toFixed(1), ms.p95.toFixed(1)])
  console.log(renderTable(['search, first 50', 'median ms', 'p95 ms'], rowsOf(searches)))
  console.log(renderTable(['facets', 'median ms', 'p95 ms'], rowsOf(facets)))
  if (redis.available) {
    const rates = await timeFeed(onrecord, FEED_EVENTS, FEED_ROUNDS)
    const rateRows = rates.map(({ name, eventsPerSecond }) => [name, eventsPerSecond.toFixed(0)])
    console.log(renderTable(['feed on Redis, one process', 'events/s'], rateRows))
  } else {
    console.log(`The feed was not timed: ${redis.reason}`)
  }
} finally {
  await onrecord.close()
  if (redis.available) await redis.stop()
  if (values.keep === undefined) await rm(folder, { recursive: true, force: true })
}
