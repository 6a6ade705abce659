/**
 * Ten consumers, two killed at random and one rewound, while documents are stored and edited.
 *
 *   node scripts/ten-consumers.ts [--pages 400] [--edits 1200] [--kills 5] [--seed 1]
 *
 * On the embedded PostgreSQL in a folder of its own, or on DATABASE_URL and REDIS_URL where they are set; the database
 * must be empty. Exits 1 when an event was lost, came where it does not belong, or was overtaken.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { renderTable } from '../src/cli/table.ts'
import { loadConfig } from '../src/runtime/config.ts'
import { open } from '../src/runtime/open.ts'
import { tenConsumers } from './ten-consumers/scenario.ts'

const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '400' },
    edits: { type: 'string', default: '1200' },
    kills: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
  },
})
const { DATABASE_URL, REDIS_URL } = process.env
const folder = await mkdtemp(join(tmpdir(), 'onrecord-ten-consumers-'))
const env = {
  ONRECORD_DATA: folder,
  ONRECORD_QUEUE_PREFIX: `ten-consumers-${process.pid}`,
  ...(DATABASE_URL !== undefined && { DATABASE_URL }),
  ...(REDIS_URL !== undefined && { REDIS_URL }),
}
const onrecord = await open(loadConfig(env), pino({ level: 'warn' }))
try {
  const started = performance.now()
  const results = await tenConsumers(onrecord, env, {
    seed: Number(values.seed),
    pages: Number(values.pages),
    edits: Number(values.edits),
    kills: Number(values.kills),
    writers: 4,
  })
  const rows = results.map(({ name, ...counts }) => [name, ...Object.values(counts).map(String)])
  console.log(renderTable(['consumer', ...Object.keys(results[0] ?? {}).slice(1)], rows))
  console.log(`${((performance.now() - started) / 1_000).toFixed(1)} s`)
  process.exitCode = results.some(({ lost, foreign, overtaken }) => lost + foreign + overtaken > 0) ? 1 : 0
} finally {
  await onrecord.close()
  await rm(folder, { recursive: true, force: true })
}
