import { isBusinessWord, isFamilyWord, kindOf, mayBeCalled } from './body-kinds.ts'
import { countryNames } from './countries.ts'
import type { Known, Mention, People } from './people.ts'
import { KNOWN_BODIES } from './words.ts'

/** "в ведомстве" */
const RUSSIAN_PREPOSITION = /^(?:в|во|на) /iu

/** The organisations of a document as its later mentions mean them. */
export class Bodies {
  /** Those that spoke so far, in order of the text. */
  readonly spoke: Mention[] = []
  readonly #named: People

  constructor(named: People) {
    this.#named = named
  }

  /** "the group", "the ministry": the body last heard of that may be called so. */
  meant(at: number, text: string): Known | null {
    const words = text
      .replace(RUSSIAN_PREPOSITION, '')
      .replace(/^news (?=\p{L}+$)/u, '')
      .split(/\s+/)
    const kind = kindOf(words.at(-1)!)
    if (kind === null) return null
    const isMeant = ({ type, kinds }: Known) => type === 'organisation' && mayBeCalled(kinds, kind)
    const named = this.#named.mentions.filter((mention) => mention.at < at && isMeant(mention.known))
    const all = [...named, ...this.spoke.filter(({ known }) => isMeant(known))]
    const last = all.reduce<Mention | null>(
      (latest, one) => (latest === null || one.at >= latest.at ? one : latest),
      null,
    )
    const isOnly = all.every(({ known }) => known === last?.known)
    // German "die Tageszeitung" is one of its kind.
    if (words.length === 1 && text.toLowerCase().length > kind.length + 2 && text.toLowerCase().endsWith(kind))
      return isOnly ? (last?.known ?? null) : null
    if (words.length > 1) {
      return isOnly && isFamilyWord(kind) && words.slice(0, -1).every(isOrigin) ? (last?.known ?? null) : null
    }
    return last?.known ?? this.#unknown(kind)
  }

  /** Of what kind the last one that spoke is, nothing tells: it may be any but a country. */
  #unknown(kind: string): Known | null {
    const known = this.spoke.at(-1)?.known
    if (known === undefined || known.kinds.length > 0 || !isFamilyWord(kind)) return null
    return countryNames(null).has(known.words.join(' ').toLowerCase()) ? null : known
  }

  /** "the Commission": the one body whose name ends in that word, or else has it. */
  endingIn(word: string): Known | undefined {
    const bodies = this.#inFull()
    return (
      only(bodies.filter(({ words }) => words.at(-1) === word)) ??
      only(bodies.filter(({ words }) => words.includes(word)))
    )
  }

  /** "Northline" of Northline Buses. */
  beginningWith(word: string): Known | undefined {
    if (KNOWN_BODIES.has(word.toLowerCase()) || /(?:ian|ish|ese|ean|can)$/.test(word)) return undefined
    return only(
      this.#inFull().filter(({ words: [first, ...others] }) => first === word && others.every(isBusinessWord)),
    )
  }

  #inFull(): Known[] {
    return this.#named.all.filter(({ type, words }) => type === 'organisation' && words.length > 1)
  }
}

/** "the Dutch company", "the Norrby-based group" */
const isOrigin = (word: string): boolean => /^\p{Lu}/u.test(word) || word.endsWith('-based')

const only = <T>(items: readonly T[]): T | undefined => (items.length === 1 ? items[0] : undefined)
