import { setTimeout as sleep } from 'node:timers/promises'
import { Command, Option } from 'commander'
import { z } from 'zod'
import { canonicalUrl } from '../../pipeline/url.ts'
import { isIdle } from '../../runtime/idle.ts'
import type { Onrecord } from '../../runtime/open.ts'
import { UserError } from '../../runtime/user-error.ts'
import { type Schedule, source, sourceKind } from '../../schemas/source.ts'
import { addSource, listSources, pauseSource, removeSource, resumeSource, runSourceNow } from '../../store/sources.ts'
import { nextRun } from '../../workers/schedule.ts'
import { withConfigOptions, withOnrecord } from '../config-options.ts'
import { parseSeconds } from '../duration.ts'
import { wantsJson, writeLine } from '../output.ts'
import { type RequestOptions, requestOf, withRequestOptions } from '../request-options.ts'
import { renderTable } from '../table.ts'

type AddOptions = RequestOptions & {
  name: string
  kind: string
  every?: number
  cron?: string
  tz: string
  select?: string
  maxPages?: string
  json?: boolean
}

const DEFAULT_EVERY_SECONDS = 15 * 60

export function sourcesCommand(): Command {
  const command = new Command('sources').addHelpText(
    'after',
    `
Examples:
  $ onrecord sources add https://example.com/feed.xml --name example --kind feed --every 15m
  $ onrecord sources add https://example.com/news --name news --kind listing --cron '0 7-19 * * 1-5' --tz Europe/Berlin
  $ onrecord sources list
  $ onrecord sources run example --wait`,
  )
  for (const sub of [add(), list(), run(), ...changes()]) command.addCommand(sub)
  return command
}

function add(): Command {
  return withConfigOptions(
    withRequestOptions(new Command('add'))
      .description('Add a source; it is looked at right away and then on its schedule.')
      .argument('<url>')
      .requiredOption('--name <name>', 'lower-case letters, digits and dashes')
      .addOption(new Option('--kind <kind>', 'what it is').choices(sourceKind.options).default('feed'))
      .addOption(new Option('--every <duration>', 'such as 90s, 15m, 6h, 1d (default: 15m)').argParser(parseSeconds))
      .addOption(new Option('--cron <expression>', 'five fields, instead of --every').conflicts('every'))
      .option('--tz <zone>', 'time zone of --cron', 'UTC')
      .option('--select <css>', 'which links of a listing page to follow')
      .option('--max-pages <n>', 'at most this many new pages in one run')
      .option('--json', 'JSON, also on a terminal'),
  ).action((url: string, options: AddOptions, self: Command) => {
    const parsed = source.safeParse({
      name: options.name,
      url: canonicalUrl(url),
      kind: options.kind,
      schedule: scheduleOf(options),
      linkSelector: options.select,
      request: requestOf(options),
      ...(options.maxPages !== undefined && { maxPagesPerRun: Number(options.maxPages) }),
    })
    if (!parsed.success) throw new UserError(`The source is wrong:\n${z.prettifyError(parsed.error)}`)
    return withOnrecord(self, async ({ pool }) => {
      const { source: stored, added } = await addSource(pool, parsed.data)
      await writeLine(
        wantsJson(options.json)
          ? JSON.stringify({ ...stored, added })
          : `${added ? 'Added' : 'There already'}: ${stored.name} (${stored.kind}, ${describeSchedule(stored.schedule)}) ${stored.url}`,
      )
    })
  })
}

function scheduleOf({ every, cron, tz }: AddOptions): Schedule {
  if (cron === undefined) return { type: 'every', seconds: every ?? DEFAULT_EVERY_SECONDS }
  const schedule: Schedule = { type: 'cron', expression: cron, timeZone: tz }
  try {
    nextRun(schedule, { expectedPerDay: null }, new Date(), 0)
  } catch (error) {
    const why = error instanceof Error ? error.message : error
    throw new UserError(`--cron "${cron}" with --tz ${tz} is no schedule: ${why}`, { cause: error })
  }
  return schedule
}

function describeSchedule(schedule: Schedule): string {
  switch (schedule.type) {
    case 'every':
      return `every ${schedule.seconds} s`
    case 'cron':
      return `cron ${schedule.expression} ${schedule.timeZone}`
    case 'adaptive':
      return `adaptive, ${schedule.minSeconds}–${schedule.maxSeconds} s`
  }
}

function list(): Command {
  return withConfigOptions(new Command('list').description('Show every source.').option('--json', 'JSON')).action(
    (options: { json?: boolean }, self: Command) =>
      withOnrecord(self, async ({ pool }) => {
        const sources = await listSources(pool)
        if (wantsJson(options.json)) {
          for (const each of sources) await writeLine(JSON.stringify(each))
          return
        }
        const rows = sources.map((each) => [
          each.name,
          each.kind,
          each.state,
          describeSchedule(each.schedule),
          each.lastRunAt ?? 'never',
          each.lastOutcome ?? '',
          each.nextRunAt ?? '',
          each.url,
        ])
        const head = ['name', 'kind', 'state', 'schedule', 'last run', 'outcome', 'next run', 'url']
        await writeLine(
          rows.length === 0
            ? 'No sources. Add one with: onrecord sources add URL --name NAME'
            : renderTable(head, rows),
        )
      }),
  )
}

function run(): Command {
  return withConfigOptions(
    new Command('run')
      .description('Look at a source now, whatever its schedule says. Needs onrecord up or work somewhere.')
      .argument('<name>')
      .option('--wait', 'until everything it brought has been processed'),
  ).action((name: string, options: { wait?: boolean }, self: Command) =>
    withOnrecord(self, async (onrecord) => {
      if (!(await runSourceNow(onrecord.pool, name))) throw noSuchSource(name)
      while (options.wait && !(await isIdle(onrecord))) await sleep(500)
      await writeLine(options.wait ? `${name}: done` : `${name}: due now`)
    }),
  )
}

function changes(): Command[] {
  const change = (
    verb: string,
    done: string,
    description: string,
    apply: (pool: Onrecord['pool'], name: string) => Promise<boolean>,
  ) =>
    withConfigOptions(new Command(verb).description(description).argument('<name>')).action(
      (name: string, _options, self: Command) =>
        withOnrecord(self, async ({ pool }) => {
          if (!(await apply(pool, name))) throw noSuchSource(name)
          await writeLine(`${name}: ${done}`)
        }),
    )
  return [
    change('pause', 'paused', 'Stop looking at it.', pauseSource),
    change('resume', 'resumed', 'Go on looking at it.', resumeSource),
    change('remove', 'removed', 'Remove it; its pages and statements stay.', removeSource),
  ]
}

function noSuchSource(name: string): UserError {
  return new UserError(`There is no source "${name}" that could be used; see onrecord sources list.`, { exitCode: 1 })
}
