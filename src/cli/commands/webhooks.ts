import { Command, Option } from 'commander'
import { createPoster } from '../../fetch/post.ts'
import type { Onrecord } from '../../runtime/open.ts'
import { UserError } from '../../runtime/user-error.ts'
import { webhookDelivery } from '../../schemas/webhook.ts'
import { listDeliveries } from '../../store/webhook-deliveries.ts'
import { getWebhook, rotateSecret } from '../../store/webhooks.ts'
import { redriveSubscription } from '../../workers/subscription-changes.ts'
import { sendTest, WEBHOOK_TIMEOUT_MS } from '../../workers/webhook.ts'
import { withConfigOptions, withOnrecord } from '../config-options.ts'
import { wantsJson, writeLine } from '../output.ts'
import { renderTable } from '../table.ts'

const { state } = webhookDelivery.shape

export function webhooksCommand(): Command {
  const command = new Command('webhooks').addHelpText(
    'after',
    `
Examples:
  $ onrecord subscribe desk --webhook https://desk.example/onrecord
  $ onrecord webhooks test desk
  $ onrecord webhooks deliveries desk --state failed
  $ onrecord webhooks redrive desk`,
  )
  for (const sub of [deliveries(), test(), redrive(), rotate()]) command.addCommand(sub)
  return command
}

function deliveries(): Command {
  return withConfigOptions(
    new Command('deliveries')
      .description('What was sent and how it was answered, newest first.')
      .argument('<name>', 'of the subscription')
      .addOption(new Option('--state <state>', 'only those').choices(state.options))
      .option('--limit <n>', 'how many at most', '50')
      .option('--json', 'JSON lines, also on a terminal'),
  ).action((name: string, options: { state?: string; limit: string; json?: boolean }, self: Command) =>
    withOnrecord(self, async ({ pool }) => {
      await wanted(name, getWebhook(pool, name))
      const found = await listDeliveries(pool, name, {
        state: state.optional().parse(options.state),
        limit: Number(options.limit) || 50,
      })
      if (wantsJson(options.json)) {
        for (const each of found) await writeLine(JSON.stringify(each))
        return
      }
      const rows = found.map((each) => [
        each.seq === null ? 'test' : String(each.seq),
        each.state,
        String(each.attempts),
        each.lastAttemptAt ?? '',
        each.durationMs === null ? '' : `${each.durationMs} ms`,
        each.detail ?? String(each.status ?? ''),
      ])
      const head = ['seq', 'state', 'attempts', 'last attempt', 'took', 'answer']
      await writeLine(rows.length === 0 ? 'Nothing was sent.' : renderTable(head, rows))
    }),
  )
}

function test(): Command {
  return withConfigOptions(
    new Command('test').description('Send a test message now.').argument('<name>', 'of the subscription'),
  ).action((name: string, _options, self: Command) =>
    withOnrecord(self, async ({ pool, config }) => {
      const { ONRECORD_USER_AGENT: userAgent, ONRECORD_ALLOW_NET: allowNet } = config
      const poster = createPoster({ userAgent, allowNet, timeoutMs: WEBHOOK_TIMEOUT_MS })
      try {
        const { delivered, status, detail, durationMs } = await wanted(name, sendTest({ pool, poster }, name))
        if (!delivered) throw new UserError(`The test was not taken: ${detail}`, { exitCode: 1 })
        await writeLine(`The test was taken: status ${status} after ${durationMs} ms.`)
      } finally {
        await poster.close()
      }
    }),
  )
}

function redrive(): Command {
  return withConfigOptions(
    new Command('redrive')
      .description('Send the failed deliveries again. Needs onrecord up or work somewhere.')
      .argument('<name>', 'of the subscription'),
  ).action((name: string, _options, self: Command) =>
    withOnrecord(self, async (onrecord: Onrecord) => {
      await wanted(name, getWebhook(onrecord.pool, name))
      await writeLine(`${name}: ${await wanted(name, redriveSubscription(onrecord, name))} to be sent again`)
    }),
  )
}

function rotate(): Command {
  return withConfigOptions(
    new Command('rotate-secret')
      .description('Make a new secret and print it. For 24 hours messages are signed with the old one as well.')
      .argument('<name>', 'of the subscription'),
  ).action((name: string, _options, self: Command) =>
    withOnrecord(self, async ({ pool }) => writeLine(await wanted(name, rotateSecret(pool, name)))),
  )
}

async function wanted<T>(name: string, found: Promise<T | null>): Promise<T> {
  const value = await found
  if (value !== null) return value
  throw new UserError(
    `There is no subscription "${name}" with a webhook. Create it with: onrecord subscribe ${name} --webhook URL`,
    { exitCode: 1 },
  )
}
