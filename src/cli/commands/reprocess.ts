import { setTimeout as sleep } from 'node:timers/promises'
import { Command } from 'commander'
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
    new Command('reprocess').option('--source <name>', 'only pages that this source named').addHelpText(
      'after',
      `
Only what each page shows now and another version has read. Statements that come out the same keep their ids and make
no event; the others make events with the cause "reprocess". Stopped, it goes on where it was when it is called again;
with --all it begins anew.

Examples:
  $ onrecord reprocess
  $ onrecord reprocess --source example --all`,
    ),
  ).action(({ source, all }: { source?: string; all?: boolean }, command: Command) =>
    withOnrecord(command, (onrecord) =>
      reprocess(onrecord, { unlessBy: all ? null : stampNow().extractorVersion, source }),
    ),
  )
}

async function reprocess(onrecord: Onrecord, which: Reprocessing): Promise<void> {
  const { pool, queues } = onrecord
  const all = await countReprocessed(pool, which)
  if (all === 0) return writeLine(`Nothing to do: everything was read by ${stampNow().extractorVersion}.`)
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
  await writeLine(stopped ? `Stopped after ${done} of ${all}; call it again to go on.` : `${done} pages read again.`)
}
