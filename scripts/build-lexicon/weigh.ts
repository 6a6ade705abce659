import { atLevel } from '../../src/pipeline/tag/taxonomy.ts'
import { type Lexicon, termsOf } from '../../src/pipeline/tag/term-lists.ts'
import { findTerms, type Hit } from '../../src/pipeline/tag/terms.ts'
import { wordsOf } from '../../src/pipeline/tag/words.ts'
import type { Unit } from './corpus.ts'

export type Weighted = Map<string, Map<number, number>>
export type Draft = { whole: Weighted; prefixes: Weighted; suffixes: Weighted; parts: readonly string[] }
export type Drafts = { languages: Map<string, Draft>; names: Weighted }

/** How much a source strength of 1, 2 and 3 counts: (strength / 3) ^ 1.3. */
const STRENGTH_EXPONENT = 1.3
/** A term of several topics counts less for each: by the square root of their number. */
const AMBIGUITY_EXPONENT = 0.5
/** Where there is no text in a language, each of its terms is taken to be seen so often in 10,000 units: as most are. */
const UNKNOWN_FREQUENCY = 100
/** Rarity of an affix, whose own frequency is not counted: that of a term seen twice. */
const AFFIX_FREQUENCY = 2
const AGREEMENT_EXPONENT = 0.7
const AGREEMENT_BOUNDS = [0.3, 1.4] as const
/** The mean of the topic counts as so many observations of each term. */
const PRIOR_OBSERVATIONS = 10

export function lexiconOf(drafts: Drafts): Lexicon {
  const flat = (part: Weighted) => new Map(Array.from(part, ([key, weights]) => [key, [...weights].flat()]))
  return {
    names: termsOf(flat(drafts.names)),
    languages: new Map(
      Array.from(drafts.languages, ([language, { whole, prefixes, suffixes, parts }]) => [
        language,
        { ...termsOf(flat(whole)), prefixes: flat(prefixes), suffixes: flat(suffixes), parts: new Set(parts) },
      ]),
    ),
  }
}

export function weigh(drafts: Drafts, topics: readonly string[], units: readonly Unit[]): Drafts {
  const lexicon = lexiconOf(drafts)
  const found = units.map((unit) => ({
    language: unit.language,
    hits: findTerms(wordsOf(unit.text, unit.language), unit.language, lexicon),
  }))
  const rarity = new Map<string, (key: string) => number>()
  for (const language of drafts.languages.keys()) {
    rarity.set(language, rarityIn(found.filter((unit) => unit.language === language).map(({ hits }) => hits)))
  }
  const anywhere = rarityIn(found.map(({ hits }) => hits))
  const base = mapDrafts(drafts, (weights, key, language, affix) => {
    const rare = language === null ? anywhere : rarity.get(language)!
    const factor = (affix ? rare('') : rare(key)) / weights.size ** AMBIGUITY_EXPONENT
    return new Map(Array.from(weights, ([topic, s]) => [topic, (s / 3) ** STRENGTH_EXPONENT * factor]))
  })
  const agreement = agreementIn(found, base, topics)
  return mapDrafts(base, (weights, key, language, affix) =>
    affix ? weights : new Map(Array.from(weights, ([topic, s]) => [topic, s * agreement(language, key, topic)])),
  )
}

type Change = (
  weights: Map<number, number>,
  key: string,
  language: string | null,
  affix: boolean,
) => Map<number, number>

function mapDrafts(drafts: Drafts, change: Change): Drafts {
  const part = (weighted: Weighted, language: string | null, affix: boolean): Weighted =>
    new Map(Array.from(weighted, ([key, weights]) => [key, change(weights, key, language, affix)]))
  return {
    names: part(drafts.names, null, false),
    languages: new Map(
      Array.from(drafts.languages, ([language, { whole, prefixes, suffixes, parts }]) => [
        language,
        {
          parts,
          whole: part(whole, language, false),
          prefixes: part(prefixes, language, true),
          suffixes: part(suffixes, language, true),
        },
      ]),
    ),
  }
}

/** Inverse document frequency of a term, the empty one standing for an affix. */
function rarityIn(units: readonly (readonly Hit[])[]): (key: string) => number {
  // So small a corpus would call every unseen term rarer than it is: count as if there were 10,000 units.
  const size = Math.max(units.length, 10_000)
  const scale = size / Math.max(units.length, 1)
  const frequency = new Map<string, number>()
  for (const hits of units) {
    for (const key of new Set(hits.map((hit) => hit.key))) frequency.set(key, (frequency.get(key) ?? 0) + 1)
  }
  if (units.length === 0) return () => Math.log(1 + size / (UNKNOWN_FREQUENCY + 5))
  return (key) =>
    Math.log(1 + size / ((key === '' ? AFFIX_FREQUENCY : (frequency.get(key) ?? 0)) * Math.min(scale, 3) + 5))
}

type Found = { language: string; hits: readonly Hit[] }

/**
 * For a term and a topic of it: the share of the other terms' evidence around it that falls into the same top topic,
 * against the mean of that top topic.
 */
function agreementIn(
  found: readonly Found[],
  base: Drafts,
  topics: readonly string[],
): (language: string | null, key: string, topic: number) => number {
  const tops = topics.map((code) => atLevel(code, 1))
  const seen = new Map<string, { n: number; share: number }>()
  for (const { language, hits } of found) {
    if (hits.length < 3) continue
    const parts = hits.map((hit) => {
      const own = base.languages.get(language)?.whole.get(hit.key)
      const isName = own === undefined
      const weights = own ?? base.names.get(hit.key) ?? new Map<number, number>()
      const mass = new Map<string, number>()
      let total = 0
      for (const [topic, strength] of weights) {
        mass.set(tops[topic]!, (mass.get(tops[topic]!) ?? 0) + strength)
        total += strength
      }
      return { key: hit.key, language: isName ? null : language, weights, mass, total }
    })
    const all = new Map<string, number>()
    let total = 0
    for (const part of parts) {
      for (const [top, mass] of part.mass) all.set(top, (all.get(top) ?? 0) + mass)
      total += part.total
    }
    const done = new Set<string>()
    for (const part of parts) {
      if (done.has(part.key)) continue
      done.add(part.key)
      const rest = total - part.total
      if (rest <= 0.3) continue
      for (const topic of part.weights.keys()) {
        const top = tops[topic]!
        const share = Math.max(0, (all.get(top) ?? 0) - (part.mass.get(top) ?? 0)) / rest
        const id = `${part.language}|${part.key}|${topic}`
        const entry = seen.get(id) ?? { n: 0, share: 0 }
        entry.n++
        entry.share += share
        seen.set(id, entry)
      }
    }
  }
  const means = new Map<string, { n: number; share: number }>()
  const meanId = (language: string | null, topic: number) => `${language}|${tops[topic]}`
  for (const [id, { n, share }] of seen) {
    const [language, , topic] = id.split('|')
    const at = meanId(language === 'null' ? null : language!, Number(topic))
    const mean = means.get(at) ?? { n: 0, share: 0 }
    const counted = Math.min(n, 20)
    mean.n += counted
    mean.share += (counted * share) / n
    means.set(at, mean)
  }
  return (language, key, topic) => {
    const entry = seen.get(`${language}|${key}|${topic}`)
    const mean = means.get(meanId(language, topic))
    if (entry === undefined || mean === undefined || mean.share === 0) return 1
    const expected = mean.share / mean.n
    const share = (entry.share + PRIOR_OBSERVATIONS * expected) / (entry.n + PRIOR_OBSERVATIONS)
    const [least, most] = AGREEMENT_BOUNDS
    return Math.min(most, Math.max(least, (share / expected) ** AGREEMENT_EXPONENT))
  }
}
