/**
 * Measures the topics of single statements labelled by two readers, against floors that only rise:
 * npm run eval:topics [-- DATA_FOLDER] [-- --raise]
 *
 * Accuracy at a level: the first topic, taken up to that level, is one of the acceptable ones taken up to it; an
 * abstention is wrong. "sure" is the half with the highest confidence, at level 1. Statements in languages that have no
 * such data are our own (fixtures/topics).
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { tagText } from '../src/pipeline/tag/tag-text.ts'
import { dataFolder, readLines } from './evaluation/data.ts'
import { checkFloors } from './evaluation/floors.ts'
import { isRight, upTo } from './evaluation/topic-accuracy.ts'
import { languageFigures } from './evaluation/topic-languages.ts'

const FLOORS = new URL('./evaluation/topics-floors.json', import.meta.url)
const LANGUAGE_FLOORS = new URL('./evaluation/topics-languages-floors.json', import.meta.url)
const FILE = 'gold-dev.jsonl'
const gold = z.object({
  lang: z.string(),
  src: z.string(),
  statement: z.string(),
  context: z.string().nullish(),
  topics: z.array(z.string()),
  acceptable: z.array(z.string()),
  none: z.boolean(),
})
type Gold = z.infer<typeof gold>
type Scored = Gold & { predicted: { code: string; confidence: number }[] }

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { raise: { type: 'boolean', default: false } },
})
const statements = readLines(join(dataFolder(positionals[0], 'topics', FILE), FILE), gold)
const withTopic = statements.filter(({ none, acceptable }) => !none && acceptable.length > 0)
const scored = (useContext: boolean) =>
  withTopic.map((each): Scored => {
    const { statement: text, context, lang: language } = each
    const { topics } = tagText({ text, language, ...(useContext && context ? { context } : {}) })
    return { ...each, predicted: topics.map(({ uri, confidence }) => ({ code: uri.slice(-8), confidence })) }
  })

const inContext = scored(true)
const table: Record<string, Record<string, number>> = {
  all: figuresOf(inContext),
  'without context': figuresOf(scored(false)),
}
for (const [source, some] of Map.groupBy(inContext, ({ src }) => src.split('-')[0] ?? src))
  table[source] = figuresOf(some)
console.table(table)
const german = figuresOf(inContext.filter(({ lang }) => lang === 'de'))
const {
  'level 1': first = 0,
  'level 2': second = 0,
  'level 3': third = 0,
  sure = 0,
  'set F1': setF1 = 0,
} = table.all ?? {}
const figures = {
  'level 1': first,
  'level 2': second,
  'level 3': third,
  sure,
  'set F1': setF1,
  'German level 1': german['level 1'] ?? 0,
}
const languages = languageFigures()
console.table(languages)
const inLanguages = Object.entries(languages).flatMap(([language, each]) =>
  Object.entries(each).flatMap(([name, value]) => (name.startsWith('level') ? [[`${language} ${name}`, value]] : [])),
)
process.exitCode = Math.max(
  checkFloors(FLOORS, figures, options.raise),
  checkFloors(LANGUAGE_FLOORS, Object.fromEntries(inLanguages), options.raise),
)

function figuresOf(rows: Scored[]): Record<string, number> {
  const percent = (count: number, of: number) => Math.round((1_000 * count) / Math.max(1, of)) / 10
  const right = (row: Scored, level: number) => {
    const top = row.predicted[0]
    return top !== undefined && isRight(top.code, row.acceptable, level)
  }
  const confidence = (row: Scored) => row.predicted[0]?.confidence ?? -1
  const surest = rows.toSorted((a, b) => confidence(b) - confidence(a)).slice(0, Math.floor(rows.length / 2))
  const sure80 = rows.filter((row) => confidence(row) >= 80)
  let hits = 0
  let total = 0
  for (const { topics, predicted } of rows) {
    const wanted = new Set(topics.map((code) => upTo(code, 2)))
    const given = new Set(predicted.map(({ code }) => upTo(code, 2)))
    hits += [...given].filter((code) => wanted.has(code)).length
    total += wanted.size + given.size
  }
  return {
    statements: rows.length,
    covered: percent(rows.filter(({ predicted }) => predicted.length > 0).length, rows.length),
    ...Object.fromEntries(
      [1, 2, 3].map((level) => [
        `level ${level}`,
        percent(rows.filter((row) => right(row, level)).length, rows.length),
      ]),
    ),
    sure: percent(surest.filter((row) => right(row, 1)).length, surest.length),
    'at 80+': percent(sure80.filter((row) => right(row, 1)).length, sure80.length),
    'set F1': percent(2 * hits, total),
  }
}
