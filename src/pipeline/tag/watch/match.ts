import type { Span } from '../../types.ts'
import type { Word } from '../words.ts'
import { fold, indexesOf, nameWords, type Rule, type WatchIndex } from './compile.ts'
import { findSimilar } from './examples.ts'
import { findPatterns, type Occurrence } from './patterns.ts'

/** What rules ask of a statement. */
export type Said = {
  words: readonly Word[]
  /** Primary language, "en". */
  language: string
  speaker: { name: string; id: string } | null
  entities: readonly { name: string; uri: string | null }[]
}

export type WatchMatch = { name: string; title: string; confidence: number; evidence: Span[] }

/** The watch topics of a statement, in the order of the rules. Its cost does not grow with the number of rules. */
export function matchWatch(said: Said, index: WatchIndex): WatchMatch[] {
  const { patterns, examples } = indexesOf(index, said.language)
  const found = findPatterns(said.words, patterns)
  const similar = findSimilar(said.words, examples)
  const candidates = new Set(similar.keys())
  const take = (rules: readonly number[] | undefined) => {
    for (const rule of rules ?? []) candidates.add(rule)
  }
  for (const id of found.keys()) take(index.rulesOfTerm.get(id))
  for (const key of entityKeys(said)) take(index.rulesOfEntity.get(key))
  if (said.speaker !== null) {
    for (const word of [...nameWords(said.speaker.name), ...nameWords(said.speaker.id)])
      take(index.rulesOfSpeaker.get(word))
  }
  return [...candidates]
    .sort((a, b) => a - b)
    .flatMap((at) => {
      const rule = index.rules[at]!
      if (!allows(rule, said, found)) return []
      const { name, title = name } = rule.topic
      const places = evidenceOf(rule, found)
      if (places !== null) return [{ name, title, confidence: 100, evidence: spansOf(places, said.words) }]
      const like = similar.get(at)
      if (like === undefined) return []
      const confidence = Math.round(100 * Math.min(1, like.similarity))
      return [{ name, title, confidence, evidence: like.shared.map(({ span }) => span) }]
    })
}

type Found = ReadonlyMap<number, readonly Occurrence[]>

function* entityKeys({ entities }: Said): Generator<string> {
  for (const { name, uri } of entities) {
    yield fold(name)
    if (uri !== null) yield fold(uri)
  }
}

/** The conditions that hold for rules and examples alike. */
function allows({ topic: { languages, entities, speakers }, not }: Rule, said: Said, found: Found): boolean {
  const { speaker } = said
  const isOf = (wanted: string) => {
    const part = fold(wanted)
    return speaker !== null && (fold(speaker.name).includes(part) || fold(speaker.id) === part)
  }
  if (languages.length > 0 && !languages.some((tag) => tag.split('-')[0] === said.language)) return false
  if (speakers.length > 0 && !speakers.some(isOf)) return false
  if (entities.length > 0) {
    const named = new Set(entityKeys(said))
    if (!entities.some((entity) => named.has(fold(entity)))) return false
  }
  return !not.some((id) => found.has(id))
}

/** Where the rule's words stand; none for a rule without words; null where it is not fulfilled. */
function evidenceOf(rule: Rule, found: Found): Occurrence[] | null {
  const { terms, near, all, topic } = rule
  const asks = terms.length + near.length > 0
  if (!asks && all.length === 0) return topic.examples.length > 0 ? null : []
  if (!all.every((id) => found.has(id))) return null
  const said = [...terms.flatMap((id) => found.get(id) ?? []), ...near.flatMap((each) => nearest(each, found))]
  if (asks && said.length === 0) return null
  return [...said, ...all.flatMap((id) => found.get(id) ?? [])]
}

/** The first places of all terms that lie so near to one another; none where there are no such. */
function nearest({ terms, within }: Rule['near'][number], found: Found): Occurrence[] {
  const [first, ...others] = terms.map((id) => found.get(id) ?? [])
  for (const start of first ?? []) {
    const chosen = [start]
    for (const places of others) {
      const next = places.find(({ from, to }) => {
        const begin = Math.min(from, ...chosen.map((place) => place.from))
        const end = Math.max(to, ...chosen.map((place) => place.to))
        return end - begin <= within
      })
      if (next === undefined) break
      chosen.push(next)
    }
    if (chosen.length === terms.length) return chosen
  }
  return []
}

function spansOf(places: readonly Occurrence[], words: readonly Word[]): Span[] {
  const spans = places.map(({ from, to }): Span => [words[from]!.span[0], words[to - 1]!.span[1]])
  const unique = new Map(spans.map((span) => [span.join(), span]))
  return [...unique.values()].sort((a, b) => a[0] - b[0])
}
