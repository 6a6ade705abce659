import { Command } from 'commander'
import type { Onrecord } from '../../runtime/open.ts'
import { UserError } from '../../runtime/user-error.ts'
import { listSubscriptions, pauseSubscription, subscriptionLag } from '../../store/subscriptions.ts'
import { removeSubscription, resumeSubscription } from '../../workers/subscription-changes.ts'
import { withConfigOptions, withOnrecord } from '../config-options.ts'
import { wantsJson, writeLine } from '../output.ts'
import { renderTable } from '../table.ts'

export function subscriptionsCommand(): Command {
  const command = new Command('subscriptions').addHelpText(
    'after',
    `
Examples:
  $ onrecord subscriptions list
  $ onrecord subscriptions pause desk`,
  )
  command.addCommand(
    withConfigOptions(new Command('list').description('Show every subscription.').option('--json', 'JSON')).action(
      (options: { json?: boolean }, self: Command) => withOnrecord(self, (onrecord) => list(onrecord, options.json)),
    ),
  )
  command.addCommand(
    change('pause', 'paused', 'Stop filling its queue.', async ({ pool }, name) => pauseSubscription(pool, name)),
  )
  command.addCommand(change('resume', 'resumed', 'Go on from its position.', resumeSubscription))
  command.addCommand(change('remove', 'removed', 'Remove it and its queue.', removeSubscription))
  return command
}

async function list({ pool, queues }: Onrecord, json: boolean | undefined): Promise<void> {
  const subscriptions = await Promise.all(
    (await listSubscriptions(pool)).map(async (subscription) => ({
      ...subscription,
      lag: await subscriptionLag(pool, subscription.name),
      queue: await queues.subscription(subscription.name).counts(),
    })),
  )
  if (wantsJson(json)) {
    for (const subscription of subscriptions) await writeLine(JSON.stringify(subscription))
    return
  }
  const rows = subscriptions.map(({ name, state, cursor, lag, queue, filter }) => [
    name,
    state,
    String(cursor),
    String(lag ?? 0),
    String(queue.waiting + queue.active + queue.delayed),
    String(queue.failed),
    JSON.stringify(filter),
  ])
  await writeLine(renderTable(['name', 'state', 'cursor', 'lag', 'queued', 'dead', 'filter'], rows))
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
        if (!(await apply(onrecord, name))) {
          throw new UserError(`There is no subscription "${name}"; see onrecord subscriptions list.`, { exitCode: 1 })
        }
        await writeLine(`${name}: ${done}`)
      }),
  )
}
