/**
 * Measures where topics change: presidential news conferences under printed headings, and meetings with topics marked by
 * people, against floors that only rise. TextTiling and a new topic at each question stand beside ours:
 * npm run eval:passages [-- DATA_FOLDER] [-- --raise]
 *
 * Pk and WindowDiff are shares of wrong windows, 0 is perfect; a document counts as one. Floors are of 100 less those.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { topicalStarts, type Unit } from '../src/pipeline/segment/topical.ts'
import { wordsOf } from '../src/pipeline/tag/words.ts'
import { dataFolder, readLines } from './evaluation/data.ts'
import { checkFloors } from './evaluation/floors.ts'
import { type Boundaries, pk, windowDiff } from './passages/measures.ts'
import { textTiling } from './passages/text-tiling.ts'

const FLOORS = new URL('./evaluation/passages-floors.json', import.meta.url)
const CONFERENCES = 'us-news-conferences.jsonl'
const MEETINGS = 'qmsum.jsonl'

const conference = z.object({
  turns: z.array(z.object({ speaker: z.string().nullable(), heading: z.string().nullish(), text: z.string() })),
})
const meeting = z.object({
  domain: z.string(),
  turns: z.array(z.object({ text: z.string() })),
  topics: z.array(z.object({ spans: z.array(z.tuple([z.coerce.number(), z.coerce.number()])) })),
})

type Sample = { set: string; units: Unit[]; boundaries: Boundaries }

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { raise: { type: 'boolean', default: false } },
})
const folder = dataFolder(positionals[0], 'turns', CONFERENCES)
const samples = [
  ...readLines(join(folder, CONFERENCES), conference).map(readConference),
  ...readLines(join(folder, MEETINGS), meeting).map(readMeeting),
]

const methods: Record<string, (units: Unit[]) => Boundaries> = {
  'one topic': () => new Set(),
  'each question': (units) => new Set(units.flatMap(({ isQuestion }, at) => (isQuestion ? [at] : []))),
  TextTiling: (units) =>
    textTiling(
      units.map(({ words }) => words),
      units.map(({ mayBegin }) => mayBegin),
    ),
  ours: (units) => topicalStarts(units, 'en'),
}
const table: Record<string, Record<string, number>> = {}
const figures: Record<string, number> = {}
for (const [set, some] of Map.groupBy(samples, (sample) => sample.set)) {
  for (const [method, find] of Object.entries(methods)) {
    const found = some.map((sample) => ({ ...sample, found: find(sample.units) }))
    const mean = (measure: typeof pk) =>
      found.reduce((sum, { boundaries, found, units }) => sum + measure(boundaries, found, units.length), 0) /
      found.length
    const round = (share: number) => Math.round(1_000 * share) / 10
    const size = (sets: Boundaries[]) => sets.reduce((sum, set) => sum + set.size, 0)
    table[`${set}: ${method}`] = {
      documents: some.length,
      Pk: round(mean(pk)),
      WindowDiff: round(mean(windowDiff)),
      'found / true':
        Math.round((100 * size(found.map(({ found }) => found))) / size(found.map(({ boundaries }) => boundaries))) /
        100,
    }
    if (method === 'ours') {
      figures[`${set} Pk`] = round(1 - mean(pk))
      figures[`${set} WindowDiff`] = round(1 - mean(windowDiff))
    }
  }
}
console.table(table)
process.exitCode = checkFloors(FLOORS, figures, options.raise)

/**
 * Units are paragraphs. The last paragraph of an answer that ends with a question mark is the next question, which the
 * data has at the wrong place; the heading changes before it.
 */
function readConference({ turns }: z.infer<typeof conference>): Sample {
  const units: Unit[] = []
  const boundaries = new Set<number>()
  let headingDone: string | null | undefined = turns[0]?.heading
  for (const [index, { speaker, heading, text }] of turns.entries()) {
    const paragraphs = text.split('\n').filter((paragraph) => paragraph.trim() !== '')
    const next = turns[index + 1]
    for (const [i, paragraph] of paragraphs.entries()) {
      const misplaced = i > 0 && i === paragraphs.length - 1 && speaker !== 'Q' && paragraph.trim().endsWith('?')
      const current = misplaced && next !== undefined ? next.heading : heading
      if (current !== headingDone) boundaries.add(units.length)
      headingDone = current
      const isQuestion = misplaced || (i === 0 && speaker === 'Q')
      units.push({ words: wordsOf(paragraph, 'en'), isQuestion, mayBegin: i === 0 || misplaced })
    }
  }
  return { set: 'news conferences', units, boundaries }
}

function readMeeting({ domain, turns, topics }: z.infer<typeof meeting>): Sample {
  const units = turns.map(({ text }) => ({ words: wordsOf(text, 'en'), isQuestion: false, mayBegin: true }))
  const starts = topics.flatMap(({ spans }) => spans.map(([start]) => start)).filter((start) => start > 0)
  return { set: `${domain.toLowerCase()} meetings`, units, boundaries: new Set(starts) }
}
