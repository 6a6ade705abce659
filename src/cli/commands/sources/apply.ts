import { Command } from 'commander'
import { type Source, source } from '../../../schemas/source.ts'
import { addSource, changeSource, listSources, removeSource, settingFields } from '../../../store/sources.ts'
import { diffByName, writeChanges } from '../../changes.ts'
import { withConfigOptions, withOnrecord } from '../../config-options.ts'
import { readSourcesFile } from '../../sources-file.ts'

type Options = { dryRun?: boolean; prune?: boolean; json?: boolean }

export function applyCommand(): Command {
  return withConfigOptions(
    new Command('apply')
      .description('Make the sources what a file says; those that are right already are left alone.')
      .argument('<file>', 'YAML')
      .option('--dry-run', 'only show what would be done')
      .option('--prune', 'remove the sources that the file does not name')
      .option('--json', 'JSON, also on a terminal')
      .addHelpText(
        'after',
        `
A file:
  sources:
    - name: example
      url: https://example.com/feed.xml     # kind: feed, every: 15m
    - name: parliament
      url: https://example.org/debates
      kind: listing                         # feed, sitemap, listing or list
      select: h2 a
      cron: 0 7-19 * * 1-5                  # or every: 30m, or adaptive: true, or adaptive: { min: 5m, max: 6h }
      tz: Europe/Berlin
      include: [/debates/*]
      exclude: ['*/print/*']
      depth: 2
      maxPages: 200
      render: true                          # headers: and proxy: as well
      paused: false

Examples:
  $ onrecord sources apply sources.yaml --dry-run
  $ onrecord sources apply sources.yaml --prune`,
      ),
  ).action(async (path: string, options: Options, self: Command) => {
    const given = await readSourcesFile(path)
    return withOnrecord(self, async ({ pool }) => {
      const wanted = given.map((each) => source.parse(each))
      const present: Source[] = await listSources(pool)
      const changes = diffByName(present, wanted, settingFields, options.prune === true)
      if (!options.dryRun) {
        for (const { type, item } of changes) {
          if (type === 'add') await addSource(pool, item)
          else if (type === 'change') await changeSource(pool, item)
          else if (type === 'remove') await removeSource(pool, item.name)
        }
      }
      const applied = !options.dryRun
      await writeChanges(changes, ({ kind, url }) => `${kind} ${url}`, { applied, json: options.json })
    })
  })
}
