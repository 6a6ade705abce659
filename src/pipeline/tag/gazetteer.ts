import type { EntityTag } from '../../schemas/statement.ts'
import data from './data/gazetteer.json' with { type: 'json' }
import { gazetteerKey } from './gazetteer-key.ts'

export type KnownEntity = { name: string; type: EntityTag['type']; uri: string | null }

const TYPES = new Set<string>(['person', 'organisation', 'place', 'event'] satisfies EntityTag['type'][])

function isType(type: string): type is EntityTag['type'] {
  return TYPES.has(type)
}

const entities: KnownEntity[] = data.entities.map(([name, type, uri]) => {
  if (typeof name !== 'string' || typeof type !== 'string' || !isType(type)) {
    throw new Error(`data/gazetteer.json: ${name} has the unknown type ${type}`)
  }
  return { name, type, uri: uri ?? null }
})
/** Names by their keys, and for their first words how many words the longest name has that begins so. */
export type Names = { whole: ReadonlyMap<string, KnownEntity>; starts: ReadonlyMap<string, number> }

export function namesOf(entries: Iterable<readonly [name: string, entity: KnownEntity]>): Names {
  const whole = new Map<string, KnownEntity>()
  const starts = new Map<string, number>()
  for (const [name, entity] of entries) {
    const key = gazetteerKey(name)
    const words = key.split(' ')
    whole.set(key, entity)
    starts.set(words[0]!, Math.max(starts.get(words[0]!) ?? 0, words.length))
  }
  return { whole, starts }
}

/** The names that everybody knows. */
export const knownNames = namesOf(
  Object.entries(data.whole).map(([key, at]): [string, KnownEntity] => [key, entities[at]!]),
)
const prefixes = new Map<string, number>(Object.entries(data.prefixes))

export const givenNames: ReadonlySet<string> = new Set(data.givenNames)

/** How many words the longest name has that begins with this one; 0 for none. */
export function longestFrom(word: string): number {
  return knownNames.starts.get(word) ?? 0
}

/** @param key as `gazetteerKey` writes it */
export function lookUp(key: string): KnownEntity | null {
  return knownNames.whole.get(key) ?? null
}

/** Endings of cases and of the adjectives made of a country's name. */
const LONGEST_ENDING = 6
const SHORTEST_PREFIX = 3

/** A word that is an inflected name or its adjective: "französischen", "Азербайджана". */
export function lookUpInflected(word: string): KnownEntity | null {
  for (let n = word.length; n >= Math.max(SHORTEST_PREFIX, word.length - LONGEST_ENDING); n--) {
    const at = prefixes.get(word.slice(0, n))
    if (at !== undefined) return entities[at]!
  }
  return null
}
