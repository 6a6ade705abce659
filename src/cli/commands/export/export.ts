import { Command } from 'commander'
import { exportStatementsCommand } from './statements.ts'
import { exportWarcCommand } from './warc.ts'

export function exportCommand(): Command {
  return new Command('export').addCommand(exportStatementsCommand()).addCommand(exportWarcCommand())
}
