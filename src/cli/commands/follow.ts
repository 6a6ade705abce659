import { setTimeout as sleep } from 'node:timers/promises'
import { Command } from 'commander'
import pc from 'picocolors'
import { isIdle } from '../../runtime/idle.ts'
import type { Onrecord } from '../../runtime/open.ts'
import { UserError } from '../../runtime/user-error.ts'
import type { Event } from '../../schemas/event.ts'
import { getSubscription } from '../../store/subscriptions.ts'
import { consumeQueue } from '../../workers/consume.ts'
import { withConfigOptions, withOnrecord } from '../config-options.ts'
import { wantsJson, writeLine } from '../output.ts'
import { untilStopped } from '../signals.ts'
import { actOf, clip, speakerOf } from '../table.ts'

type Options = { json?: boolean; untilIdle?: boolean }

const IDLE_CHECK_MS = 250

export function followCommand(): Command {
  return withConfigOptions(
    new Command('follow')
      .argument('<name>')
      .option('--json', 'one JSON event a line, also on a terminal')
      .option('--until-idle', 'stop when the queue is empty and nothing is in the pipeline')
      .addHelpText(
        'after',
        `
An event that was printed is acknowledged: following again goes on where this stopped.

Examples:
  $ onrecord follow desk
  $ onrecord follow desk --json --until-idle > events.jsonl`,
      ),
  ).action((name: string, options: Options, command: Command) =>
    withOnrecord(command, (onrecord) => follow(onrecord, name, options)),
  )
}

async function follow(onrecord: Onrecord, name: string, { json, untilIdle }: Options): Promise<void> {
  const subscription = await getSubscription(onrecord.pool, name)
  if (subscription === null) {
    throw new UserError(`There is no subscription "${name}". Create it with: onrecord subscribe ${name}`, {
      exitCode: 1,
    })
  }
  if (subscription.state === 'paused') {
    throw new UserError(`"${name}" is paused. Resume it with: onrecord subscriptions resume ${name}`, { exitCode: 1 })
  }
  if (subscription.delivery === 'webhook') {
    throw new UserError(`The events of "${name}" are sent to a webhook; see onrecord webhooks history ${name}.`, {
      exitCode: 1,
    })
  }
  const print = wantsJson(json) ? (event: Event) => JSON.stringify(event) : renderEvent
  const onError = (error: Error) => onrecord.onQueueError(error)
  const worker = consumeQueue(onrecord, name, (event) => writeLine(print(event)), { onError })
  await Promise.race([untilStopped(), ...(untilIdle ? [untilAllIsQuiet(onrecord, name)] : [])])
  await worker.close()
}

async function untilAllIsQuiet(onrecord: Onrecord, name: string): Promise<void> {
  for (;;) {
    // The pipeline first: what it still delivers would make an empty queue mean nothing.
    if (await isIdle(onrecord)) {
      const { waiting, active, delayed } = await onrecord.queues.subscription(name).counts()
      if (waiting + active + delayed === 0) return
    }
    await sleep(IDLE_CHECK_MS)
  }
}

function renderEvent({ op, statement }: Event): string {
  const columns = [
    pc.dim(op),
    pc.bold(clip(speakerOf(statement), 24).padEnd(24)),
    actOf(statement).padEnd(10),
    pc.cyan(clip(statement.topics[0]?.name ?? '', 26).padEnd(26)),
    statement.text.replace(/\s+/g, ' '),
  ]
  return columns.join('  ')
}
