import { Command } from 'commander'
import { createMetrics } from '../../api/metrics.ts'
import type { Onrecord } from '../../runtime/open.ts'
import { processWork } from '../../runtime/process-work.ts'
import { serveApi } from '../../runtime/serve-api.ts'
import { stages } from '../../workers/topology.ts'
import { withConfigOptions, withOnrecord } from '../config-options.ts'
import { untilStopped } from '../signals.ts'

export function upCommand(): Command {
  return withConfigOptions(
    new Command('up').addHelpText(
      'after',
      `
Examples:
  $ onrecord up                                          embedded PostgreSQL in ./.onrecord
  $ onrecord up --listen 8750                            and the HTTP API on http://127.0.0.1:8750
  $ DATABASE_URL=postgres://… REDIS_URL=redis://… onrecord up

Other commands may work on the same data folder meanwhile. Stop it with Ctrl-C: work in hand is finished first.`,
    ),
  ).action((_options, command: Command) => withOnrecord(command, (onrecord) => run(onrecord), 'info'))
}

async function run(onrecord: Onrecord): Promise<void> {
  const stopped = untilStopped()
  const { log, dataFolder, backend, config } = onrecord
  const metrics = createMetrics()
  const api = config.ONRECORD_LISTEN === undefined ? null : await serveApi(onrecord, config.ONRECORD_LISTEN, metrics)
  const work = await processWork(onrecord, stages, metrics.observeJob)
  const store = config.DATABASE_URL === undefined ? 'embedded PostgreSQL' : 'PostgreSQL'
  log.info({ dataFolder, store, queues: backend.type, ...(api && { api: api.url }) }, 'onrecord is up')
  log.info({ signal: await stopped }, 'stopping: finishing what is in hand')
  await api?.close()
  await work.close()
}
