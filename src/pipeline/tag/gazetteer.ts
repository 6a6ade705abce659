import type { EntityTag } from '../../schemas/statement.ts'
import data from './data/gazetteer.json' with { type: 'json' }

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
const whole = new Map<string, number>(Object.entries(data.whole))
const prefixes = new Map<string, number>(Object.entries(data.prefixes))

/** First words of names of several words, and how many words the longest of them has. */
const starts = new Map<string, number>()
for (const key of whole.keys()) {
  const words = key.split(' ')
  starts.set(words[0]!, Math.max(starts.get(words[0]!) ?? 0, words.length))
}

export const givenNames: ReadonlySet<string> = new Set(data.givenNames)

/** How many words the longest name has that begins with this one; 0 for none. */
export function longestFrom(word: string): number {
  return starts.get(word) ?? 0
}

/** @param key as `gazetteerKey` writes it */
export function lookUp(key: string): KnownEntity | null {
  const at = whole.get(key)
  return at === undefined ? null : entities[at]!
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
