import type { Filter } from '../schemas/subscription.ts'
import { nameKey, words } from './text.ts'

/**
 * A filter as conditions over facets in the table or alias `f`, and over the operation in `e` for events. Values are
 * pushed to `values`, which the query is run with.
 */
export function conditionsOf(filter: Filter, values: unknown[]): string[] {
  const value = (given: unknown) => `$${values.push(given)}`
  const conditions: string[] = []
  const { speakers, topics, acts, kinds, entities, languages, sources, text, minConfidence } = filter
  if (speakers !== undefined) {
    const names = speakers.map((speaker) => `%${nameKey(speaker)}%`)
    conditions.push(`(f.speaker_id = ANY(${value(speakers)}) OR f.speaker_name LIKE ANY(${value(names)}))`)
  }
  if (topics !== undefined) conditions.push(`f.topics && ${value(topics)}::text[]`)
  if (acts !== undefined) conditions.push(`f.act = ANY(${value(acts)})`)
  if (kinds !== undefined) conditions.push(`f.kind = ANY(${value(kinds)})`)
  if (entities !== undefined) {
    conditions.push(`f.entities && ${value([...entities, ...entities.map(nameKey)])}::text[]`)
  }
  if (languages !== undefined) conditions.push(`f.language = ANY(${value(languages)})`)
  if (sources !== undefined) conditions.push(`f.sources && ${value(sources)}::text[]`)
  if (text !== undefined) conditions.push(matches(value(tsquery(words(text), ':A'))))
  if (minConfidence !== undefined) conditions.push(`f.confidence >= ${value(minConfidence)}`)
  return conditions
}

/**
 * A search as a condition: all words must occur, the last may be the beginning of one, and words in quotation marks
 * stand next to each other.
 */
export function searchCondition(search: string, values: unknown[]): string {
  const parts = search.split('"').map((part, index) => ({ terms: words(part), isPhrase: index % 2 === 1 }))
  const queries = parts.flatMap(({ terms, isPhrase }, index) => {
    if (terms.length === 0) return []
    if (isPhrase) return [terms.map((term) => `'${term}'`).join(' <-> ')]
    const isLast = index === parts.length - 1
    return terms.map((term, at) => `'${term}'${isLast && at === terms.length - 1 ? ':*' : ''}`)
  })
  return matches(`$${values.push(queries.map((query) => `(${query})`).join(' & '))}`)
}

/** A query without a word matches nothing: `''::tsquery` does so, with a notice only. */
const matches = (parameter: string) => `f.terms @@ ${parameter}::tsquery`

const tsquery = (terms: string[], suffix: string) => terms.map((term) => `'${term}'${suffix}`).join(' & ')
