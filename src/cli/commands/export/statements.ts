import { Command, Option } from 'commander'
import { UserError } from '../../../runtime/user-error.ts'
import { statement } from '../../../schemas/statement.ts'
import { countStatements, type StatementScope, streamStatements } from '../../../store/search.ts'
import { withConfigOptions, withOnrecord } from '../../config-options.ts'
import { filterOf, withFilterOptions } from '../../filter-options.ts'
import { writeLine } from '../../output.ts'
import { startProgress } from '../../progress.ts'
import { FORMATS, type Format, formatOf } from './formats.ts'
import { openOutput } from './output.ts'

type Options = Record<string, unknown> & {
  format?: Format
  search?: string
  from?: string
  to?: string
  status: NonNullable<StatementScope['status']>
}

const STATUSES = [...statement.shape.status.options, 'any']

export function exportStatementsCommand(): Command {
  return withConfigOptions(
    withFilterOptions(
      new Command('statements')
        .description('Write statements into a file, for spreadsheets, data frames and other programs.')
        .argument('<file>', 'such as statements.parquet, or - for standard output')
        .addOption(new Option('--format <format>', "by the file's ending unless given").choices(FORMATS)),
    )
      .option('--search <words>', 'words, "a phrase", a beginn*')
      .option('--from <date>', 'said on or after')
      .option('--to <date>', 'said before')
      .addOption(new Option('--status <status>', 'also what is gone from its page').choices(STATUSES).default('usable'))
      .addHelpText(
        'after',
        `
JSON lines hold whole records; CSV and Parquet a column for each value, lists joined by " | ".

Examples:
  $ onrecord export statements all.jsonl
  $ onrecord export statements defence.parquet --topic medtop:16000000 --from 2025-01-01
  $ onrecord export statements - --format csv --speaker "Ilham Aliyev" | head`,
      ),
  ).action((file: string, options: Options, command: Command) => {
    const format = options.format ?? formatOf(file)
    if (format === null) {
      throw new UserError(`What format is ${file} to have? Give --format ${FORMATS.join(', or --format ')}.`)
    }
    const { search, from, to, status } = options
    const scope: StatementScope = {
      filter: filterOf(options),
      ...(search !== undefined && { search }),
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      status,
    }
    return withOnrecord(command, async ({ pool }) => {
      const progress = startProgress('statements', await countStatements(pool, scope))
      const output = await openOutput(file, format)
      let count = 0
      try {
        for await (const statements of streamStatements(pool, scope)) {
          await output.write(statements)
          count += statements.length
          progress.advance(statements.length)
        }
        await output.finish()
      } catch (error) {
        await output.discard()
        throw error
      } finally {
        progress.stop()
      }
      if (file !== '-') await writeLine(`${count} statements in ${file}`)
    })
  })
}
