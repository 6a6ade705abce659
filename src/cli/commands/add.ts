import { createReadStream } from 'node:fs'
import { Command } from 'commander'
import { z } from 'zod'
import { UserError } from '../../runtime/user-error.ts'
import { hints } from '../../schemas/snapshot.ts'
import { addPages, findPage, requestFetch } from '../../store/pages.ts'
import { withConfigOptions, withOnrecord } from '../config-options.ts'
import { wantsJson, writeLine } from '../output.ts'
import { startProgress } from '../progress.ts'
import { canonicalUrls, inBatches, readUrlList } from '../url-list.ts'

type Options = { file?: string; publishedAt?: string; again?: boolean; json?: boolean }

export function addCommand(): Command {
  return withConfigOptions(
    new Command('add')
      .argument('[url...]', 'URLs, or - to read them from standard input, one a line')
      .option('--file <path>', 'read URLs from a file, one a line; # begins a comment')
      .option('--published-at <date>', 'when they were published, if they do not say')
      .option('--again', 'fetch known pages again')
      .option('--json', 'JSON, also on a terminal')
      .addHelpText(
        'after',
        `
Examples:
  $ onrecord add https://example.com/interview
  $ onrecord add --file urls.txt
  $ grep interview urls.txt | onrecord add -

Exit code: 0 when every URL was taken, 1 when one was refused.`,
      ),
  ).action((urls: string[], options: Options, command: Command) => {
    if (urls.length === 0 && options.file === undefined) {
      throw new UserError('Nothing to add: name a URL, --file, or - for standard input.')
    }
    return withOnrecord(command, async ({ pool, queues }) => {
      const publishedAt = parsePublishedAt(options.publishedAt)
      const progress = startProgress('added')
      const refused: { url: string; reason: string }[] = []
      let added = 0
      let known = 0
      for await (const batch of inBatches(readUrls(urls, options.file))) {
        const canonical = canonicalUrls(batch, (url, reason) => refused.push({ url, reason }))
        const result = await addPages(
          pool,
          canonical.map((url) => ({ url, ...(publishedAt && { hints: { publishedAt } }) })),
        )
        await queues.enqueueFetch(result.added)
        if (options.again) {
          const fresh = new Set(result.added.map(({ url }) => url))
          const pages = await Promise.all(canonical.filter((url) => !fresh.has(url)).map((url) => findPage(pool, url)))
          const ids = pages.flatMap((page) => (page === null ? [] : [page.id]))
          await queues.enqueueFetch(await requestFetch(pool, ids))
        }
        added += result.added.length
        known += result.known
        progress.advance(batch.length)
      }
      progress.stop()
      for (const { url, reason } of refused) process.stderr.write(`onrecord: ${url} is not taken: ${reason}\n`)
      if (refused.length > 0) process.exitCode = 1
      await writeLine(
        wantsJson(options.json)
          ? JSON.stringify({ added, known, refused })
          : `${added} added, ${known} known already, ${refused.length} refused`,
      )
    })
  })
}

function parsePublishedAt(value: string | undefined): string | undefined {
  const result = hints.shape.publishedAt.safeParse(value)
  if (result.success) return result.data
  throw new UserError(`--published-at: ${z.prettifyError(result.error)}`)
}

async function* readUrls(urls: string[], file: string | undefined): AsyncGenerator<string> {
  for (const url of urls) {
    if (url === '-') yield* readUrlList(process.stdin)
    else yield url
  }
  if (file === undefined) return
  try {
    yield* readUrlList(createReadStream(file))
  } catch (error) {
    throw new UserError(`${file} cannot be read: ${error instanceof Error ? error.message : error}`, { cause: error })
  }
}
