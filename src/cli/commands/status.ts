import { Command } from 'commander'
import { isIdle } from '../../runtime/idle.ts'
import { readStatus } from '../../store/status.ts'
import { stages, subscriptionQueue } from '../../workers/topology.ts'
import { withConfigOptions, withOnrecord } from '../config-options.ts'
import { wantsJson, writeLine } from '../output.ts'
import { renderTable } from '../table.ts'

export function statusCommand(): Command {
  return withConfigOptions(
    new Command('status').option('--json', 'JSON, also on a terminal').addHelpText(
      'after',
      `
"idle" is true when nothing is waiting, active, or due within a minute.

Examples:
  $ onrecord status
  $ onrecord status --json | jq .idle`,
    ),
  ).action((options: { json?: boolean }, command: Command) =>
    withOnrecord(command, async (onrecord) => {
      const queues: Record<string, unknown> = {}
      const queueRows: string[][] = []
      const { subscriptions, ...stored } = await readStatus(onrecord.pool)
      const named = [
        ...stages.map((stage) => ({ name: stage, queue: onrecord.queues.stages[stage] })),
        ...subscriptions
          .filter(({ delivery }) => delivery === 'queue')
          .map(({ name }) => ({ name: subscriptionQueue(name), queue: onrecord.queues.subscription(name) })),
      ]
      for (const { name, queue } of named) {
        const counts = await queue.counts()
        queues[name] = counts
        queueRows.push([name, counts.waiting, counts.active, counts.delayed, counts.failed].map(String))
      }
      const idle = await isIdle(onrecord)
      if (wantsJson(options.json)) {
        await writeLine(JSON.stringify({ idle, queues, ...stored, subscriptions }))
        return
      }
      await writeLine(idle ? 'Idle: nothing waits, works, or is due within a minute.\n' : 'Working.\n')
      await writeLine(`${renderTable(['queue', 'waiting', 'active', 'delayed', 'failed'], queueRows)}\n`)
      await writeLine(`${renderTable(['stored', 'count'], storedRows(stored))}\n`)
      const outcomes = stored.outcomes.map(({ stage, code, count }) => [stage, code, String(count)])
      if (outcomes.length > 0) await writeLine(renderTable(['stage', 'outcome', 'count'], outcomes))
    }),
  )
}

function storedRows({ sources, pages, snapshots, documents, statements, events }: Stored): string[][] {
  const parts = (counts: Record<string, number>) =>
    Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([name, count]) => `${count} ${name}`)
      .join(', ') || '0'
  return [
    ['sources', parts(sources)],
    ['pages', parts(pages)],
    ['snapshots', String(snapshots)],
    ['documents', String(documents)],
    ['statements', parts(statements)],
    ['events', `${events.count}, the last is seq ${events.lastSeq}`],
  ]
}

type Stored = Omit<Awaited<ReturnType<typeof readStatus>>, 'subscriptions'>
