import type { WatchTopic } from '../../../schemas/watch.ts'
import { type ExampleIndex, indexExamples } from './examples.ts'
import { indexPatterns, type PatternIndex } from './patterns.ts'

/** A topic's rule with its terms by their ids. */
export type Rule = {
  topic: WatchTopic
  terms: readonly number[]
  near: readonly { terms: readonly number[]; within: number }[]
  all: readonly number[]
  not: readonly number[]
}

/** Rules behind inverted indexes: what a statement says, names and is said by leads to the rules that ask for it. */
export type WatchIndex = {
  rules: readonly Rule[]
  terms: readonly string[]
  rulesOfTerm: ReadonlyMap<number, readonly number[]>
  rulesOfEntity: ReadonlyMap<string, readonly number[]>
  rulesOfSpeaker: ReadonlyMap<string, readonly number[]>
  /** Made when a language first comes. */
  languages: Map<string, { patterns: PatternIndex; examples: ExampleIndex }>
}

export const fold = (name: string) => name.toLowerCase().trim()

/** Words that a speaker's name is looked up by. */
export const nameWords = (name: string) => fold(name).split(/[\s-]+/)

export function compileWatch(topics: readonly WatchTopic[]): WatchIndex {
  const ids = new Map<string, number>()
  const idOf = (term: string) => {
    const id = ids.get(fold(term)) ?? ids.size
    ids.set(fold(term), id)
    return id
  }
  const rulesOfTerm = new Map<number, number[]>()
  const rulesOfEntity = new Map<string, number[]>()
  const rulesOfSpeaker = new Map<string, number[]>()
  const rules = topics.map((topic, at): Rule => {
    const rule = {
      topic,
      terms: topic.terms.map(idOf),
      near: topic.near.map(({ terms, within }) => ({ terms: terms.map(idOf), within })),
      all: topic.all.map(idOf),
      not: topic.not.map(idOf),
    }
    const asked = [...rule.terms, ...rule.near.map(({ terms }) => terms[0]!)]
    const keys = asked.length > 0 ? asked : rule.all.slice(0, 1)
    for (const key of new Set(keys)) add(rulesOfTerm, key, at)
    // Without words, what is named or who speaks is all there is to go by.
    if (keys.length > 0 || topic.examples.length > 0) return rule
    if (topic.entities.length > 0) for (const entity of topic.entities) add(rulesOfEntity, fold(entity), at)
    else for (const speaker of topic.speakers) add(rulesOfSpeaker, longestOf(nameWords(speaker)), at)
    return rule
  })
  return { rules, terms: [...ids.keys()], rulesOfTerm, rulesOfEntity, rulesOfSpeaker, languages: new Map() }
}

export function indexesOf(index: WatchIndex, language: string) {
  const known = index.languages.get(language)
  if (known !== undefined) return known
  const topics = index.rules.map(({ topic }) => topic)
  const made = { patterns: indexPatterns(index.terms, language), examples: indexExamples(topics, language) }
  index.languages.set(language, made)
  return made
}

function add<K>(into: Map<K, number[]>, key: K, rule: number): void {
  const rules = into.get(key)
  if (rules === undefined) into.set(key, [rule])
  else rules.push(rule)
}

const longestOf = (words: readonly string[]) => words.reduce((a, b) => (b.length > a.length ? b : a))
