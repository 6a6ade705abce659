import { Command, Option } from 'commander'
import { z } from 'zod'
import { canonicalUrl } from '../../../pipeline/url.ts'
import { UserError } from '../../../runtime/user-error.ts'
import { source, sourceKind } from '../../../schemas/source.ts'
import { addSource } from '../../../store/sources.ts'
import { withConfigOptions, withOnrecord } from '../../config-options.ts'
import { parseSeconds } from '../../duration.ts'
import { wantsJson, writeLine } from '../../output.ts'
import { type RequestOptions, requestOf, withRequestOptions } from '../../request-options.ts'
import { describeSchedule, readSchedule } from '../../schedule-text.ts'

type Options = RequestOptions & {
  name: string
  kind: string
  every?: number
  cron?: string
  tz?: string
  adaptive?: boolean
  min?: number
  max?: number
  select?: string
  include: string[]
  exclude: string[]
  depth: string
  maxPages?: string
  json?: boolean
}

const collect = (value: string, before: string[]) => [...before, value]

export function addCommand(): Command {
  return withConfigOptions(
    withRequestOptions(new Command('add'))
      .description('Add a source; it is looked at right away and then on its schedule.')
      .argument('<url>')
      .requiredOption('--name <name>', 'lower-case letters, digits and dashes')
      .addOption(new Option('--kind <kind>', 'what it is').choices(sourceKind.options).default('feed'))
      .addOption(new Option('--every <duration>', 'such as 90s, 15m, 6h, 1d (default: 15m)').argParser(parseSeconds))
      .addOption(new Option('--cron <expression>', 'five fields, instead of --every').conflicts('every'))
      .option('--tz <zone>', 'time zone of --cron (default: UTC)')
      .addOption(
        new Option('--adaptive', 'as often as something new is to be expected, learned from its runs').conflicts([
          'every',
          'cron',
        ]),
      )
      .addOption(
        new Option('--min <duration>', 'shortest interval of --adaptive (default: 5m)').argParser(parseSeconds),
      )
      .addOption(new Option('--max <duration>', 'longest interval of --adaptive (default: 1d)').argParser(parseSeconds))
      .option('--select <css>', 'which links of a listing page to follow')
      .addOption(
        new Option('--include <pattern>', 'take only pages like "/politics/*"; may be repeated')
          .argParser(collect)
          .default([], ''),
      )
      .addOption(
        new Option('--exclude <pattern>', 'leave out pages like "*/live/*"; may be repeated')
          .argParser(collect)
          .default([], ''),
      )
      .option('--depth <n>', 'further pages of a feed or listing to read in one run ("older", "next")', '0')
      .option('--max-pages <n>', 'at most this many new pages in one run (default: 1000)')
      .option('--json', 'JSON, also on a terminal')
      .addHelpText(
        'after',
        `
Examples:
  $ onrecord sources add https://example.com/feed.xml --name example --every 15m
  $ onrecord sources add https://example.com/news --name news --kind listing --cron '0 7-19 * * 1-5' --tz Europe/Berlin
  $ onrecord sources add https://example.com/sitemap.xml --name archive --kind sitemap --adaptive --include '/interviews/*'`,
      ),
  ).action((url: string, options: Options, self: Command) => {
    const { every, cron, tz, adaptive, min, max, maxPages } = options
    const bounds = adaptive ? { minSeconds: min, maxSeconds: max } : undefined
    const parsed = source.safeParse({
      name: options.name,
      url: canonicalUrl(url),
      kind: options.kind,
      schedule: readSchedule({ every, cron, tz, adaptive: bounds }, 'The source'),
      linkSelector: options.select,
      include: options.include,
      exclude: options.exclude,
      depth: Number(options.depth),
      request: requestOf(options),
      ...(maxPages !== undefined && { maxPagesPerRun: Number(maxPages) }),
    })
    if (!parsed.success) throw new UserError(`The source is wrong:\n${z.prettifyError(parsed.error)}`)
    return withOnrecord(self, async ({ pool }) => {
      const { source: stored, added } = await addSource(pool, parsed.data)
      const { name, kind, schedule } = stored
      await writeLine(
        wantsJson(options.json)
          ? JSON.stringify({ ...stored, added })
          : `${added ? 'Added' : 'There already'}: ${name} (${kind}, ${describeSchedule(schedule)}) ${stored.url}`,
      )
    })
  })
}
