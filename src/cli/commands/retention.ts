import { Command, InvalidArgumentError } from 'commander'
import { UserError } from '../../runtime/user-error.ts'
import { listRetention, setRetention } from '../../store/retention.ts'
import { getSource } from '../../store/sources.ts'
import { withConfigOptions, withOnrecord } from '../config-options.ts'
import { wantsJson, writeLine } from '../output.ts'
import { renderTable } from '../table.ts'

type Limits = { snapshots?: number | null; revisions?: number | null }

export function retentionCommand(): Command {
  const command = new Command('retention').addHelpText(
    'after',
    `
Bytes that are no longer kept are made unreadable in their WARC files, revisions are deleted; within the hour, by any
process that works. Statements and events stay. A page that several sources name is kept as long as any of them says.

Examples:
  $ onrecord retention set courier --snapshots 90d --revisions 5
  $ onrecord retention set courier --snapshots forever
  $ onrecord retention list`,
  )
  for (const sub of [setCommand(), listCommand()]) command.addCommand(sub)
  return command
}

function setCommand(): Command {
  return withConfigOptions(
    new Command('set')
      .description('Say for how long what a source brings is kept. What is not named stays as it was.')
      .argument('<source>')
      .option('--snapshots <days>', 'bytes: days after the page began to show them, such as 90d, or forever', parseDays)
      .option('--revisions <n>', 'the newest so many of each document, or all', parseCount),
  ).action((source: string, { snapshots, revisions }: Limits, self: Command) => {
    if (snapshots === undefined && revisions === undefined)
      throw new UserError('Give --snapshots, --revisions or both.')
    return withOnrecord(self, async ({ pool }) => {
      const known = (await listRetention(pool)).find((each) => each.source === source)
      const wanted = {
        source,
        snapshotDays: snapshots === undefined ? (known?.snapshotDays ?? null) : snapshots,
        revisions: revisions === undefined ? (known?.revisions ?? null) : revisions,
      }
      await setRetention(pool, wanted)
      const isKnown = (await getSource(pool, source)) !== null
      await writeLine(
        `${source}: bytes ${daysText(wanted.snapshotDays)}, ${revisionsText(wanted.revisions)}${isKnown ? '' : ' (there is no source of that name now)'}`,
      )
    })
  })
}

function listCommand(): Command {
  return withConfigOptions(
    new Command('list').description('Show what is not kept for good.').option('--json', 'JSON lines'),
  ).action((options: { json?: boolean }, self: Command) =>
    withOnrecord(self, async ({ pool }) => {
      const all = await listRetention(pool)
      if (wantsJson(options.json)) {
        for (const each of all) await writeLine(JSON.stringify(each))
        return
      }
      const rows = all.map((each) => [each.source, daysText(each.snapshotDays), revisionsText(each.revisions)])
      await writeLine(
        rows.length === 0 ? 'Everything is kept for good.' : renderTable(['source', 'bytes', 'revisions'], rows),
      )
    }),
  )
}

const daysText = (days: number | null): string => (days === null ? 'forever' : `${days} days`)
const revisionsText = (count: number | null): string => (count === null ? 'all revisions' : `${count} revisions`)

function parseDays(value: string): number | null {
  if (value === 'forever') return null
  const [, days] = /^([1-9]\d{0,4})d?$/.exec(value) ?? []
  if (days === undefined) throw new InvalidArgumentError('It is a number of days such as 90d, or "forever".')
  return Number(days)
}

function parseCount(value: string): number | null {
  if (value === 'all') return null
  if (!/^[1-9]\d{0,4}$/.test(value)) throw new InvalidArgumentError('It is a number, or "all".')
  return Number(value)
}
