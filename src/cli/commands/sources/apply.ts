import { Command } from 'commander'
import pc from 'picocolors'
import { addSource, changeSource, listSources, removeSource } from '../../../store/sources.ts'
import { withConfigOptions, withOnrecord } from '../../config-options.ts'
import { wantsJson, writeLine } from '../../output.ts'
import { diffSources, type SourceChange } from '../../sources-diff.ts'
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
    const wanted = await readSourcesFile(path)
    return withOnrecord(self, async ({ pool }) => {
      const changes = diffSources(await listSources(pool), wanted, options.prune === true)
      if (!options.dryRun) {
        for (const { type, source } of changes) {
          if (type === 'add') await addSource(pool, source)
          else if (type === 'change') await changeSource(pool, source)
          else if (type === 'remove') await removeSource(pool, source.name)
        }
      }
      const applied = !options.dryRun
      if (wantsJson(options.json)) {
        for (const { source, ...change } of changes) {
          await writeLine(JSON.stringify({ name: source.name, ...change, applied }))
        }
        return
      }
      for (const change of changes) {
        for (const line of describe(change)) await writeLine(line)
      }
      const count = (type: SourceChange['type']) => changes.filter((change) => change.type === type).length
      const sum = `${count('add')} added, ${count('change')} changed, ${count('remove')} removed, ${count('keep')} as they were`
      await writeLine(applied ? sum : `${sum} (dry run: nothing was done)`)
    })
  })
}

function describe(change: SourceChange): string[] {
  const { name, kind, url } = change.source
  switch (change.type) {
    case 'add':
      return [pc.green(`+ ${name}  ${kind} ${url}`)]
    case 'remove':
      return [pc.red(`- ${name}  ${kind} ${url}`)]
    case 'change':
      return [
        pc.yellow(`~ ${name}`),
        ...change.fields.map(({ field, from, to }) => `    ${field}: ${JSON.stringify(from)} → ${JSON.stringify(to)}`),
      ]
    case 'keep':
      return []
  }
}
