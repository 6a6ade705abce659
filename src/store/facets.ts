import type { Statement } from '../schemas/statement.ts'
import { nameKey, words } from './text.ts'

/** What statements and events are filtered by, in columns of their own beside the record. */
export type Facets = {
  speakerId: string | null
  speakerName: string
  act: string | null
  kind: string
  language: string | null
  /** URIs, those of broader topics included. */
  topics: string[]
  /** URIs, and names as `nameKey` folds them. */
  entities: string[]
  sources: string[]
  confidence: number
  /** A tsvector: the words of the content with weight A, of the speaker's name with weight B. */
  terms: string
}

/** Columns of a `json_to_recordset` over facets, and how they are put into the tables' columns. */
export const FACET_FIELDS = `"speakerId" text, "speakerName" text, act text, kind text, language text, topics json,
  entities json, sources json, confidence int, terms text`
export const FACET_COLUMNS =
  'speaker_id, speaker_name, act, kind, language, topics, entities, sources, confidence, terms'
export const FACET_VALUES = `i."speakerId", i."speakerName", i.act, i.kind, i.language,
  ARRAY(SELECT json_array_elements_text(i.topics)), ARRAY(SELECT json_array_elements_text(i.entities)),
  ARRAY(SELECT json_array_elements_text(i.sources)), i.confidence, i.terms::tsvector`

/** PostgreSQL keeps no position beyond this. */
const MAX_POSITION = 16_383

export function facetsOf(
  statement: Statement,
  { sources, ancestors }: { sources: string[]; ancestors: (uri: string) => string[] },
): Facets {
  const name = statement.speaker.name ?? statement.speaker.literal ?? ''
  const topics = statement.topics.flatMap(({ uri }) => [uri, ...ancestors(uri)])
  const entities = statement.entities.flatMap(({ name: entity, uri }) => [
    ...(uri === null ? [] : [uri]),
    nameKey(entity),
  ])
  return {
    speakerId: statement.speaker.id,
    speakerName: nameKey(name),
    act: statement.cue?.act ?? null,
    kind: statement.kind,
    language: statement.language,
    topics: [...new Set(topics)],
    entities: [...new Set(entities)],
    sources,
    confidence: statement.confidence,
    terms: `${lexemes(statement.text, 'A')} ${lexemes(name, 'B')}`,
  }
}

/** Words are letters, digits and marks only: nothing in them needs escaping. */
function lexemes(text: string, weight: 'A' | 'B'): string {
  return words(text)
    .map((word, index) => `'${word}':${Math.min(index + 1, MAX_POSITION)}${weight}`)
    .join(' ')
}
