/**
 * Measures how well the same utterance is recognised in several documents, against floors that only rise:
 * npm run eval:clusters [-- DATA_FOLDER] [-- --raise] [-- --errors]
 *
 * The set is scripts/evaluation/same-utterance.tsv: pairs of attributions from reports of one campaign by seven outlets
 * (PolNeAR; named by a hash of the article and the attribution's number, the text is not here), read and labelled by
 * hand; pairs that a reader could not tell were left out. Half were drawn evenly over how alike the words are, so that
 * most are no pair; half among the most alike.
 *
 * Precision: of the pairs that are taken for one utterance, those that are. Recall: of those that are, the ones found.
 * "candidates": of those that are, the ones that share a fingerprint and so are compared at all.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { fingerprints } from '../src/pipeline/cluster/fingerprints.ts'
import { sameUtterance, type Utterance } from '../src/pipeline/cluster/same-utterance.ts'
import { dataFolder, readLines } from './evaluation/data.ts'
import { checkFloors } from './evaluation/floors.ts'

const FLOORS = new URL('./evaluation/clusters-floors.json', import.meta.url)
const PAIRS = new URL('./evaluation/same-utterance.tsv', import.meta.url)
const FILES = ['polnear-train.jsonl', 'polnear-dev.jsonl']

const span = z.tuple([z.int(), z.int()])
const article = z.object({
  id: z.string(),
  text: z.string(),
  meta: z.object({ date: z.string() }),
  attributions: z.array(z.object({ source: z.array(span), content: z.array(span) })),
})

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { raise: { type: 'boolean', default: false }, errors: { type: 'boolean', default: false } },
})
const folder = dataFolder(positionals[0], 'attribution', FILES[0] ?? '')
const articles = new Map(
  FILES.flatMap((file) => readLines(join(folder, file), article)).map((each) => [
    createHash('sha256').update(each.id).digest('hex').slice(0, 12),
    each,
  ]),
)

/** A pronoun or a description is nobody in particular, as where the speaker is not resolved. */
const NAME =
  /^(?:(?:Mr|Mrs|Ms|Sen|Rep|Gov|President|Senator|Governor)\.?\s+)?\p{Lu}[\p{L}'’.-]+(?:\s+\p{Lu}[\p{L}'’.-]+)*$/u

function utteranceOf(hash: string, index: number): Utterance {
  const { text, meta, attributions } = articles.get(hash) ?? fail(hash)
  const { source, content } = attributions[index] ?? fail(`${hash} ${index}`)
  const characters = [...text]
  const pieces = (spans: [number, number][], between: string) =>
    spans.map(([start, end]) => characters.slice(start, end).join('')).join(between)
  const mention = pieces(source, ' ').replace(/['’]s?$/, '')
  const name = NAME.test(mention) && !/^(?:He|She|They|It|I|We|Who|The)$/.test(mention) ? mention : null
  return { text: pieces(content, ' … '), speaker: { id: null, name }, saidAt: `${meta.date}T00:00:00Z` }
}

function fail(what: string): never {
  throw new Error(`the data has no ${what}`)
}

const pairs = readFileSync(PAIRS, 'utf8').trim().split('\n').slice(1)
const judged = pairs.map((line) => {
  const [left = '', leftIndex, right = '', rightIndex, same] = line.split('\t')
  const [a, b] = [utteranceOf(left, Number(leftIndex)), utteranceOf(right, Number(rightIndex))]
  const known = new Set(fingerprints(a.text))
  const isCandidate = fingerprints(b.text).some((each) => known.has(each))
  return { a, b, isSame: same === '1', isCandidate, found: isCandidate && sameUtterance(a, b) !== null }
})

const positives = judged.filter(({ isSame }) => isSame)
const found = judged.filter(({ found }) => found)
const right = found.filter(({ isSame }) => isSame).length
const percent = (part: number, whole: number) => Math.round((1_000 * part) / whole) / 10
const precision = percent(right, found.length)
const recall = percent(right, positives.length)
const figures = {
  candidates: percent(positives.filter(({ isCandidate }) => isCandidate).length, positives.length),
  precision,
  recall,
  F1: Math.round((20 * precision * recall) / (precision + recall)) / 10,
}
if (options.errors) {
  for (const { a, b, isSame, isCandidate } of judged.filter(({ isSame, found }) => isSame !== found)) {
    console.log(`${isSame ? `missed${isCandidate ? '' : ' (no candidate)'}` : 'wrong'}:`)
    for (const { speaker, text, saidAt } of [a, b]) console.log(`  ${saidAt.slice(0, 10)} ${speaker.name}: ${text}`)
  }
}
console.log(`${judged.length} pairs, ${positives.length} of them one utterance`)
for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(12)}${value.toFixed(1)}`)
process.exitCode = checkFloors(FLOORS, figures, options.raise)
