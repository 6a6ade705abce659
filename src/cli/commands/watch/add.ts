import { isDeepStrictEqual } from 'node:util'
import { Command, Option } from 'commander'
import { z } from 'zod'
import { UserError } from '../../../runtime/user-error.ts'
import { watchTopic } from '../../../schemas/watch.ts'
import { editWatchTopics } from '../../../store/watch-topics.ts'
import { withConfigOptions, withOnrecord } from '../../config-options.ts'
import { wantsJson, writeLine } from '../../output.ts'
import { ruleText } from './known.ts'

type Options = {
  title?: string
  term?: string[]
  near: string[][]
  within?: number
  all?: string[]
  not?: string[]
  entity?: string[]
  speaker?: string[]
  language?: string[]
  example?: string[]
  json?: boolean
}

/** "Turkish, base" */
const collectNear = (value: string, before: string[][]) => [...before, value.split(',').map((term) => term.trim())]

export function addCommand(): Command {
  return withConfigOptions(
    new Command('add')
      .description('Add a watch topic: statements get watch:NAME from now on.')
      .argument('<name>', 'lower-case letters, digits and dashes')
      .option('--title <title>', 'shown in statements instead of the name')
      .option('--term <terms...>', 'one of these is said; inflected forms count, "*" at the end for any ending')
      .addOption(
        new Option('--near <terms>', 'or all of these near each other, parted by commas; may be repeated')
          .argParser(collectNear)
          .default([], ''),
      )
      .addOption(new Option('--within <words>', 'how many words apart at most (default: 10)').argParser(Number))
      .option('--all <terms...>', 'and all of these are said')
      .option('--not <terms...>', 'and none of these')
      .option('--entity <entities...>', 'and one of these is named, by URI or name')
      .option('--speaker <names...>', 'and one of these says it: part of a name, or a speaker id')
      .option('--language <tags...>', 'and it is in one of these languages')
      .option('--example <statements...>', 'or it shares most of its telling words with one of these')
      .option('--json', 'JSON, also on a terminal')
      .addHelpText(
        'after',
        `
Examples:
  $ onrecord watch add missiles --term 'missil*' 'air defence' --entity iso3166:AM --not football
  $ onrecord watch add turkish-base --title 'A Turkish military base' --near 'Turkish, base' --within 4
  $ onrecord watch add all-she-says --speaker Lindqvist`,
      ),
  ).action((name: string, options: Options, self: Command) => {
    const parsed = watchTopic.safeParse({
      name,
      ...(options.title !== undefined && { title: options.title }),
      terms: options.term,
      near: options.near.map((terms) => ({ terms, within: options.within })),
      all: options.all,
      not: options.not,
      entities: options.entity,
      speakers: options.speaker,
      languages: options.language,
      examples: options.example,
    })
    if (!parsed.success) throw new UserError(`The watch topic is wrong:\n${z.prettifyError(parsed.error)}`)
    if (options.within !== undefined && options.near.length === 0) {
      throw new UserError('--within says how near the terms of --near are to be; give --near as well.')
    }
    return withOnrecord(self, async ({ pool }) => {
      let added = true
      await editWatchTopics(pool, (present) => {
        const known = present.find((topic) => topic.name === name)
        if (known === undefined) return [...present, parsed.data]
        if (!isDeepStrictEqual(known, parsed.data)) {
          throw new UserError(
            `There is a watch topic "${name}" with another rule (${ruleText(known)}). Remove it first, or take another name.`,
            { exitCode: 1 },
          )
        }
        added = false
        return present
      })
      await writeLine(
        wantsJson(options.json)
          ? JSON.stringify({ ...parsed.data, added })
          : `${added ? 'Added' : 'There already'}: ${name} (${ruleText(parsed.data)})`,
      )
    })
  })
}
