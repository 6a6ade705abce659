import { setTimeout as sleep } from 'node:timers/promises'
import { Command } from 'commander'
import { readSourceProgress, readSourceRecords } from '../../../store/health.ts'
import { runSourceNow } from '../../../store/sources.ts'
import { withConfigOptions, withOnrecord } from '../../config-options.ts'
import { wantsJson, writeLine } from '../../output.ts'
import { noSuchSource } from './no-such-source.ts'

const POLL_MS = 500

export function runCommand(): Command {
  return withConfigOptions(
    new Command('run')
      .description('Look at a source now, whatever its schedule says. Needs onrecord up or work somewhere.')
      .argument('<name>')
      .option('--wait', 'until everything it brought has been processed')
      .option('--json', 'JSON, also on a terminal')
      .addHelpText('after', '\nExit code with --wait: 0 when the source was read, 1 otherwise.'),
  ).action((name: string, options: { wait?: boolean; json?: boolean }, self: Command) =>
    withOnrecord(self, async ({ pool }) => {
      const since = new Date()
      if (!(await runSourceNow(pool, name))) throw noSuchSource(name)
      if (!options.wait) {
        await writeLine(wantsJson(options.json) ? JSON.stringify({ name, state: 'due' }) : `${name}: due now`)
        return
      }
      let progress = await readSourceProgress(pool, name, since)
      while (!progress.isDone) {
        await sleep(POLL_MS)
        progress = await readSourceProgress(pool, name, since)
      }
      const [record] = await readSourceRecords(pool, name)
      if (record === undefined) throw noSuchSource(name)
      const { lastOutcome: outcome, lastDetail: detail, lastFound: found, lastAdded: added } = record
      if (record.failures > 0) process.exitCode = 1
      const { outcomes } = progress
      await writeLine(
        wantsJson(options.json)
          ? JSON.stringify({ name, outcome, detail, found, added, outcomes })
          : [
              `${name}: ${outcome}, ${found ?? 0} pages named, ${added ?? 0} of them new`,
              ...(detail === null ? [] : [detail]),
              ...outcomes.map(({ code, count }) => `  ${count} ${code}`),
            ].join('\n'),
      )
    }),
  )
}
