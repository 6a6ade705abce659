/**
 * Measures turns on transcript pages whose publisher marks the speakers, against floors that only rise:
 * npm run eval:turns [-- DATA_FOLDER] [-- --raise]
 *
 * A gold turn is found when a predicted one, taken in order, has 4-gram F1 of its text of at least 0.8; with the same
 * label, case and punctuation aside, its speaker is found as well. The publisher's markup, which the turns were derived
 * from, misses some labels; turns that we part there count as wrong.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { extract } from '../src/index.ts'
import { readPage } from './articles/gold.ts'
import { shinglesOf, wordsOf } from './articles/score.ts'
import { dataFolder, readLines } from './evaluation/data.ts'
import { checkFloors } from './evaluation/floors.ts'

const FLOORS = new URL('./evaluation/turns-floors.json', import.meta.url)
const LOOK_AHEAD = 25
const page = z.object({
  id: z.string(),
  set: z.string(),
  turns: z.array(z.object({ speaker: z.string().nullable(), text: z.string() })).default([]),
})

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { raise: { type: 'boolean', default: false } },
})
const folder = dataFolder(positionals[0], 'articles', 'gold.jsonl')
const counts = { gold: 0, predicted: 0, text: 0, speaker: 0 }
/** Pages of the other sets that are interviews: turns are right there, and missing them is a fault. */
const INTERVIEWS = new Set(
  (
    'zyte-23aaecd14171f96c zyte-4648a420af9984d4 seg-2b832a0293da9b61 seg-04ccdc724dbb2855 seg-402532735b482aac ' +
    'seg-74cafaebe7c5a8e9 seg-312630a4befc13b9 seg-51a9f4019b47078d seg-1e12e3c0087dec47 seg-514517a8a68e4907 ' +
    'seg-3f871c30bb94dd00'
  ).split(' '),
)
let articlesTaken = 0
let interviewsMissed = 0
for (const { id, set, turns } of readLines(join(folder, 'gold.jsonl'), page)) {
  const result = await extract(readPage(folder, id), { contentType: 'text/html' }).catch(() => null)
  const predicted = result?.document.turns ?? []
  if (set !== 'turns') {
    if (predicted.length > 0 && !INTERVIEWS.has(id)) articlesTaken += 1
    if (predicted.length === 0 && INTERVIEWS.has(id)) interviewsMissed += 1
    continue
  }
  counts.gold += turns.length
  counts.predicted += predicted.length
  let from = 0
  for (const turn of turns) {
    const at = predicted.findIndex(
      (each, index) => index >= from && index < from + LOOK_AHEAD && sameText(turn.text, each.text),
    )
    if (at === -1) continue
    from = at + 1
    counts.text += 1
    if (label(predicted[at]?.speaker) === label(turn.speaker)) counts.speaker += 1
  }
}
const f1 = (hits: number) => Math.floor((20_000 * hits) / Math.max(1, counts.gold + counts.predicted)) / 10_000
const figures = { 'text F1': f1(counts.text), 'speaker F1': f1(counts.speaker) }
console.table({
  ...counts,
  ...figures,
  'articles taken for transcripts': articlesTaken,
  'interviews missed': interviewsMissed,
})
process.exitCode = checkFloors(FLOORS, figures, options.raise)

function sameText(a: string, b: string): boolean {
  if (wordsOf(a).length < 4) return a.replace(/\s+/g, ' ').trim() === b.replace(/\s+/g, ' ').trim()
  const [x, y] = [shinglesOf(a), shinglesOf(b)]
  let shared = 0
  for (const [shingle, count] of x) shared += Math.min(count, y.get(shingle) ?? 0)
  const total = [...x.values(), ...y.values()].reduce((sum, count) => sum + count, 0)
  return (2 * shared) / Math.max(1, total) >= 0.8
}

function label(speaker: string | null | undefined): string {
  return (speaker ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_]+/gu, ' ')
    .trim()
}
