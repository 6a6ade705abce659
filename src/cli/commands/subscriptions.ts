import { Command, InvalidArgumentError } from 'commander'
import type { Onrecord } from '../../runtime/open.ts'
import { UserError } from '../../runtime/user-error.ts'
import type { StartPoint } from '../../schemas/subscription.ts'
import { type DeadLetter, listDeadLetters } from '../../store/deliveries.ts'
import { getSubscription, listSubscriptions, subscriptionLag } from '../../store/subscriptions.ts'
import { pause, redrive, remove, resume, rewind } from '../../workers/subscriptions.ts'
import { withConfigOptions, withOnrecord } from '../config-options.ts'
import { wantsJson, writeLine } from '../output.ts'
import { parseStartPoint } from '../start-point.ts'
import { clip, renderTable, speakerOf } from '../table.ts'

const DEAD_PAGE = 500

export function subscriptionsCommand(): Command {
  const command = new Command('subscriptions').addHelpText(
    'after',
    `
Examples:
  $ onrecord subscriptions list
  $ onrecord subscriptions pause desk
  $ onrecord subscriptions rewind desk --to 2026-02-01
  $ onrecord subscriptions dead desk
  $ onrecord subscriptions redrive desk`,
  )
  const subs = [
    listCommand(),
    change('pause', 'paused', 'Hand out nothing of it until it is resumed.', pause),
    change('resume', 'resumed', 'Go on where it was paused.', resume),
    rewindCommand(),
    deadCommand(),
    redriveCommand(),
    change('remove', 'removed', 'Remove it and its queue.', remove),
  ]
  for (const sub of subs) command.addCommand(sub)
  return command
}

function listCommand(): Command {
  return withConfigOptions(
    new Command('list')
      .description('Show every subscription, its place in the event log and how far it is behind.')
      .option('--json', 'JSON'),
  ).action((options: { json?: boolean }, self: Command) =>
    withOnrecord(self, async ({ pool }) => {
      const subscriptions = await Promise.all(
        (await listSubscriptions(pool)).map(async (each) => ({ ...each, ...(await subscriptionLag(pool, each.name)) })),
      )
      if (wantsJson(options.json)) {
        for (const each of subscriptions) await writeLine(JSON.stringify(each))
        return
      }
      const rows = subscriptions.map(({ name, state, delivery, cursor, lag, outstanding, dead, filter }) => [
        name,
        state,
        delivery,
        ...[cursor, lag, outstanding, dead].map((count) => String(count ?? 0)),
        JSON.stringify(filter),
      ])
      await writeLine(
        rows.length === 0
          ? 'No subscriptions. Create one with: onrecord subscribe NAME'
          : renderTable(['name', 'state', 'to', 'cursor', 'lag', 'queued', 'dead', 'filter'], rows),
      )
    }),
  )
}

function rewindCommand(): Command {
  return withConfigOptions(
    new Command('rewind')
      .description('Deliver again from another place in the event log on.')
      .argument('<name>')
      .requiredOption('--to <point>', 'start, now, a seq to go on after, or a date', parseStartPoint)
      .addHelpText(
        'after',
        `
Examples:
  $ onrecord subscriptions rewind desk --to start
  $ onrecord subscriptions rewind desk --to 184223
  $ onrecord subscriptions rewind desk --to 2026-02-01`,
      ),
  ).action((name: string, { to }: { to: StartPoint }, self: Command) =>
    withOnrecord(self, async (onrecord) => {
      const subscription = await rewind(onrecord, name, to)
      if (subscription === null) throw noSuchSubscription(name)
      await writeLine(`${name}: goes on after seq ${subscription.cursor}`)
    }),
  )
}

function deadCommand(): Command {
  return withConfigOptions(
    new Command('dead')
      .description('Show the events whose handler kept failing, and why.')
      .argument('<name>')
      .option('--json', 'JSON lines'),
  ).action((name: string, options: { json?: boolean }, self: Command) =>
    withOnrecord(self, async (onrecord) => {
      await demand(onrecord, name)
      const rows: string[][] = []
      for await (const letter of deadLetters(onrecord, name)) {
        if (wantsJson(options.json)) await writeLine(JSON.stringify(letter))
        else rows.push(deadRow(letter))
      }
      if (wantsJson(options.json)) return
      await writeLine(
        rows.length === 0 ? 'No dead letters.' : renderTable(['seq', 'op', 'speaker', 'tries', 'since', 'error'], rows),
      )
    }),
  )
}

async function* deadLetters({ pool }: Onrecord, name: string): AsyncGenerator<DeadLetter> {
  for (let after = 0; ; ) {
    const page = await listDeadLetters(pool, name, { after, limit: DEAD_PAGE })
    yield* page
    const last = page.at(-1)
    if (last === undefined) return
    after = last.event.seq
  }
}

function deadRow({ event: { seq, op, statement }, error, attempts, deadAt }: DeadLetter): string[] {
  return [String(seq), op, clip(speakerOf(statement), 24), String(attempts), deadAt, error]
}

function redriveCommand(): Command {
  return withConfigOptions(
    new Command('redrive')
      .description('Deliver dead letters again, all of them or those named.')
      .argument('<name>')
      .argument('[seqs...]', 'as "dead" shows them', (value: string, seqs: number[] = []) => [
        ...seqs,
        parseSeq(value),
      ]),
  ).action((name: string, seqs: number[], _options, self: Command) =>
    withOnrecord(self, async (onrecord) => {
      const count = await redrive(onrecord, name, seqs.length === 0 ? undefined : seqs)
      if (count === null) throw noSuchSubscription(name)
      await writeLine(`${name}: ${count} to be delivered again`)
    }),
  )
}

function parseSeq(value: string): number {
  if (/^[1-9]\d*$/.test(value)) return Number(value)
  throw new InvalidArgumentError('It is a seq, a whole number.')
}

function change(
  verb: string,
  done: string,
  description: string,
  apply: (onrecord: Onrecord, name: string) => Promise<boolean>,
): Command {
  return withConfigOptions(new Command(verb).description(description).argument('<name>')).action(
    (name: string, _options, self: Command) =>
      withOnrecord(self, async (onrecord) => {
        if (!(await apply(onrecord, name))) throw noSuchSubscription(name)
        await writeLine(`${name}: ${done}`)
      }),
  )
}

async function demand({ pool }: Onrecord, name: string): Promise<void> {
  if ((await getSubscription(pool, name)) === null) throw noSuchSubscription(name)
}

function noSuchSubscription(name: string): UserError {
  return new UserError(`There is no subscription "${name}"; see onrecord subscriptions list.`, { exitCode: 1 })
}
