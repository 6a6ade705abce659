import type { Statement } from '../schemas/statement.ts'
import type { Filter } from '../schemas/subscription.ts'
import { fold, isUnspaced, nameKey, storable, words } from './text.ts'

/** What filters look at: the columns that the tables `statements` and `event_facets` have in common. */
export type Facets = {
  speaker_id: string | null
  /** As nameKey makes it. */
  speaker_name: string
  act: string | null
  kind: string
  language: string | null
  /** URIs, broader topics included. */
  topics: string[]
  /** URIs and folded names. */
  entities: string[]
  sources: string[]
  confidence: number
  content: string
  /** Different words of the content, and those of the speaker's name with SPEAKER_MARK before them. */
  terms: string[]
}

/** The facets as columns of a row given as JSON, in the order of FACET_COLUMNS. */
export const FACET_COLUMNS =
  'speaker_id, speaker_name, act, kind, language, topics, entities, sources, confidence, content, terms'
export const FACET_RECORD = `speaker_id text, speaker_name text, act text, kind text, language text, topics text[],
  entities text[], sources text[], confidence int, content text, terms text[]`
export const FACET_VALUES = `speaker_id, speaker_name, act, kind, language, topics, entities, sources, confidence,
  content, array_to_tsvector(terms)`

/** No word begins with it. */
const SPEAKER_MARK = '@'

/** An index refuses entries of over about 2,700 bytes; longer ids and names are cut, here and in filters alike. */
const MAX_KEY = 500
const MAX_CONTENT = 100_000
/** PostgreSQL's limit for a tsvector is 1 MB. */
const MAX_TERMS = 10_000

const key = (text: string) => storable(text, MAX_KEY)
const wordsKey = (name: string) => key(nameKey(key(name)))
const unique = (list: string[]) => [...new Set(list)]

export function facetsOf(statement: Statement, sources: string[], ancestors: (uri: string) => string[]): Facets {
  const { speaker, cue, kind, language, topics, entities, confidence } = statement
  const content = storable(fold(storable(statement.text, MAX_CONTENT)), MAX_CONTENT)
  const speakerWords = words(key(speaker.name ?? speaker.literal ?? '')).map((word) => SPEAKER_MARK + word)
  return {
    speaker_id: speaker.id === null ? null : key(speaker.id),
    speaker_name: wordsKey(speaker.name ?? ''),
    act: cue?.act ?? null,
    kind,
    language,
    topics: unique(topics.flatMap(({ uri }) => [uri, ...ancestors(uri)])).map(key),
    entities: unique(
      entities.flatMap(({ name, uri }) => (uri === null ? [wordsKey(name)] : [wordsKey(name), key(uri)])),
    ),
    sources,
    confidence,
    content,
    terms: unique([...speakerWords, ...words(content)]).slice(0, MAX_TERMS),
  }
}

/**
 * A filter as a condition on the columns of the table `alias`. Values are appended to `values` and referred to by
 * number. `ops` is about events, not statements, and is left to the caller.
 */
export function filterCondition(filter: Filter, alias: string, values: unknown[]): string {
  const conditions: string[] = []
  const value = (given: unknown) => `$${values.push(given)}`
  const { speakers, topics, acts, kinds, entities, languages, sources, text, minConfidence } = filter
  if (speakers !== undefined) {
    const names = value(speakers.map(wordsKey))
    conditions.push(
      `(${alias}.speaker_id = ANY(${value(speakers.map(key))})
        OR EXISTS (SELECT FROM unnest(${names}::text[]) AS wanted(name)
                   WHERE trim(wanted.name) <> '' AND strpos(${alias}.speaker_name, wanted.name) > 0))`,
    )
  }
  if (topics !== undefined) conditions.push(`${alias}.topics && ${value(topics.map(key))}::text[]`)
  if (acts !== undefined) conditions.push(`${alias}.act = ANY(${value(acts)})`)
  if (kinds !== undefined) conditions.push(`${alias}.kind = ANY(${value(kinds)})`)
  if (entities !== undefined) {
    conditions.push(`${alias}.entities && ${value(entities.flatMap((name) => [key(name), wordsKey(name)]))}::text[]`)
  }
  if (languages !== undefined) {
    const wanted = value(languages)
    conditions.push(`(${alias}.language = ANY(${wanted}) OR split_part(${alias}.language, '-', 1) = ANY(${wanted}))`)
  }
  if (sources !== undefined) conditions.push(`${alias}.sources && ${value(sources)}::text[]`)
  if (minConfidence !== undefined) conditions.push(`${alias}.confidence >= ${value(minConfidence)}`)
  if (text !== undefined) conditions.push(textCondition(text, alias, value, { speakers: false, prefix: false }))
  return conditions.length === 0 ? 'true' : conditions.join(' AND ')
}

/**
 * All words of the text occur in the content, or, with `speakers`, in the speaker's name; with `prefix` the last may be
 * the beginning of a word. A text without any word, like "?", is looked for as it stands.
 */
export function textCondition(
  text: string,
  alias: string,
  value: (given: unknown) => string,
  { speakers, prefix }: { speakers: boolean; prefix: boolean },
): string {
  const wanted = words(text)
  const literally = () => `strpos(${alias}.content, ${value(fold(storable(text.trim(), MAX_KEY)))}) > 0`
  if (wanted.length === 0) return literally()
  const terms = wanted.map((word, index) => {
    const ending = prefix && index === wanted.length - 1 ? ':*' : ''
    // A word has letters and digits only, so there is nothing in it to escape.
    const content = `'${word}'${ending}`
    return speakers ? `(${content} | '${SPEAKER_MARK}${word}'${ending})` : content
  })
  const found = `${alias}.terms @@ ${value(terms.join(' & '))}::tsquery`
  return isUnspaced(text) ? `(${found} AND ${literally()})` : found
}
