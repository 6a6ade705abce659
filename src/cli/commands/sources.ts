import { Command } from 'commander'
import { addCommand } from './sources/add.ts'
import { applyCommand } from './sources/apply.ts'
import { changeCommands } from './sources/change.ts'
import { discoverCommand } from './sources/discover.ts'
import { listCommand } from './sources/list.ts'
import { runCommand } from './sources/run.ts'

export function sourcesCommand(): Command {
  const command = new Command('sources').addHelpText(
    'after',
    `
Examples:
  $ onrecord sources discover https://example.com
  $ onrecord sources add https://example.com/feed.xml --name example --every 15m
  $ onrecord sources
  $ onrecord sources run example --wait
  $ onrecord sources apply sources.yaml --dry-run`,
  )
  command.addCommand(listCommand(), { isDefault: true })
  for (const sub of [addCommand(), applyCommand(), discoverCommand(), runCommand(), ...changeCommands()]) {
    command.addCommand(sub)
  }
  return command
}
