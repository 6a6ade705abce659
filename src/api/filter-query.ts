import type { z } from 'zod'
import { type Filter, filter } from '../schemas/subscription.ts'
import { number } from './responses.ts'

const { speakers, topics, acts, kinds, entities, languages, sources, text, minConfidence } = filter.shape

/** A filter as query parameters. Each may be repeated, its values are alternatives; different ones all narrow. */
export const filterQuery = {
  speaker: speakers.describe('part of a name, or a speaker id'),
  topic: topics.describe('topic URIs such as medtop:16000000; narrower topics are included'),
  act: acts.describe('what the speaker does by saying it'),
  kind: kinds.describe('how it is quoted'),
  entity: entities.describe('names or URIs of entities, such as iso3166:AM'),
  language: languages,
  source: sources.describe('names of sources'),
  text: text.describe(
    'words that the statement contains; "quoted ones" stand together, one ending in * is a beginning',
  ),
  minConfidence: number().pipe(minConfidence.unwrap()).optional().describe('least confidence, 0 to 100'),
}

type FilterQuery = z.infer<z.ZodObject<typeof filterQuery>>

export function filterOf(query: FilterQuery): Filter {
  const { speaker, topic, act, kind, entity, language, source, text, minConfidence } = query
  return {
    speakers: speaker,
    topics: topic,
    acts: act,
    kinds: kind,
    entities: entity,
    languages: language,
    sources: source,
    text,
    minConfidence,
  }
}
