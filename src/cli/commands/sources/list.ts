import { Command } from 'commander'
import pc from 'picocolors'
import type { HealthState } from '../../../schemas/health.ts'
import { readSourceRecords } from '../../../store/health.ts'
import { judge } from '../../../workers/health.ts'
import { withConfigOptions, withOnrecord } from '../../config-options.ts'
import { wantsJson, writeLine } from '../../output.ts'
import { describeSchedule } from '../../schedule-text.ts'
import { clip, renderTable } from '../../table.ts'

/** Those that somebody should look after. */
const ALARMING: ReadonlySet<HealthState> = new Set<HealthState>(['silent', 'failing', 'blocked', 'gone'])

export function listCommand(): Command {
  return withConfigOptions(
    new Command('list')
      .description('Show every source and how it does: fresh, quiet, silent, failing, blocked or gone.')
      .option('--check', 'exit with 1 when an active source is silent, failing, blocked or gone')
      .option('--json', 'JSON, also on a terminal')
      .addHelpText(
        'after',
        `
"new" are the new pages of the last run, "a day" how many are to be expected from the runs so far.

Examples:
  $ onrecord sources
  $ onrecord sources list --check || mail -s 'A source needs looking after' desk@example.com
  $ onrecord sources list --json | jq 'select(.health.state == "silent") | .name'`,
      ),
  ).action((options: { check?: boolean; json?: boolean }, self: Command) =>
    withOnrecord(self, async ({ pool }) => {
      const now = new Date()
      const sources = (await readSourceRecords(pool)).map((record) => ({ ...record, health: judge(record, now) }))
      if (options.check && sources.some(({ state, health }) => state === 'active' && ALARMING.has(health.state))) {
        process.exitCode = 1
      }
      if (wantsJson(options.json)) {
        for (const { pageOutcomes: _, ...each } of sources) await writeLine(JSON.stringify(each))
        return
      }
      const rows = sources.map(({ health, ...each }) => [
        each.name,
        each.kind,
        each.state === 'paused' ? 'paused' : paint(health.state),
        describeSchedule(each.schedule),
        each.lastSuccessAt === null ? 'never' : shortTime(each.lastSuccessAt),
        each.nextRunAt === null || each.state === 'paused' ? '' : shortTime(each.nextRunAt),
        each.lastAdded === null ? '' : String(each.lastAdded),
        each.expectedPerDay === null ? '' : each.expectedPerDay.toFixed(each.expectedPerDay < 10 ? 1 : 0),
        each.state === 'paused' ? each.url : clip(health.reason, 200),
      ])
      const head = ['name', 'kind', 'health', 'schedule', 'last read', 'next', 'new', 'a day', 'because']
      await writeLine(
        rows.length === 0 ? 'No sources. Add one with: onrecord sources add URL --name NAME' : renderTable(head, rows),
      )
    }),
  )
}

function paint(state: HealthState): string {
  if (ALARMING.has(state)) return pc.red(state)
  return state === 'quiet' ? pc.yellow(state) : state
}

/** "2026-03-02T10:00:07.123Z" to the minute. */
function shortTime(time: string): string {
  return time.slice(0, 16).replace('T', ' ')
}
