import { Command, InvalidArgumentError } from 'commander'
import { UserError } from '../../runtime/user-error.ts'
import { slug, webUrl } from '../../schemas/common.ts'
import { type StartPoint, startPoint } from '../../schemas/subscription.ts'
import { createSubscription } from '../../store/subscriptions.ts'
import { createWebhook } from '../../store/webhooks.ts'
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
      .option('--webhook <url>', 'send the events to this address instead of a queue')
      .option('--json', 'JSON, also on a terminal')
      .addHelpText(
        'after',
        `
Examples:
  $ onrecord subscribe desk
  $ onrecord subscribe defence --topic medtop:16000000 --language en --from now
  $ onrecord subscribe aliyev --speaker "Ilham Aliyev" --min-confidence 80
  $ onrecord subscribe alerts --act threaten --webhook https://desk.example/onrecord`,
      ),
  ).action((name: string, options: Options, command: Command) => {
    const valid = slug.safeParse(name)
    if (!valid.success) throw new UserError(`"${name}" cannot be a name: it ${valid.error.issues[0]?.message}.`)
    const url = webUrl.optional().safeParse(options.webhook)
    if (!url.success) throw new UserError(`--webhook ${url.error.issues[0]?.message} (it is "${options.webhook}").`)
    const wanted = { name, filter: filterOf(options), from: options.from }
    return withOnrecord(command, async ({ pool, queues }) => {
      const { subscription, added, secret } =
        url.data === undefined
          ? { ...(await createSubscription(pool, wanted)), secret: null }
          : await createWebhook(pool, { ...wanted, url: url.data })
      await queues.enqueueDeliver([subscription], subscription.cursor)
      const queue = url.data === undefined ? subscriptionQueue(name) : null
      if (wantsJson(options.json)) {
        return writeLine(JSON.stringify({ ...subscription, ...(queue ? { queue } : { secret }), added }))
      }
      const where = queue === null ? `sent to ${url.data}` : `queue ${queue}`
      await writeLine(`${added ? 'Subscribed' : 'There already'}: ${name}, ${where}, after seq ${subscription.cursor}.`)
      if (queue !== null) await writeLine(`Consume it with: onrecord follow ${name}`)
      if (secret !== null) await writeLine(`Its messages are signed with ${secret}\nKeep it: it is not shown again.`)
    })
  })
}

type Options = Record<string, unknown> & { from: StartPoint; webhook?: string; json?: boolean }

function parseStartPoint(value: string): StartPoint {
  const result = startPoint.safeParse(/^\d+$/.test(value) ? Number(value) : value)
  if (result.success) return result.data
  throw new InvalidArgumentError('It is "start", "now" or a seq.')
}
