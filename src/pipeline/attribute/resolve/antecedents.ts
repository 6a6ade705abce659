import type { Gender } from '../../given-names.ts'
import { lowerBound } from '../../spans.ts'
import type { Span } from '../../types.ts'
import type { Mention } from './people.ts'

/** A pronoun's person stands at most this far back: about two paragraphs. */
const REACH_CHARACTERS = 900

/** "In an interview with Ada Obi, she said": somebody other than whom she spoke with. */
const FRAME = /^["“„'‘(]?(?:In|At|During|After|Before|Following|Speaking|On|Im|Bei|Nach|Vor)\s/
const PARTNER = /\s(?:with|to|by|for|from|mit|gegenüber|an)\s(?:\p{L}\S*\s){0,3}$/u

export type Antecedent = { known: Mention['known']; confidence: number }

/** What a pronoun's meaning depends on besides the mentions. */
export type Surroundings = {
  text: string
  /** In order of the text. */
  sentences: readonly Span[]
  /** What was said by somebody: whoever is named in there is spoken of and does not take the stage. */
  contents: readonly Span[]
  /** Who enters as the subject of a sentence without being named there. */
  entrances: readonly Mention[]
}

/**
 * Finds whom "he" or "she" means, in the manner of Hobbs and of centering: the speaker of the nearest sentence before,
 * or else whoever its subject is, taken to be the first named in it and not only as an owner. `named` and `spoke` are
 * in order of the text.
 */
export class Antecedents {
  readonly #text: string
  readonly #sentences: readonly Span[]
  readonly #contents: readonly Span[]
  readonly #named: readonly Mention[]
  readonly #narrated: readonly Mention[]

  constructor(named: readonly Mention[], { text, sentences, contents, entrances }: Surroundings) {
    this.#text = text
    this.#sentences = sentences
    this.#contents = [...contents].sort((a, b) => a[0] - b[0])
    this.#named = named
    this.#narrated = [...named, ...entrances]
      .filter(({ at }) => this.#contentAround(at) === null)
      .sort((a, b) => a.at - b.at)
  }

  /** Whom a personal pronoun at a place means, of those that spoke or are named before it, but for one. */
  of(
    at: number,
    gender: Gender | null,
    spoke: readonly Mention[],
    except: Mention['known'] | null = null,
  ): Antecedent | null {
    const own = this.#sentenceStart(at)
    const frame = FRAME.test(this.#text.slice(own, at))
    const fits = ({ at: place, end, known }: Mention) =>
      known.human &&
      known !== except &&
      (gender === null || known.gender === null || known.gender === gender) &&
      !(frame && place >= own && PARTNER.test(this.#text.slice(own, place))) &&
      // "Obi, she told me, is late", "M. Obi, a-t-il dit": the one is not the other.
      !(place >= own && /^, (?:\p{L}+-(?:t-)?)?$/u.test(this.#text.slice(end, at)))
    const around = this.#contentAround(at)
    const inside = around && lastBefore(this.#named, at, fits)
    if (inside && inside.at >= around[0]) return { known: inside.known, confidence: 75 }
    const speaker = lastBefore(spoke, at, fits)
    const narrated = lastBefore(this.#narrated, at, fits)
    const nearest = Math.max(speaker?.at ?? -1, narrated?.at ?? -1)
    if (nearest < 0) {
      // Only spoken of, so somebody known to be a man or a woman.
      const spokenOf = lastBefore(this.#named, at, (mention) => fits(mention) && mention.known.gender !== null)
      return spokenOf ? { known: spokenOf.known, confidence: 60 } : null
    }
    const from = this.#sentenceStart(nearest)
    const inSentence = within(this.#narrated, from, at).filter(fits)
    const subject = inSentence.find(({ end }) => !/^['’]/.test(this.#text.slice(end, end + 1))) ?? inSentence[0]
    const meant = speaker !== undefined && speaker.at >= from ? speaker : (subject ?? speaker)
    if (meant === undefined) return null
    const rival = inSentence.some(({ known }) => known !== meant.known)
    const certain = meant.known.gender !== null && meant.known.gender === gender
    return { known: meant.known, confidence: rival ? 70 : certain ? 90 : 85 }
  }

  /** The only person whom the sentence before a place tells of, if it is of the same paragraph or any may be. */
  subjectBefore(at: number, isAnyParagraph = false): Mention | null {
    const own = firstFrom(this.#sentences, at + 1) - 1
    const before = this.#sentences[own - 1]
    if (before === undefined || (!isAnyParagraph && this.#text.slice(before[0], at).includes('\n'))) return null
    const [first, ...others] = within(this.#narrated, before[0], before[1]).filter(({ known }) => known.human)
    return first !== undefined && others.every(({ known }) => known === first.known) ? first : null
  }

  #contentAround(at: number): Span | null {
    // Contents may nest; the innermost that is open here starts last.
    for (let index = firstFrom(this.#contents, at + 1) - 1, steps = 0; index >= 0 && steps < 4; index--, steps++) {
      const content = this.#contents[index]!
      if (content[1] > at) return content
    }
    return null
  }

  #sentenceStart(at: number): number {
    return this.#sentences[firstFrom(this.#sentences, at + 1) - 1]?.[0] ?? 0
  }
}

/** The last mention before a place and within reach that fits; `mentions` in order of the text. */
export function lastBefore(
  mentions: readonly Mention[],
  at: number,
  fits: (mention: Mention) => boolean,
): Mention | undefined {
  for (let index = firstMention(mentions, at) - 1; index >= 0 && mentions[index]!.at > at - REACH_CHARACTERS; index--) {
    if (fits(mentions[index]!)) return mentions[index]
  }
  return undefined
}

const within = (mentions: readonly Mention[], from: number, to: number): Mention[] =>
  mentions.slice(firstMention(mentions, from), firstMention(mentions, to))

const firstMention = (mentions: readonly Mention[], at: number): number =>
  lowerBound(mentions.length, (index) => mentions[index]!.at >= at)

/** Index of the first span that starts at a place or after it. */
const firstFrom = (spans: readonly Span[], at: number): number =>
  lowerBound(spans.length, (index) => spans[index]![0] >= at)
