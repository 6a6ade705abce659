import { successor } from '../pipeline/tag/successor.ts'
import type { Statement } from '../schemas/statement.ts'
import type { Filter } from '../schemas/subscription.ts'
import { fold, storable, words } from './text.ts'
import { MENTION_MARK, NAME_MARK, quoteTerm, textQuery } from './text-query.ts'

/** What filters look at, and what is counted. */
export type Facets = {
  speaker_id: string | null
  act: string | null
  kind: string
  language: string | null
  /** URIs, broader topics included. */
  topics: string[]
  /** URIs, or names of those without. */
  entities: string[]
  sources: string[]
  confidence: number
  /** A tsvector's text: the words with their places, and each of the above as a term "property=value". */
  terms: string
}

/** The columns of a row given as JSON. */
export const FACET_COLUMNS = 'speaker_id, act, kind, language, topics, entities, sources, confidence, terms'
export const FACET_RECORD = `speaker_id text, act text, kind text, language text, topics text[], entities text[],
  sources text[], confidence int, terms tsvector`

/** An index refuses entries of over about 2,000 bytes; longer ids and names are cut, here and in filters alike. */
const MAX_KEY = 500
const MAX_CONTENT = 100_000
/** PostgreSQL's limits: 1 MB for a tsvector, 16,383 for a place in it, 256 places of one word. */
const MAX_WORDS = 10_000
const MAX_PLACES = 255

const key = (text: string) => storable(text, MAX_KEY)
const nameKey = (name: string) => key(words(key(name)).join(' '))
const unique = (list: string[]) => [...new Set(list)]

type Property = 'speaker' | 'act' | 'kind' | 'language' | 'topic' | 'entity' | 'source'
const term = (property: Property, value: string) => `${property}=${value}`

export function facetsOf(statement: Statement, sources: string[], ancestors: (uri: string) => string[]): Facets {
  const { speaker, cue, kind, language, confidence } = statement
  const topics = unique(statement.topics.flatMap(({ uri }) => [uri, ...ancestors(uri)])).map(key)
  const speakerId = speaker.id === null ? null : key(speaker.id)
  const entityTerms = statement.entities.flatMap(({ name, uri }) => [
    nameKey(name),
    ...(uri === null ? [] : [key(uri)]),
  ])
  const places = new Map<string, number[]>()
  addWords(places, '', words(fold(storable(statement.text, MAX_CONTENT))))
  if (speaker.name !== null) addWords(places, NAME_MARK, words(key(speaker.name)))
  else if (speaker.literal !== null) addWords(places, MENTION_MARK, words(key(speaker.literal)))
  const terms = unique([
    ...(speakerId === null ? [] : [term('speaker', speakerId)]),
    ...(cue === null ? [] : [term('act', cue.act)]),
    term('kind', kind),
    ...languageAndMain(language).map((tag) => term('language', tag)),
    ...topics.map((uri) => term('topic', uri)),
    ...entityTerms.map((name) => term('entity', name)),
    ...sources.map((name) => term('source', name)),
  ])
  return {
    speaker_id: speakerId,
    act: cue?.act ?? null,
    kind,
    language,
    topics,
    entities: unique(statement.entities.map(({ name, uri }) => key(uri ?? name))),
    sources,
    confidence,
    terms: [...terms.map(quoteTerm), ...[...places].map(([word, at]) => `'${word}':${at.join(',')}`)].join(' '),
  }
}

/** "de-at" is also found as "de". */
function languageAndMain(language: string | null): string[] {
  return language === null ? [] : unique([language, language.split('-')[0] ?? language])
}

function addWords(places: Map<string, number[]>, mark: string, list: string[]): void {
  for (const [index, word] of list.slice(0, MAX_WORDS).entries()) {
    const at = places.get(mark + word)
    if (at === undefined) places.set(mark + word, [index + 1])
    else if (at.length < MAX_PLACES) at.push(index + 1)
  }
}

export type Condition = {
  /** For the columns of `alias`; "true" when there is none. */
  sql: string
  /** What the words of a text are looked for by, to rank by it; null without a text. */
  textQuery: string | null
}

/**
 * A filter, and words to search in what was said and by whom, as a condition on the columns of the table `alias`.
 * Values are appended to `values` and referred to by number. A retired topic finds its successor too. The filter's
 * `ops` is about events, not statements, and is left to the caller.
 */
export function filterCondition(filter: Filter, alias: string, values: unknown[], search?: string): Condition {
  const { speakers, topics, acts, kinds, entities, languages, sources, text, minConfidence } = filter
  const words = search === undefined ? undefined : (textQuery(search, ['', NAME_MARK, MENTION_MARK]) ?? NOTHING)
  const demands = [
    anyOf(speakers, (name) => [quoteTerm(term('speaker', key(name))), textQuery(`"${name}"`, [NAME_MARK])]),
    anyOf(topics, (uri) => [uri, successor(uri) ?? uri].map((each) => quoteTerm(term('topic', key(each))))),
    anyOf(acts, (act) => [quoteTerm(term('act', act))]),
    anyOf(kinds, (kind) => [quoteTerm(term('kind', kind))]),
    anyOf(entities, (name) => [key(name), nameKey(name)].map((each) => quoteTerm(term('entity', each)))),
    anyOf(languages, (tag) => [quoteTerm(term('language', tag))]),
    anyOf(sources, (name) => [quoteTerm(term('source', name))]),
    text === undefined ? null : (textQuery(text, ['']) ?? NOTHING),
    words ?? null,
  ].filter((demand) => demand !== null)
  const conditions = [
    ...(demands.length === 0 ? [] : [`${alias}.terms @@ $${values.push(demands.join(' & '))}::tsquery`]),
    ...(minConfidence === undefined ? [] : [`${alias}.confidence >= $${values.push(minConfidence)}`]),
  ]
  return { sql: conditions.length === 0 ? 'true' : conditions.join(' AND '), textQuery: words ?? null }
}

/** A term that no statement has: what a text without any word, like "?", finds. */
const NOTHING = quoteTerm('nothing=')

function anyOf(wanted: string[] | undefined, queries: (each: string) => (string | null)[]): string | null {
  if (wanted === undefined) return null
  const found = wanted.flatMap(queries).filter((query) => query !== null)
  return found.length === 0 ? NOTHING : `(${unique(found).join(' | ')})`
}
