import { Command } from 'commander'
import { exportStatementsCommand } from './statements.ts'

export function exportCommand(): Command {
  return new Command('export').addCommand(exportStatementsCommand())
}
