#!/usr/bin/env node
import { Command, CommanderError } from 'commander'
import { InvalidUrl } from '../pipeline/url.ts'
import { UserError } from '../runtime/user-error.ts'
import { readVersion } from '../runtime/version.ts'

type Entry = { description: string; load: () => Promise<Command> }

const commands: Record<string, Entry> = {
  extract: {
    description: 'Print the statements of documents. Needs no database and no queue.',
    load: async () => (await import('./commands/extract.ts')).extractCommand(),
  },
  tag: {
    description: 'Tag statements as given with topics, entities, dates and numbers.',
    load: async () => (await import('./commands/tag.ts')).tagCommand(),
  },
  up: {
    description: 'Run everything in one process: crawling, extraction and delivery.',
    load: async () => (await import('./commands/up.ts')).upCommand(),
  },
  work: {
    description: 'Run some stages in this process; start more of them, on more machines, for more throughput.',
    load: async () => (await import('./commands/work.ts')).workCommand(),
  },
  serve: {
    description: 'Serve the HTTP API, with a page to read and try it.',
    load: async () => (await import('./commands/serve.ts')).serveCommand(),
  },
  keys: {
    description: 'Who may use the HTTP API: add, list and remove keys.',
    load: async () => (await import('./commands/keys.ts')).keysCommand(),
  },
  add: {
    description: 'Enqueue pages by their URLs.',
    load: async () => (await import('./commands/add.ts')).addCommand(),
  },
  sources: {
    description:
      'What is crawled on a schedule, and how it does: add, list, run, apply, discover, pause, resume, remove.',
    load: async () => (await import('./commands/sources.ts')).sourcesCommand(),
  },
  watch: {
    description: "The desk's own topics: add, list, show, apply, remove.",
    load: async () => (await import('./commands/watch.ts')).watchCommand(),
  },
  subscribe: {
    description: 'Create a named consumer with a filter, a position and a queue of its own.',
    load: async () => (await import('./commands/subscribe.ts')).subscribeCommand(),
  },
  subscriptions: {
    description: 'List, pause, resume, rewind and remove subscriptions; see and redrive dead letters.',
    load: async () => (await import('./commands/subscriptions.ts')).subscriptionsCommand(),
  },
  webhooks: {
    description: 'What was sent to the webhooks of subscriptions: history, test, rotate-secret.',
    load: async () => (await import('./commands/webhooks.ts')).webhooksCommand(),
  },
  follow: {
    description: "Consume a subscription's queue and print its events as they come.",
    load: async () => (await import('./commands/follow.ts')).followCommand(),
  },
  statements: {
    description: 'Query the stored statements.',
    load: async () => (await import('./commands/statements.ts')).statementsCommand(),
  },
  export: {
    description: 'Write what is stored into files for other programs.',
    load: async () => (await import('./commands/export/export.ts')).exportCommand(),
  },
  verify: {
    description: 'Prove statements again from the record of the bytes they were made from.',
    load: async () => (await import('./commands/verify.ts')).verifyCommand(),
  },
  backfill: {
    description: 'Take in WARC files and lists of URLs, without touching the network.',
    load: async () => (await import('./commands/backfill.ts')).backfillCommand(),
  },
  diff: {
    description: 'Show two revisions of a document side by side, and what became of its statements.',
    load: async () => (await import('./commands/diff.ts')).diffCommand(),
  },
  reprocess: {
    description: 'Read what is stored again with this version of the extractor.',
    load: async () => (await import('./commands/reprocess.ts')).reprocessCommand(),
  },
  retention: {
    description: 'For how long bytes and revisions of a source are kept.',
    load: async () => (await import('./commands/retention.ts')).retentionCommand(),
  },
  forget: {
    description: 'Remove a page or what a person said, for good, and tell every subscriber.',
    load: async () => (await import('./commands/forget.ts')).forgetCommand(),
  },
  status: {
    description: 'Count what is queued and what is stored.',
    load: async () => (await import('./commands/status.ts')).statusCommand(),
  },
  doctor: {
    description: 'Check whether everything that Onrecord stands on is there, and say what to do where it is not.',
    load: async () => (await import('./commands/doctor.ts')).doctorCommand(),
  },
}

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

const asked = new Set(process.argv.slice(2))
for (const [name, { description, load }] of Object.entries(commands)) {
  // Only the command that is asked for is loaded: the others would cost it two seconds.
  const command = asked.has(name) ? await load() : new Command(name)
  program.addCommand(command.description(description).copyInheritedSettings(program))
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
