import { Command } from 'commander'
import { createPoster } from '../../fetch/post.ts'
import { UserError } from '../../runtime/user-error.ts'
import { listAttempts } from '../../store/webhook-attempts.ts'
import { getWebhook, rotateSecret } from '../../store/webhooks.ts'
import { sendTest, WEBHOOK_TIMEOUT_MS } from '../../workers/webhook.ts'
import { withConfigOptions, withOnrecord } from '../config-options.ts'
import { wantsJson, writeLine } from '../output.ts'
import { renderTable } from '../table.ts'

export function webhooksCommand(): Command {
  const command = new Command('webhooks').addHelpText(
    'after',
    `
Examples:
  $ onrecord subscribe desk --webhook https://desk.example/onrecord
  $ onrecord webhooks test desk
  $ onrecord webhooks history desk --failed
  $ onrecord subscriptions redrive desk        send again what was given up`,
  )
  for (const sub of [history(), test(), rotate()]) command.addCommand(sub)
  return command
}

function history(): Command {
  return withConfigOptions(
    new Command('history')
      .description('What was sent and how it was answered, newest first; kept for 30 days.')
      .argument('<name>', 'of the subscription')
      .option('--failed', 'only what was not taken')
      .option('--limit <n>', 'how many at most', '50')
      .option('--json', 'JSON lines, also on a terminal'),
  ).action((name: string, options: { failed?: boolean; limit: string; json?: boolean }, self: Command) => {
    const limit = Number(options.limit)
    if (!Number.isInteger(limit) || limit < 1) throw new UserError('--limit must be a whole number above 0.')
    return withOnrecord(self, async ({ pool }) => {
      await wanted(name, getWebhook(pool, name))
      const found = await listAttempts(pool, name, { ...(options.failed && { delivered: false }), limit })
      if (wantsJson(options.json)) {
        for (const each of found) await writeLine(JSON.stringify(each))
        return
      }
      const rows = found.map(({ at, seq, attempt, durationMs, detail, status }) => [
        at,
        seq === null ? 'test' : String(seq),
        String(attempt),
        `${durationMs} ms`,
        detail ?? `taken (${status})`,
      ])
      const head = ['at', 'seq', 'attempt', 'took', 'answer']
      await writeLine(rows.length === 0 ? 'Nothing was sent.' : renderTable(head, rows))
    })
  })
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
