#!/usr/bin/env node
import { Command, CommanderError } from 'commander'
import { InvalidUrl } from '../pipeline/url.ts'
import { UserError } from '../runtime/user-error.ts'
import { readVersion } from '../runtime/version.ts'
import { addCommand } from './commands/add.ts'
import { doctorCommand } from './commands/doctor.ts'
import { extractCommand } from './commands/extract.ts'
import { followCommand } from './commands/follow.ts'
import { sourcesCommand } from './commands/sources.ts'
import { statementsCommand } from './commands/statements.ts'
import { statusCommand } from './commands/status.ts'
import { subscribeCommand } from './commands/subscribe.ts'
import { subscriptionsCommand } from './commands/subscriptions.ts'
import { tagCommand } from './commands/tag.ts'
import { upCommand } from './commands/up.ts'
import { workCommand } from './commands/work.ts'

const program = new Command('onrecord')
  .description('Turns interviews and reports of interviews into a stream of checkable, topic-tagged statements.')
  .version(readVersion())
  .showHelpAfterError('Run with --help for the options and examples.')
  .exitOverride()
  .addHelpText(
    'after',
    `
Examples:
  $ onrecord extract interview.html            what does this page say, and who says it?
  $ onrecord up                                run everything in one process
  $ onrecord add https://example.com/news/1    enqueue a page
  $ onrecord subscribe desk --topic medtop:16000000
  $ onrecord follow desk                       consume its statements as they come`,
  )

for (const command of [
  extractCommand,
  tagCommand,
  upCommand,
  workCommand,
  addCommand,
  sourcesCommand,
  subscribeCommand,
  subscriptionsCommand,
  followCommand,
  statementsCommand,
  statusCommand,
  doctorCommand,
]) {
  program.addCommand(command().copyInheritedSettings(program))
}

// A reader that goes away, like `head`, ends the program quietly.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

// Started by the launcher on another Node: when that is killed, so is this.
process.on('disconnect', () => process.exit(137))
process.channel?.unref()

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = report(error)
}

/** Prints an error the way its kind wants it, and returns the exit code. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof UserError || error instanceof InvalidUrl) {
    process.stderr.write(`onrecord: ${error.message}\n`)
    return error instanceof UserError ? error.exitCode : 2
  }
  process.stderr.write(
    `onrecord: an unexpected error, please report it:\n${error instanceof Error ? error.stack : String(error)}\n`,
  )
  return 70
}
