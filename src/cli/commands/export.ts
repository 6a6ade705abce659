import { Command } from 'commander'
import { exportWarcCommand } from './export-warc.ts'

export function exportCommand(): Command {
  return new Command('export').addCommand(exportWarcCommand())
}
