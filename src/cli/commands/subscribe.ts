import { Command, InvalidArgumentError } from 'commander'
import { UserError } from '../../runtime/user-error.ts'
import { slug } from '../../schemas/common.ts'
import { type StartPoint, startPoint } from '../../schemas/subscription.ts'
import { createSubscription } from '../../store/subscriptions.ts'
import { subscriptionQueue } from '../../workers/topology.ts'
import { withConfigOptions, withOnrecord } from '../config-options.ts'
import { filterOf, withFilterOptions } from '../filter-options.ts'
import { wantsJson, writeLine } from '../output.ts'

export function subscribeCommand(): Command {
  return withConfigOptions(
    withFilterOptions(
      new Command('subscribe')
        .argument('<name>', 'lower-case letters, digits and dashes')
        .option('--from <point>', 'start (all there is), now, or a seq to go on after', parseStartPoint, 'start'),
    )
      .option('--json', 'JSON, also on a terminal')
      .addHelpText(
        'after',
        `
Examples:
  $ onrecord subscribe desk
  $ onrecord subscribe defence --topic medtop:16000000 --language en --from now
  $ onrecord subscribe aliyev --speaker "Ilham Aliyev" --min-confidence 80`,
      ),
  ).action(
    (name: string, options: Record<string, unknown> & { from: StartPoint; json?: boolean }, command: Command) => {
      const valid = slug.safeParse(name)
      if (!valid.success) throw new UserError(`"${name}" cannot be a name: it ${valid.error.issues[0]?.message}.`)
      const filter = filterOf(options)
      return withOnrecord(command, async ({ pool, wakeSubscriptions }) => {
        const { subscription, added } = await createSubscription(pool, { name, filter, from: options.from })
        await wakeSubscriptions(subscription.cursor)
        const queue = subscriptionQueue(name)
        await writeLine(
          wantsJson(options.json)
            ? JSON.stringify({ ...subscription, queue, added })
            : `${added ? 'Subscribed' : 'There already'}: ${name}, queue ${queue}, after seq ${subscription.cursor}.\nConsume it with: onrecord follow ${name}`,
        )
      })
    },
  )
}

function parseStartPoint(value: string): StartPoint {
  const result = startPoint.safeParse(/^\d+$/.test(value) ? Number(value) : value)
  if (result.success) return result.data
  throw new InvalidArgumentError('It is "start", "now" or a seq.')
}
