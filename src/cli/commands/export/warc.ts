import { open, rename } from 'node:fs/promises'
import { basename } from 'node:path'
import { Command } from 'commander'
import { snapshotFolderOf } from '../../../runtime/snapshot-folder.ts'
import { UserError } from '../../../runtime/user-error.ts'
import { dateOrDateTime } from '../../../schemas/common.ts'
import type { RecordFilter } from '../../../store/records.ts'
import { exportArchive } from '../../../workers/export-archive.ts'
import { withConfigOptions, withOnrecord } from '../../config-options.ts'
import { wantsJson, writeLine } from '../../output.ts'
import { startProgress } from '../../progress.ts'

type Options = { source?: string[]; url?: string; from?: string; to?: string; json?: boolean }

export function exportWarcCommand(): Command {
  return withConfigOptions(
    new Command('warc')
      .description('Write snapshots into one WARC 1.1 file, for other tools and for backfill.')
      .argument('<file>', 'such as courier.warc.gz, or - for standard output')
      .option('--source <names...>', 'of pages that these sources named')
      .option('--url <prefix>', 'of pages whose URL begins so')
      .option('--from <date>', 'fetched then or later')
      .option('--to <date>', 'fetched before then')
      .option('--json', 'JSON, also on a terminal')
      .addHelpText(
        'after',
        `
Pages whose publisher asks that no copy be kept (noarchive) are not in it.

Examples:
  $ onrecord export warc all.warc.gz
  $ onrecord export warc january.warc.gz --source courier --from 2025-01-01 --to 2025-02-01
  $ onrecord export warc - --url https://courier.example/world/ | gzip -dc | less

Exit code: 0 when every record was written, 1 when one could not be read.`,
      ),
  ).action((file: string, options: Options, command: Command) =>
    withOnrecord(command, async ({ pool, dataFolder }) => {
      const { write, finish } = file === '-' ? standardOutput() : await newFile(file)
      const progress = startProgress('records')
      let records = 0
      let bytes = 0
      let unreadable = 0
      const source = { pool, snapshotFolder: snapshotFolderOf(dataFolder) }
      const about = { filename: file === '-' ? 'onrecord.warc.gz' : basename(file), now: new Date() }
      for await (const part of exportArchive(source, filterOf(options), about)) {
        if ('error' in part) {
          unreadable += 1
          process.stderr.write(`onrecord: left out: ${part.error.message}\n`)
          continue
        }
        await write(part.bytes)
        bytes += part.bytes.length
        if (!part.isRecord) continue
        records += 1
        progress.advance(1)
      }
      await finish()
      progress.stop()
      if (unreadable > 0) process.exitCode = 1
      if (file === '-') return
      await writeLine(
        wantsJson(options.json)
          ? JSON.stringify({ file, records, bytes, unreadable })
          : `${records} records, ${bytes} bytes, in ${file}${unreadable > 0 ? `; ${unreadable} could not be read` : ''}`,
      )
    }),
  )
}

function filterOf({ source, url, from, to }: Options): RecordFilter {
  return {
    ...(source && { sources: source }),
    ...(url !== undefined && { urlPrefix: url }),
    ...(from !== undefined && { from: instant('--from', from) }),
    ...(to !== undefined && { to: instant('--to', to) }),
  }
}

function instant(option: string, text: string): string {
  if (dateOrDateTime.safeParse(text).success) return new Date(text).toISOString()
  throw new UserError(`${option}: "${text}" is no date; give one like 2025-01-31 or 2025-01-31T09:00:00Z.`)
}

type Sink = { write(bytes: Uint8Array): Promise<void>; finish(): Promise<void> }

function standardOutput(): Sink {
  return {
    write: (bytes) =>
      new Promise((resolve, reject) => {
        process.stdout.write(bytes, (error) => (error == null ? resolve() : reject(error)))
      }),
    finish: async () => undefined,
  }
}

/** Has its name only once it is whole. */
async function newFile(file: string): Promise<Sink> {
  const unfinished = `${file}.part`
  const handle = await open(unfinished, 'w').catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`${file} cannot be written: ${error.message}`, { cause: error })
  })
  return {
    write: (bytes) => handle.appendFile(bytes),
    async finish() {
      await handle.sync()
      await handle.close()
      await rename(unfinished, file)
    },
  }
}
