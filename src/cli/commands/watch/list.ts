import { Command } from 'commander'
import { withConfigOptions, withOnrecord } from '../../config-options.ts'
import { wantsJson, writeLine } from '../../output.ts'
import { renderTable } from '../../table.ts'
import { knownWatchTopics, ruleText } from './known.ts'

export function listCommand(): Command {
  return withConfigOptions(
    new Command('list')
      .description('Show every watch topic with its rule, those of the file in ONRECORD_DESK as well.')
      .option('--json', 'JSON, also on a terminal')
      .addHelpText(
        'after',
        `
Where the file and the store have a topic of one name, the stored one counts and is the one shown.

Examples:
  $ onrecord watch
  $ onrecord watch list --json | jq 'select(.from == "store") | .name'`,
      ),
  ).action((options: { json?: boolean }, self: Command) =>
    withOnrecord(self, async (onrecord) => {
      const topics = await knownWatchTopics(onrecord)
      if (wantsJson(options.json)) {
        for (const topic of topics) await writeLine(JSON.stringify(topic))
        return
      }
      const rows = topics.map((topic) => [topic.name, topic.title ?? '', topic.from, ruleText(topic)])
      await writeLine(
        rows.length === 0
          ? 'No watch topics. Add one with: onrecord watch add NAME --term WORD'
          : renderTable(['name', 'title', 'from', 'rule'], rows),
      )
    }),
  )
}
