import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Command } from 'commander'
import { BrokenArchive } from '../../fetch/snapshots/scan.ts'
import { identifyFile, openBackfill } from '../../runtime/backfill-work.ts'
import type { Onrecord } from '../../runtime/open.ts'
import { UserError } from '../../runtime/user-error.ts'
import { addPages } from '../../store/pages.ts'
import { backfillArchive, type CaptureCounts } from '../../workers/backfill.ts'
import { withConfigOptions, withOnrecord } from '../config-options.ts'
import { wantsJson, writeLine } from '../output.ts'
import { startProgress, startShare } from '../progress.ts'
import { untilStopped } from '../signals.ts'
import { canonicalUrls, inBatches, readUrlList } from '../url-list.ts'

type Options = { json?: boolean }

export function backfillCommand(): Command {
  return withConfigOptions(
    new Command('backfill')
      .argument('<file...>', 'WARC files (.warc, .warc.gz), or lists of URLs, one a line')
      .option('--json', 'JSON lines, also on a terminal')
      .addHelpText(
        'after',
        `
Pages of a WARC file, such as one of Common Crawl's news archives, are taken in with their statements at full speed;
no host is asked for anything. The pages of a list are put into the frontier, and fetched by "onrecord up".
Stopped or killed, the same command goes on where it was.

Examples:
  $ onrecord backfill CC-NEWS-20250101010203-00042.warc.gz
  $ onrecord backfill archive/*.warc.gz
  $ onrecord backfill interviews-2024.txt

Exit code: 0 when all was read, 1 when a file is broken or a URL was refused, 130 when it was stopped.`,
      ),
  ).action((files: string[], options: Options, command: Command) =>
    withOnrecord(command, async (onrecord) => {
      const stop = new AbortController()
      untilStopped().then(() => stop.abort())
      for (const file of files) {
        if (stop.signal.aborted) break
        const isArchive = await looksLikeArchive(file)
        const summary = isArchive ? await takeArchive(onrecord, file, stop.signal) : await takeList(onrecord, file)
        await writeLine(wantsJson(options.json) ? JSON.stringify({ file, ...summary }) : `${file}: ${inWords(summary)}`)
      }
      if (stop.signal.aborted) process.exitCode = 130
    }),
  )
}

type Summary = { ended: boolean; outcomes: Record<string, number> }

function inWords({ ended, outcomes }: Summary): string {
  const counts = Object.entries(outcomes).map(([outcome, count]) => `${count} ${outcome.replaceAll('_', ' ')}`)
  return `${ended ? '' : 'stopped early; '}${counts.join(', ') || 'nothing in it'}`
}

/** Compressed or not, it begins like one; lists begin with a URL or a comment. */
async function looksLikeArchive(file: string): Promise<boolean> {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`${file} cannot be read: ${error.message}`, { cause: error })
  })
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(5), 0, 5, 0)
    const start = buffer.subarray(0, bytesRead)
    return start.toString('latin1') === 'WARC/' || (start[0] === 0x1f && start[1] === 0x8b)
  } finally {
    await handle.close()
  }
}

async function takeArchive(onrecord: Onrecord, file: string, signal: AbortSignal): Promise<Summary> {
  const { key, size } = await identifyFile(file)
  const backfill = await openBackfill(onrecord)
  const progress = startShare('captures', size)
  try {
    const { outcomes, ended } = await backfillArchive(backfill, {
      file,
      key,
      signal,
      onRead: progress.advance,
      onCapture: progress.count,
    })
    return { ended, outcomes: withoutUndefined(outcomes) }
  } catch (error) {
    if (error instanceof BrokenArchive) throw new UserError(`${error.message}.`, { cause: error, exitCode: 1 })
    throw error
  } finally {
    progress.stop()
    await backfill.close()
  }
}

const withoutUndefined = (outcomes: CaptureCounts): Record<string, number> =>
  Object.fromEntries(Object.entries(outcomes).map(([outcome, count]) => [outcome, count ?? 0]))

/** Pages that are known are passed over, so that a list can be given again. */
async function takeList({ pool, queues }: Onrecord, file: string): Promise<Summary> {
  const outcomes = { added: 0, known: 0, refused: 0 }
  const progress = startProgress('URLs')
  for await (const batch of inBatches(readUrlList(createReadStream(file)))) {
    const urls = canonicalUrls(batch, (url, reason) => {
      outcomes.refused += 1
      process.stderr.write(`onrecord: ${url} is not taken: ${reason}\n`)
    })
    const { added, known } = await addPages(
      pool,
      urls.map((url) => ({ url })),
    )
    await queues.enqueueFetch(added)
    outcomes.added += added.length
    outcomes.known += known
    progress.advance(batch.length)
  }
  progress.stop()
  if (outcomes.refused > 0) process.exitCode = 1
  return { ended: true, outcomes }
}
