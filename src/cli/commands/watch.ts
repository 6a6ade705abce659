import { Command } from 'commander'
import { addCommand } from './watch/add.ts'
import { applyCommand } from './watch/apply.ts'
import { listCommand } from './watch/list.ts'
import { removeCommand } from './watch/remove.ts'
import { showCommand } from './watch/show.ts'

export function watchCommand(): Command {
  const command = new Command('watch').addHelpText(
    'after',
    `
Statements that are extracted from now on are matched against these topics; those that are stored keep theirs
until they are read again. A running "onrecord up" heeds a change within five seconds.

Examples:
  $ onrecord watch add missiles --term missile 'ballistic weapon' --entity iso3166:AM
  $ onrecord watch
  $ onrecord watch show missiles
  $ onrecord watch apply watch.yaml --dry-run
  $ onrecord reprocess --before now           match what is stored against them
  $ onrecord subscribe arms --topic watch:missiles`,
  )
  command.addCommand(listCommand(), { isDefault: true })
  for (const sub of [showCommand(), addCommand(), applyCommand(), removeCommand()]) command.addCommand(sub)
  return command
}
