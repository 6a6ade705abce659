/**
 * Measures who said what on annotated articles, through the whole extraction, against floors that only rise:
 * npm run eval:attribution [-- DATA_FOLDER] [-- --raise] [-- --json]
 *
 * Exact and overlap F1 of mention, cue and content; triples, all roles with Jaccard > 0.5; the GenderGapTracker rule:
 * predicted content covers over 0.3 or 0.8 of the gold content, matched one to one, and among those the speaker's
 * accuracy. Of all attributions, of each kind, and of those alone whose cue has a verb of saying.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { extract } from '../src/index.ts'
import { dataFolder, readLines } from './evaluation/data.ts'
import { checkFloors } from './evaluation/floors.ts'
import { type Figures, Scorer } from './evaluation/score-attribution.ts'
import { SUBSETS } from './evaluation/subsets.ts'

const FLOORS = new URL('./evaluation/attribution-floors.json', import.meta.url)
const SETS = { en: 'polnear-dev.jsonl', de: 'de-wikinews-dev.jsonl' }
const STAMP = { now: '2026-01-01T00:00:00Z', extractorVersion: 'evaluation', taxonomyVersion: 'evaluation' }

const spans = z.array(z.tuple([z.int(), z.int()]))
const gold = z.object({
  text: z.string(),
  lang: z.string(),
  attributions: z.array(z.object({ source: spans, cue: spans, content: spans, kind: z.string().default('unknown') })),
})

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { raise: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
})
const folder = dataFolder(positionals[0], 'attribution', SETS.en)
const figures: Record<string, number> = {}
const report: Record<string, unknown> = {}
for (const [language, file] of Object.entries(SETS)) {
  const scorers = SUBSETS.map(({ name, holds }) => ({ name, holds, scorer: new Scorer() }))
  for (const { text, lang, attributions } of readLines(join(folder, file), gold)) {
    const { statements } = await extract(text, { contentType: 'text/plain', language: lang }, STAMP)
    const wanted = attributions.map(({ source, ...rest }) => ({ ...rest, speaker: source }))
    const found = statements.map(({ spans, kind, confidence }) => ({ ...spans, kind, confidence }))
    for (const { holds, scorer } of scorers) {
      const member = (one: (typeof wanted | typeof found)[number]) => holds(text, one, language)
      scorer.add(text, wanted.filter(member), found.filter(member))
    }
  }
  const [all] = scorers.map(({ scorer }) => scorer)
  Object.assign(figures, floored(language, all!.figures()))
  report[language] = {
    ...Object.fromEntries(scorers.map(({ name, scorer }) => [name, scorer.figures()])),
    reliability: all!.reliability(),
  }
  if (options.json) continue
  console.log(`\n${file}, ${all!.documents} documents; F1, overlap in brackets`)
  console.table(Object.fromEntries(scorers.map(({ name, scorer }) => [name, row(scorer.figures())])))
  console.log('Of statements with a confidence in this band, how many are right:')
  console.table(all!.reliability())
}
if (options.json) console.log(JSON.stringify(report))
process.exitCode = checkFloors(FLOORS, figures, options.raise)

function floored(language: string, found: Figures): Record<string, number> {
  return {
    [`${language} speaker exact`]: found.speaker.exactF1,
    [`${language} cue exact`]: found.cue.exactF1,
    [`${language} content exact`]: found.content.exactF1,
    [`${language} triple`]: found.triple.F1,
    [`${language} ggt 0.3`]: found['ggt0.3'].F1,
    [`${language} ggt 0.8`]: found['ggt0.8'].F1,
    [`${language} speaker accuracy`]: found['ggt0.3'].speakerAcc,
  }
}

function row(found: Figures): Record<string, string | number> {
  const role = ({ exactF1, overlapF1 }: Figures['speaker']) => `${exactF1} (${overlapF1})`
  const { P, R, F1, speakerAcc } = found['ggt0.3']
  return {
    speaker: role(found.speaker),
    cue: role(found.cue),
    content: role(found.content),
    triple: found.triple.F1,
    'ggt 0.3 P': P,
    R,
    F1,
    'ggt 0.8': found['ggt0.8'].F1,
    'who of 0.3': speakerAcc,
  }
}
