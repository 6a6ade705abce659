import { Command } from 'commander'
import { stringify } from 'yaml'
import { UserError } from '../../../runtime/user-error.ts'
import { withConfigOptions, withOnrecord } from '../../config-options.ts'
import { writeLine } from '../../output.ts'
import { knownWatchTopics } from './known.ts'

export function showCommand(): Command {
  return withConfigOptions(
    new Command('show')
      .description('Show one watch topic the way watch.yaml has it.')
      .argument('<name>')
      .option('--json', 'JSON, also on a terminal')
      .addHelpText(
        'after',
        `
Example:
  $ onrecord watch show missiles >> watch.yaml`,
      ),
  ).action((name: string, options: { json?: boolean }, self: Command) =>
    withOnrecord(self, async (onrecord) => {
      const found = (await knownWatchTopics(onrecord)).find((topic) => topic.name === name)
      if (found === undefined) {
        throw new UserError(`There is no watch topic "${name}"; see onrecord watch list.`, { exitCode: 1 })
      }
      if (options.json) return writeLine(JSON.stringify(found))
      const { from: _, ...topic } = found
      const said = Object.entries(topic).filter(([, value]) => value.length > 0)
      await writeLine(stringify([Object.fromEntries(said)]).trimEnd())
    }),
  )
}
