/**
 * Compiles the lexicon's sources to src/pipeline/tag/data/lexicon.json. Each pair of term and topic gets a strength from
 * its weight in the source, from its rarity in unlabelled text, and from how often the other terms around it there
 * agree with it (a term that stands among terms of other topics is not to be trusted).
 *
 * usage: node scripts/build-lexicon/build.ts DATA_FOLDER
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { stem } from '../../src/pipeline/tag/stem.ts'
import { withCapital, wordsOf } from '../../src/pipeline/tag/words.ts'
import { readUnits } from './corpus.ts'
import { readLexicon, type Term } from './terms.ts'
import { type Draft, type Weighted, weigh } from './weigh.ts'

const dataFolder = process.argv[2]
if (dataFolder === undefined) {
  console.error('usage: node scripts/build-lexicon/build.ts DATA_FOLDER')
  process.exit(2)
}

const sources = readLexicon(fileURLToPath(new URL('./terms', import.meta.url)))
const units = readUnits(dataFolder)
const topics = [...new Set([...sources.languages.values(), sources.names].flat().map((term) => term.code))].sort()
const numbers = new Map(topics.map((code, i) => [code, i]))

function add(into: Weighted, key: string, code: string, strength: number): void {
  if (key === '') return
  const weights = into.get(key) ?? new Map<number, number>()
  const topic = numbers.get(code)!
  weights.set(topic, Math.max(weights.get(topic) ?? 0, strength))
  into.set(key, weights)
}

/** Languages that write compounds as one word. */
const COMPOUNDING = new Set<string | null>(['de'])
const LEAST_SEEN = 2
const SHORTEST_PART = 4

/** Prefixes of verbs and the nouns made of them: "Überprüfung" is no "Prüfung". */
const NO_PARTS = new Set([
  'über',
  'unter',
  'nach',
  'gegen',
  'wieder',
  'zurück',
  'durch',
  'hinter',
  'wider',
  'miss',
  'voll',
  'frei',
])

/** Words of the unlabelled text that compounds may be made of. */
function partsIn(language: string | null): string[] {
  if (!COMPOUNDING.has(language)) return []
  const seen = new Map<string, number>()
  for (const { text } of units.filter((unit) => unit.language === language)) {
    for (const { stem: part } of wordsOf(text, 'de')) {
      if (/^\p{L}+$/u.test(part) && part.length >= SHORTEST_PART) seen.set(part, (seen.get(part) ?? 0) + 1)
    }
  }
  return [...seen].flatMap(([part, count]) => (count >= LEAST_SEEN && !NO_PARTS.has(part) ? [part] : [])).sort()
}

function draftOf(terms: readonly Term[], language: string | null, idioms: readonly string[] = []): Draft {
  const draft: Draft = { whole: new Map(), prefixes: new Map(), suffixes: new Map(), parts: partsIn(language) }
  for (const { code, text, strength } of terms) {
    const lower = text.toLowerCase()
    if (lower.endsWith('*')) add(draft.prefixes, lower.slice(0, -1), code, strength)
    else if (lower.startsWith('*')) add(draft.suffixes, lower.slice(1), code, strength)
    else add(draft.whole, keyOf(text, language), code, strength)
  }
  shareCases(draft.whole)
  for (const idiom of idioms) draft.whole.set(keyOf(idiom, language), new Map())
  return draft
}

/** A word that is a term with a capital and without has both meanings where it stands with one. */
function shareCases(whole: Weighted): void {
  for (const [key, weights] of whole) {
    const lower = key.toLowerCase()
    if (lower === key) continue
    for (const [topic, strength] of whole.get(lower) ?? []) {
      weights.set(topic, Math.max(weights.get(topic) ?? 0, strength))
    }
  }
}

/** A single word that a list writes with a capital, or with none but capitals, is to stand so in the text too. */
function keyOf(term: string, language: string | null): string {
  const words = wordsOf(term, language ?? 'en')
  const [only] = words
  if (only !== undefined && words.length === 1 && /^\p{Lu}/u.test(term)) {
    if (!/\p{Ll}/u.test(only.printed)) return only.printed
    if (language !== null) return withCapital(only.stem)
  }
  return words.map((word) => (language === null ? word.form : stem(word.form, language))).join(' ')
}

const drafts = new Map(
  Array.from(sources.languages, ([language, terms]) => [
    language,
    draftOf(terms, language, sources.idioms.get(language)),
  ]),
)
const names = draftOf(sources.names, null).whole
const weighed = weigh({ languages: drafts, names }, topics, units)

const flat = (part: Weighted) =>
  Object.fromEntries(
    Array.from(part, ([key, weights]): [string, number[]] => [
      key,
      [...weights].flatMap(([topic, strength]) => [topic, Math.round(strength * 100) / 100]),
    ]).sort(([a], [b]) => (a < b ? -1 : 1)),
  )
const languages = Object.fromEntries(
  Array.from(weighed.languages, ([language, { whole, prefixes, suffixes, parts }]) => [
    language,
    { whole: flat(whole), prefixes: flat(prefixes), suffixes: flat(suffixes), parts },
  ]),
)
const json = JSON.stringify({ topics, names: flat(weighed.names), languages })
writeFileSync(
  new URL('../../src/pipeline/tag/data/lexicon.json', import.meta.url),
  `${json.replaceAll('],"', '],\n"')}\n`,
)
for (const [language, { whole, prefixes, suffixes }] of drafts) {
  console.log(`${language}: ${whole.size} terms, ${prefixes.size} prefixes, ${suffixes.size} suffixes`)
}
console.log(`${names.size} names, ${topics.length} topics, ${Math.round(json.length / 1000)} kB`)
