import { setTimeout as sleep } from 'node:timers/promises'
import { Command, InvalidArgumentError } from 'commander'
import type { Onrecord } from '../../runtime/open.ts'
import { processWork } from '../../runtime/process-work.ts'
import { stampNow } from '../../runtime/stamp.ts'
import { countReprocessed, type Reprocessing, requestExtraction, unextractedSnapshots } from '../../store/snapshots.ts'
import { withConfigOptions, withOnrecord } from '../config-options.ts'
import { writeLine } from '../output.ts'
import { startProgress } from '../progress.ts'
import { untilStopped } from '../signals.ts'

/** Asked for at once: what is fetched meanwhile waits behind no more than that. */
const BATCH_SIZE = 200
const POLL_MS = 200
/** More than will ever wait at once. */
const MANY = 1_000_000

export function reprocessCommand(): Command {
  return withConfigOptions(
    new Command('reprocess')
      .option('--source <name>', 'only pages that this source named')
      .option('--before <when>', 'what was read before then, by this version too: "now" or a time', parseTime)
      .addHelpText(
        'after',
        `
Only what each page shows now and, without --before, another version has read. Statements that come out the same keep
their ids and make no event; the others make events with the cause "reprocess". Stopped or killed, it goes on where it
was when it is called again; with --before, when it is given the time that was printed.

Examples:
  $ onrecord reprocess
  $ onrecord reprocess --source example
  $ onrecord reprocess --before now                     after a change to people.yaml
  $ onrecord reprocess --before 2026-11-02T09:30:00Z`,
      ),
  ).action(({ source, before }: { source?: string; before?: string }, command: Command) =>
    withOnrecord(command, (onrecord) =>
      reprocess(onrecord, {
        read: before === undefined ? { unlessBy: stampNow().extractorVersion } : { before },
        source,
      }),
    ),
  )
}

function parseTime(value: string): string {
  const time = value === 'now' ? Date.now() : Date.parse(value)
  if (Number.isNaN(time)) throw new InvalidArgumentError('It is "now", or a time such as 2026-11-02T09:30:00Z.')
  return new Date(time).toISOString()
}

async function reprocess(onrecord: Onrecord, which: Reprocessing): Promise<void> {
  const { pool, queues } = onrecord
  const { read } = which
  const all = await countReprocessed(pool, which)
  if (all === 0) {
    const by = 'before' in read ? `since ${read.before}` : `by ${stampNow().extractorVersion}`
    return writeLine(`Nothing to do: everything was read ${by}.`)
  }
  const goOn = 'before' in read ? `go on with --before ${read.before}` : 'call it again to go on'
  process.stderr.write(`onrecord: ${all} pages to read again; if this is stopped, ${goOn}\n`)
  let stopped = false
  void untilStopped().then(() => {
    stopped = true
  })
  const work = await processWork(onrecord, ['extract', 'deliver'])
  const progress = startProgress('pages read again', all)
  let done = 0
  try {
    for (let afterId = 0; !stopped; ) {
      const ids = await requestExtraction(pool, { ...which, afterId, limit: BATCH_SIZE })
      const last = ids.at(-1)
      if (last === undefined) break
      await queues.enqueueExtract(ids)
      for (let left = ids.length; left > 0 && !stopped; ) {
        await sleep(POLL_MS)
        const waiting = new Set(await unextractedSnapshots(pool, { afterId, limit: MANY }))
        const now = ids.filter((id) => waiting.has(id)).length
        progress.advance(left - now)
        done += left - now
        left = now
      }
      afterId = last
    }
  } finally {
    progress.stop()
    await work.close()
  }
  await writeLine(stopped ? `Stopped after ${done} of ${all}; ${goOn}.` : `${done} pages read again.`)
}
