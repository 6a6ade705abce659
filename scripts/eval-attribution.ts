/**
 * Measures who said what on annotated articles, through the whole extraction, against floors that only rise:
 * npm run eval:attribution [-- DATA_FOLDER] [-- --raise] [-- --json]
 *
 * Exact and overlap F1 of mention, cue and content; triples, all roles with Jaccard > 0.5; the GenderGapTracker rule:
 * predicted content covers over 0.3 or 0.8 of the gold content, matched one to one, and among those the speaker's accuracy.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { extract } from '../src/index.ts'
import { dataFolder, readLines } from './evaluation/data.ts'
import { checkFloors } from './evaluation/floors.ts'
import { Scorer } from './train-attribution/score.ts'

const FLOORS = new URL('./evaluation/attribution-floors.json', import.meta.url)
const SETS = { en: 'polnear-dev.jsonl', de: 'de-wikinews-dev.jsonl' }
const STAMP = { now: '2026-01-01T00:00:00Z', extractorVersion: 'evaluation', taxonomyVersion: 'evaluation' }

const spans = z.array(z.tuple([z.int(), z.int()]))
const gold = z.object({
  text: z.string(),
  lang: z.string(),
  attributions: z.array(z.object({ source: spans, cue: spans, content: spans, kind: z.string().optional() })),
})

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { raise: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
})
const folder = dataFolder(positionals[0], 'attribution', SETS.en)
const figures: Record<string, number> = {}
const report: Record<string, unknown> = {}
for (const [language, file] of Object.entries(SETS)) {
  const scorer = new Scorer()
  for (const { text, lang, attributions } of readLines(join(folder, file), gold)) {
    const { statements } = await extract(text, { contentType: 'text/plain', language: lang }, STAMP)
    scorer.add(
      text,
      attributions.map(({ source, ...rest }) => ({ ...rest, speaker: source, kind: rest.kind ?? 'unknown' })),
      statements.map((statement) => ({ ...statement.spans, confidence: statement.confidence })),
    )
  }
  const found = scorer.figures()
  report[language] = { ...found, reliability: scorer.reliability() }
  for (const role of ['speaker', 'cue', 'content'] as const) figures[`${language} ${role} exact`] = found[role].exactF1
  figures[`${language} triple`] = found.triple.F1
  figures[`${language} ggt 0.3`] = found['ggt0.3'].F1
  figures[`${language} ggt 0.8`] = found['ggt0.8'].F1
  figures[`${language} speaker accuracy`] = found['ggt0.3'].speakerAcc
  if (options.json) continue
  console.log(`\n${file}, ${found.documents} documents`)
  console.table({
    speaker: found.speaker,
    cue: found.cue,
    content: found.content,
    triple: { exactF1: found.triple.F1 },
  })
  console.table({ 'ggt 0.3': flat(found['ggt0.3']), 'ggt 0.8': flat(found['ggt0.8']) })
  console.log('Of statements with a confidence in this band, how many are right:')
  console.table(scorer.reliability())
}
if (options.json) console.log(JSON.stringify(report))
process.exitCode = checkFloors(FLOORS, figures, options.raise)

function flat({ recallByKind, ...rest }: ReturnType<Scorer['figures']>['ggt0.3']) {
  return { ...rest, ...Object.fromEntries(Object.entries(recallByKind).map(([kind, recall]) => [`R ${kind}`, recall])) }
}
