/**
 * Trains the classifier beside the lexicon, src/pipeline/tag/data/classifier.bin, on unlabelled text that the lexicon
 * labels: each paragraph's scores, sharpened and mixed with its document's, are what the classifier has to say from all
 * its words. To be run after build-lexicon, whose terms and weights it builds on.
 *
 * usage: npm run train:topics -- DATA_FOLDER
 */
import { writeFileSync } from 'node:fs'
import { weighEvidence } from '../../src/pipeline/tag/evidence.ts'
import { featureKeys } from '../../src/pipeline/tag/features.ts'
import { lexicon } from '../../src/pipeline/tag/lexicon.ts'
import { candidateCodes, scoreCandidates } from '../../src/pipeline/tag/rank.ts'
import { atLevel } from '../../src/pipeline/tag/taxonomy.ts'
import { findTerms } from '../../src/pipeline/tag/terms.ts'
import { type Word, wordsOf } from '../../src/pipeline/tag/words.ts'
import { readUnits, type Unit } from '../build-lexicon/corpus.ts'
import { type Example, learn } from './learn.ts'
import { packClassifier } from './pack.ts'

/** Paragraphs with less evidence teach nothing. */
const LEAST_EVIDENCE = 1.2
const DOCUMENT_SHARE = 0.35
/** The likelier of two topics is taken to be likelier still. */
const SHARPNESS = 1.6
const LEAST_SHARE = 0.03
/** In how many paragraphs a word, and a pair of words, must stand to become a feature. */
const LEAST_SEEN = { word: 4, pair: 15 }
const EMPTY_WORDS = new Set(
  'the a an of to and in that is was for on it with as at by be this from are he she they we i you his her its has have had but not or who which were been their our there would will said what about if so no'.split(
    ' ',
  ),
)

/** There is a tenth as much German text, and what it teaches does more harm than good. */
const LANGUAGES = ['en']

const dataFolder = process.argv[2]
if (dataFolder === undefined) {
  console.error('usage: npm run train:topics -- DATA_FOLDER')
  process.exit(2)
}

const topics = [...new Set(candidateCodes.map((code) => atLevel(code, 2)))].sort()
const classOf = candidateCodes.map((code) => topics.indexOf(atLevel(code, 2)))

type Labelled = { unit: Unit; words: Word[]; shares: Float64Array; evidence: number }

function labelled(unit: Unit): Labelled {
  const words = wordsOf(unit.text, unit.language)
  const terms = findTerms(words, unit.language, lexicon).map(({ key, weights, from, to }) => ({
    key,
    weights,
    words: to - from,
    span: [from, to] as const,
  }))
  const evidence = weighEvidence([{ terms, weight: 1 }])
  const shares = new Float64Array(topics.length)
  for (const [i, score] of scoreCandidates(evidence).entries()) shares[classOf[i]!]! += score
  return { unit, words, shares: toShares(shares), evidence: evidence.total }
}

function toShares(values: Float64Array): Float64Array {
  const total = values.reduce((sum, value) => sum + value, 0)
  return total === 0 ? values : values.map((value) => value / total)
}

const units = readUnits(dataFolder)
  .filter(({ language }) => LANGUAGES.includes(language))
  .map(labelled)
const documents = new Map<string, Float64Array>()
for (const { unit, shares, evidence } of units) {
  const sums = documents.get(unit.document) ?? new Float64Array(topics.length)
  for (let i = 0; i < sums.length; i++) sums[i]! += shares[i]! * Math.min(evidence, 4)
  documents.set(unit.document, sums)
}

function targetOf({ unit, shares }: Labelled): Map<number, number> {
  const ofDocument = toShares(documents.get(unit.document)!)
  const sharpened = toShares(shares.map((share, i) => (share + DOCUMENT_SHARE * ofDocument[i]!) ** SHARPNESS))
  const kept = [...sharpened.entries()].filter(([, share]) => share > LEAST_SHARE)
  const total = kept.reduce((sum, [, share]) => sum + share, 0)
  return new Map(kept.map(([topic, share]) => [topic, share / total]))
}

function keysOf(words: readonly Word[]): Set<string> {
  const keys = new Set<string>()
  for (const { key, from, to } of featureKeys(words)) {
    if (!words.slice(from, to).every(({ form }) => EMPTY_WORDS.has(form))) keys.add(key)
  }
  return keys
}

const taught = units
  .filter(({ evidence }) => evidence >= LEAST_EVIDENCE)
  .map((each) => ({ language: each.unit.language, keys: keysOf(each.words), target: targetOf(each) }))
const features: { language: string; key: string; rarity: number }[] = []
const idOf = new Map<string, number>()
for (const language of LANGUAGES) {
  const seen = new Map<string, number>()
  for (const { keys } of taught.filter((each) => each.language === language))
    for (const key of keys) seen.set(key, (seen.get(key) ?? 0) + 1)
  for (const [key, count] of [...seen].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (count < (key.includes(' ') ? LEAST_SEEN.pair : LEAST_SEEN.word)) continue
    idOf.set(`${language}\n${key}`, features.length)
    features.push({ language, key, rarity: Math.log(taught.length / count) })
  }
}

const examples = taught.map(({ language, keys, target }): Example => {
  const ids = [...keys].flatMap((key) => idOf.get(`${language}\n${key}`) ?? [])
  const norm = Math.hypot(...ids.map((id) => features[id]!.rarity)) || 1
  return { ids, values: ids.map((id) => features[id]!.rarity / norm), target }
})
const { weights, bias } = learn(examples, features.length, topics.length, console.log)
const packed = packClassifier(topics, bias, features, weights)
writeFileSync(new URL('../../src/pipeline/tag/data/classifier.bin', import.meta.url), packed)
console.log(`${taught.length} paragraphs, ${features.length} features, ${topics.length} topics, ${packed.length} bytes`)
