import type { EntityTag } from '../../schemas/statement.ts'
import type { Person, Span } from '../types.ts'
import { type KnownEntity, knownNames, lookUpInflected, type Names } from './gazetteer.ts'
import { gazetteerKey } from './gazetteer-key.ts'
import { findNames } from './names.ts'
import type { Word } from './words.ts'

export type EntityMention = { name: string; type: EntityTag['type']; uri: string | null; span: Span }

/** Words with which an event's or an organisation's proper name ends. */
const EVENT_HEADS = new Set(
  'war revolution summit olympics games cup conference treaty uprising referendum championship accords'.split(' '),
)
const ORGANISATION_HEADS = new Set(
  'university institute foundation ministry department party council committee commission agency association federation union bank corporation company inc group court police university universität institut stiftung ministerium partei verband gewerkschaft'.split(
    ' ',
  ),
)
const LONGEST_PROPER_NAME = 5

/** Inflected forms begin with a capital, but for the adjectives of these languages. */
const SMALL_ADJECTIVES = new Set(['de', 'ru', 'az', 'tr'])

/** People, organisations, places and events that a text names, in order, none overlapping another. */
export function findEntities(
  text: string,
  blocks: readonly (readonly Word[])[],
  language: string,
  people: readonly Person[],
  deskNames: Names,
): EntityMention[] {
  const mentions: EntityMention[] = []
  const taken = new Set<number>()
  const take = (mention: EntityMention) => {
    for (let i = mention.span[0]; i < mention.span[1]; i++) if (taken.has(i)) return
    mentions.push(mention)
    for (let i = mention.span[0]; i < mention.span[1]; i++) taken.add(i)
  }
  for (const words of blocks) {
    for (let at = 0; at < words.length; at++) {
      const found = longestName(words, at, deskNames, taken)
      if (found !== null) take({ ...found.entity, span: [words[at]!.span[0], words[found.end - 1]!.span[1]] })
    }
  }
  for (const { name, span } of findNames(text, blocks, people)) {
    const known = deskNames.whole.get(gazetteerKey(name))
    take(known?.type === 'person' ? { ...known, span } : { name, type: 'person', uri: null, span })
  }
  for (const words of blocks) {
    for (let at = 0; at < words.length; ) {
      if (taken.has(words[at]!.span[0])) {
        at++
        continue
      }
      const found = knownFrom(words, at, language, taken) ?? properFrom(text, words, at, taken)
      if (found === null) at++
      else {
        mentions.push({ ...found.entity, span: [words[at]!.span[0], words[found.end - 1]!.span[1]] })
        at = found.end
      }
    }
  }
  return mentions.sort((a, b) => a.span[0] - b.span[0])
}

type Found = { entity: KnownEntity; end: number }

function longestName(words: readonly Word[], from: number, names: Names, taken: ReadonlySet<number>): Found | null {
  const firstKey = gazetteerKey(words[from]!.printed)
  const reach = Math.min(names.starts.get(firstKey) ?? 0, words.length - from)
  let found: Found | null = null
  let key = ''
  for (let length = 1; length <= reach; length++) {
    const word = words[from + length - 1]!
    if (taken.has(word.span[0])) break
    key = length === 1 ? firstKey : `${key} ${gazetteerKey(word.printed)}`
    const entity = names.whole.get(key)
    if (entity !== undefined) found = { entity, end: from + length }
  }
  return found
}

function knownFrom(words: readonly Word[], from: number, language: string, taken: ReadonlySet<number>): Found | null {
  const found = longestName(words, from, knownNames, taken)
  if (found !== null) return found
  const first = words[from]!
  if (!first.capitalised && !SMALL_ADJECTIVES.has(language)) return null
  const entity =
    lookUpInflected(first.printed) ?? (first.capitalised ? null : lookUpInflected(capitalise(first.printed)))
  return entity === null || !SMALL_ADJECTIVES.has(language) ? null : { entity, end: from + 1 }
}

const capitalise = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/** "Suez Canal Authority": capitalised words that end with the head of an event's or an organisation's name. */
function properFrom(text: string, words: readonly Word[], from: number, taken: ReadonlySet<number>): Found | null {
  let end = from
  while (end < words.length && end - from < LONGEST_PROPER_NAME && /^\p{Lu}/u.test(words[end]!.printed)) {
    if (taken.has(words[end]!.span[0])) break
    if (end > from && text.slice(words[end - 1]!.span[1], words[end]!.span[0]) !== ' ') break
    end++
  }
  for (; end - from >= 2; end--) {
    const head = words[end - 1]!.form
    const type = EVENT_HEADS.has(head) ? 'event' : ORGANISATION_HEADS.has(head) ? 'organisation' : null
    if (type === null) continue
    const name = text.slice(words[from]!.span[0], words[end - 1]!.span[1])
    return { entity: { name, type, uri: null }, end }
  }
  return null
}
