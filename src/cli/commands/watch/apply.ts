import { Command } from 'commander'
import { readGivenYamlFile } from '../../../runtime/yaml-file.ts'
import { type WatchTopic, watchTopic, watchTopics } from '../../../schemas/watch.ts'
import { editWatchTopics, listWatchTopics } from '../../../store/watch-topics.ts'
import { diffByName, writeChanges } from '../../changes.ts'
import { withConfigOptions, withOnrecord } from '../../config-options.ts'
import { ruleText } from './known.ts'

type Options = { dryRun?: boolean; prune?: boolean; json?: boolean }

const fields = watchTopic.keyof().exclude(['name']).options

export function applyCommand(): Command {
  return withConfigOptions(
    new Command('apply')
      .description('Make the stored watch topics what a file says, all at once.')
      .argument('<file>', 'YAML, in the form of watch.yaml')
      .option('--dry-run', 'only show what would be done')
      .option('--prune', 'remove the stored topics that the file does not name')
      .option('--json', 'JSON, also on a terminal')
      .addHelpText(
        'after',
        `
A file:
  - name: turkish-base
    title: A Turkish military base
    near:
      - terms: [Turkish, base]       # within so many words, in any order
        within: 4
  - name: arms-for-armenia
    terms: [weapon, "arms delivery", missil*]
    entities: [iso3166:AM]           # all:, not:, speakers:, languages: and examples: as well

Examples:
  $ onrecord watch apply watch.yaml --dry-run
  $ onrecord watch apply watch.yaml --prune`,
      ),
  ).action(async (path: string, options: Options, self: Command) => {
    const wanted = await readGivenYamlFile(path, watchTopics)
    const diff = (present: readonly WatchTopic[]) => diffByName(present, wanted, fields, options.prune === true)
    return withOnrecord(self, async ({ pool }) => {
      let changes = diff(await listWatchTopics(pool))
      if (!options.dryRun) {
        await editWatchTopics(pool, (present) => {
          changes = diff(present)
          const kept = options.prune ? [] : present.filter(({ name }) => !wanted.some((topic) => topic.name === name))
          return [...kept, ...wanted]
        })
      }
      await writeChanges(changes, ruleText, { applied: !options.dryRun, json: options.json })
    })
  })
}
