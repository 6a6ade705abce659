import { Command } from 'commander'
import { UserError } from '../../runtime/user-error.ts'
import { slug, webUrl } from '../../schemas/common.ts'
import type { StartPoint } from '../../schemas/subscription.ts'
import { subscribe } from '../../workers/subscriptions.ts'
import { subscriptionQueue } from '../../workers/topology.ts'
import { withConfigOptions, withOnrecord } from '../config-options.ts'
import { filterOf, withFilterOptions } from '../filter-options.ts'
import { wantsJson, writeLine } from '../output.ts'
import { parseStartPoint } from '../start-point.ts'

export function subscribeCommand(): Command {
  return withConfigOptions(
    withFilterOptions(
      new Command('subscribe')
        .argument('<name>', 'lower-case letters, digits and dashes')
        .option(
          '--from <point>',
          'start (all there is), now, a seq to go on after, or a date',
          parseStartPoint,
          'start',
        ),
    )
      .option('--webhook <url>', 'send the events to this address instead of a queue')
      .option('--json', 'JSON, also on a terminal')
      .addHelpText(
        'after',
        `
Examples:
  $ onrecord subscribe desk
  $ onrecord subscribe defence --topic medtop:16000000 --language en --from now
  $ onrecord subscribe february --text '"arms deliver*"' --from 2026-02-01
  $ onrecord subscribe aliyev --speaker "Ilham Aliyev" --min-confidence 80
  $ onrecord subscribe alerts --act threaten --webhook https://desk.example/onrecord`,
      ),
  ).action((name: string, options: Options, command: Command) => {
    const valid = slug.safeParse(name)
    if (!valid.success) throw new UserError(`"${name}" cannot be a name: it ${valid.error.issues[0]?.message}.`)
    const url = webUrl.optional().safeParse(options.webhook)
    if (!url.success) throw new UserError(`--webhook ${url.error.issues[0]?.message} (it is "${options.webhook}").`)
    const webhook = url.data === undefined ? undefined : { url: url.data }
    const wanted = { name, filter: filterOf(options), from: options.from, webhook }
    return withOnrecord(command, async (onrecord) => {
      const { subscription, added, secret } = await subscribe(onrecord, wanted)
      const queue = webhook === undefined ? subscriptionQueue(name) : null
      if (wantsJson(options.json)) {
        return writeLine(JSON.stringify({ ...subscription, ...(queue === null ? { secret } : { queue }), added }))
      }
      const where = queue === null ? `sent to ${url.data}` : `queue ${queue}`
      await writeLine(`${added ? 'Subscribed' : 'There already'}: ${name}, ${where}, after seq ${subscription.cursor}.`)
      if (queue !== null) await writeLine(`Consume it with: onrecord follow ${name}`)
      if (secret !== null) await writeLine(`Its messages are signed with ${secret}\nKeep it: it is not shown again.`)
    })
  })
}

type Options = Record<string, unknown> & { from: StartPoint; webhook?: string; json?: boolean }
