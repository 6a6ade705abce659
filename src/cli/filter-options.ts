import type { Command } from 'commander'
import { z } from 'zod'
import { UserError } from '../runtime/user-error.ts'
import { type Filter, filter } from '../schemas/subscription.ts'

/** The options by which statements are chosen; the values of one option are alternatives. */
export function withFilterOptions(command: Command): Command {
  return command
    .option('--speaker <names...>', 'part of the name, or a speaker id')
    .option('--topic <uris...>', 'topic URIs such as medtop:16000000; narrower topics are included')
    .option('--act <acts...>', 'speech acts: assert, deny, accuse, criticise, …')
    .option('--kind <kinds...>', 'direct, indirect, mixed or turn')
    .option('--entity <names...>', 'names or URIs of entities, such as iso3166:AM')
    .option('--language <tags...>', 'languages, such as en')
    .option('--source <names...>', 'names of sources')
    .option('--text <words>', 'words that the statement contains')
    .option('--min-confidence <percent>', 'least confidence, 0 to 100')
}

/** @throws {UserError} that names the option that is wrong */
export function filterOf(options: Record<string, unknown>): Filter {
  const { speaker, topic, act, kind, entity, language, source, text, minConfidence } = options
  const given = {
    speakers: speaker,
    topics: topic,
    acts: act,
    kinds: kind,
    entities: entity,
    languages: language,
    sources: source,
    text,
    minConfidence: minConfidence === undefined ? undefined : Number(minConfidence),
  }
  const result = filter.safeParse(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)))
  if (result.success) return result.data
  throw new UserError(`The filter is wrong:\n${z.prettifyError(result.error)}`)
}
