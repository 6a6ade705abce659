import { Command, Option } from 'commander'
import type { Extraction } from '../../pipeline/normalise/normalise.ts'
import { readDesk } from '../../runtime/desk.ts'
import { stampNow } from '../../runtime/stamp.ts'
import { UserError } from '../../runtime/user-error.ts'
import type { Hints, SnapshotHead } from '../../schemas/snapshot.ts'
import { hints } from '../../schemas/snapshot.ts'
import { openExtractPool } from '../../workers/extract-pool.ts'
import { answerLines, extractLine } from '../batch.ts'
import { readInput } from '../input.ts'
import { wantsJson, writeLine } from '../output.ts'
import { renderTable, statementHead, statementRow } from '../table.ts'

type Options = {
  as?: Hints['as']
  url?: string
  publishedAt?: string
  language?: string
  json?: boolean
  batch?: boolean
  desk?: string
}

export function extractCommand(): Command {
  return new Command('extract')
    .argument('[input...]', 'files, URLs, or - for standard input')
    .addOption(new Option('--as <format>', 'take the input as this format').choices(hints.shape.as.unwrap().options))
    .option('--url <url>', 'the URL that the bytes came from')
    .option('--published-at <date>', 'when it was published, if the document does not say')
    .option('--language <tag>', 'its language, if the document does not say')
    .option('--desk <folder>', 'people.yaml, organisations.yaml and watch.yaml of this folder')
    .option('--json', 'JSON lines, also on a terminal')
    .option('--batch', 'read JSON lines from standard input, write one line for each')
    .addHelpText(
      'after',
      `
Batch lines in:  { "id", "contentType", "body" or "bodyBase64", "url"?, "publishedAt"?, "language"? }
Batch lines out: { "id", "document", "statements" } or { "id", "error": { "code", "message" } }

Examples:
  $ onrecord extract interview.html
  $ onrecord extract https://example.com/interview --json | jq .text
  $ onrecord extract --as vtt - < episode.vtt
  $ onrecord extract interview.html --desk desk/    with the desk's own topics
  $ onrecord extract --batch < pages.jsonl > statements.jsonl

Exit code: 0 when every input was read, 1 when one yielded no document.`,
    )
    .action(async (inputs: string[], options: Options) => {
      const desk = await readDesk(options.desk)
      const pool = openExtractPool({ desk: () => desk })
      try {
        if (options.batch) {
          if (inputs.length > 0) throw new UserError('--batch reads standard input: leave the inputs out.')
          const stamp = stampNow()
          await answerLines(process.stdin, pool.threads * 4, (line) => extractLine(line, pool, stamp))
          return
        }
        if (inputs.length === 0)
          throw new UserError('Nothing to extract: name a file or a URL, or - for standard input.')
        for (const input of inputs) {
          const { bytes, head } = await readInput(input, parseHints(options), options.url)
          const stamp = stampNow()
          const result = await pool.extract({ bytes, head, stamp })
          if (result.ok) {
            await print(result.extraction, wantsJson(options.json))
          } else {
            process.stderr.write(`onrecord: ${input}: ${result.message} (${result.code})\n`)
            process.exitCode = 1
          }
        }
      } finally {
        await pool.close()
      }
    })
}

function parseHints({ as, publishedAt, language }: Options): SnapshotHead['hints'] {
  const result = hints.safeParse({ as, publishedAt, language })
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const option = issue?.path[0] === 'publishedAt' ? '--published-at' : `--${String(issue?.path[0])}`
  throw new UserError(`${option}: ${issue?.message}`)
}

async function print({ document, statements }: Extraction, json: boolean): Promise<void> {
  if (json) {
    for (const statement of statements) await writeLine(JSON.stringify(statement))
    return
  }
  const facts = [document.publisher, document.datePublished?.slice(0, 10), document.genre, document.language]
  await writeLine(`${document.title ?? '(no title)'}\n${facts.filter((fact) => fact != null).join(' · ')}\n`)
  if (document.warnings.length > 0) await writeLine(`Warnings: ${document.warnings.join(', ')}\n`)
  await writeLine(statements.length === 0 ? 'No statements.' : renderTable(statementHead, statements.map(statementRow)))
}
