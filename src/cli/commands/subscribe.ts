import { Command } from 'commander'
import { UserError } from '../../runtime/user-error.ts'
import { slug } from '../../schemas/common.ts'
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
      .option('--json', 'JSON, also on a terminal')
      .addHelpText(
        'after',
        `
Examples:
  $ onrecord subscribe desk
  $ onrecord subscribe defence --topic medtop:16000000 --language en --from now
  $ onrecord subscribe february --text '"arms deliver*"' --from 2026-02-01
  $ onrecord subscribe aliyev --speaker "Ilham Aliyev" --min-confidence 80`,
      ),
  ).action(
    (name: string, options: Record<string, unknown> & { from: StartPoint; json?: boolean }, command: Command) => {
      const valid = slug.safeParse(name)
      if (!valid.success) throw new UserError(`"${name}" cannot be a name: it ${valid.error.issues[0]?.message}.`)
      const filter = filterOf(options)
      return withOnrecord(command, async (onrecord) => {
        const { subscription, added } = await subscribe(onrecord, { name, filter, from: options.from })
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
