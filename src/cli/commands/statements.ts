import { Command } from 'commander'
import { UserError } from '../../runtime/user-error.ts'
import { searchStatements } from '../../store/search.ts'
import { withConfigOptions, withOnrecord } from '../config-options.ts'
import { filterOf, withFilterOptions } from '../filter-options.ts'
import { wantsJson, writeLine } from '../output.ts'
import { renderTable, statementHead, statementRow } from '../table.ts'

type Options = Record<string, unknown> & { search?: string; from?: string; to?: string; limit: string; json?: boolean }

const PAGE_SIZE = 500

export function statementsCommand(): Command {
  return withConfigOptions(
    withFilterOptions(new Command('statements'))
      .option('--search <words>', 'words, "a phrase", a beginn*')
      .option('--from <date>', 'said on or after')
      .option('--to <date>', 'said before')
      .option('--limit <n>', 'how many at most, 0 for all', '50')
      .option('--json', 'JSON lines, also on a terminal')
      .addHelpText(
        'after',
        `
Examples:
  $ onrecord statements --speaker Aliyev --topic medtop:16000000
  $ onrecord statements --search "arms deliveries" --from 2024-12-01 --json | jq .text`,
      ),
  ).action((options: Options, command: Command) => {
    const filter = filterOf(options)
    const limit = Number(options.limit)
    if (!Number.isInteger(limit) || limit < 0) throw new UserError('--limit must be a whole number, 0 for all.')
    const { search, from, to } = options
    return withOnrecord(command, async ({ pool }) => {
      const json = wantsJson(options.json)
      const rows: string[][] = []
      let left = limit === 0 ? Number.POSITIVE_INFINITY : limit
      let after: string | undefined
      do {
        const query = { filter, limit: Math.min(PAGE_SIZE, left) }
        const page = await searchStatements(pool, {
          ...query,
          ...(search !== undefined && { search }),
          ...(from !== undefined && { from }),
          ...(to !== undefined && { to }),
          ...(after !== undefined && { after }),
        })
        for (const statement of page.statements) {
          if (json) await writeLine(JSON.stringify(statement))
          else rows.push(statementRow(statement))
        }
        left -= page.statements.length
        after = page.next ?? undefined
      } while (after !== undefined && left > 0)
      if (!json) await writeLine(rows.length === 0 ? 'No statements.' : renderTable(statementHead, rows))
    })
  })
}
