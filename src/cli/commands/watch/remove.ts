import { Command } from 'commander'
import { UserError } from '../../../runtime/user-error.ts'
import { editWatchTopics } from '../../../store/watch-topics.ts'
import { withConfigOptions, withOnrecord } from '../../config-options.ts'
import { writeLine } from '../../output.ts'

export function removeCommand(): Command {
  return withConfigOptions(
    new Command('remove')
      .description('Remove a stored watch topic; statements that have it keep it.')
      .argument('<name>')
      .option('--json', 'JSON'),
  ).action((name: string, options: { json?: boolean }, self: Command) =>
    withOnrecord(self, async ({ pool }) => {
      await editWatchTopics(pool, (present) => {
        const rest = present.filter((topic) => topic.name !== name)
        if (rest.length === present.length)
          throw new UserError(`There is no stored watch topic "${name}"; see onrecord watch list.`, { exitCode: 1 })
        return rest
      })
      await writeLine(options.json ? JSON.stringify({ name, done: 'removed' }) : `${name}: removed`)
    }),
  )
}
