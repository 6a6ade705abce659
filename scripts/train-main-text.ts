/**
 * Trains the main-text model on annotated pages and writes it next to the code, the same to the byte each time:
 * npm run train:main-text -- DATA_FOLDER. With --check it cross-validates by site instead and writes nothing.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { chooseByLogOdds } from '../src/pipeline/parse/html/main-text.ts'
import type { BoostOptions } from './articles/boost.ts'
import { articlesFolder } from './articles/gold.ts'
import { compareShingles, countSegments, meanOverPages, overAll, shinglesOf } from './articles/score.ts'
import { forestOf, logOddsOf, readTrainingPages, type TrainingPage, trainForest } from './articles/training.ts'

const MODEL_FILE = new URL('../src/pipeline/parse/html/model/main-text.json', import.meta.url)
const FOLDS = 5

const OPTIONS: BoostOptions = {
  trees: 400,
  leaves: 8,
  rate: 0.1,
  lambda: 5,
  minHessian: 2,
  columnShare: 0.3,
  pageShare: 0.7,
  seed: 21,
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { check: { type: 'boolean', default: false } },
})
const folder = articlesFolder(positionals[0])
if (folder === null) {
  console.error(
    'The annotated pages are not here, so nothing was trained. Give their folder: npm run train:main-text -- FOLDER',
  )
  process.exit(1)
}
const pages = readTrainingPages(folder)
if (values.check) crossValidate()
else {
  writeFileSync(MODEL_FILE, `${JSON.stringify(trainForest(pages, OPTIONS), null, 2)}\n`)
  console.log(`Trained on ${pages.length} pages.`)
}

function crossValidate(): void {
  const texts = new Map<TrainingPage, string>()
  for (let fold = 0; fold < FOLDS; fold++) {
    const isApart = ({ site }: TrainingPage) => hash(site) % FOLDS === fold
    const forest = forestOf(
      trainForest(
        pages.filter((page) => !isApart(page)),
        OPTIONS,
      ),
    )
    for (const page of pages.filter(isApart)) {
      const chosen = chooseByLogOdds(page.layout, logOddsOf(forest, page))
      texts.set(
        page,
        page.layout.blocks
          .filter((_, i) => chosen[i])
          .map(({ text }) => text)
          .join('\n\n'),
      )
    }
  }
  const rows = Map.groupBy(pages, ({ gold }) =>
    gold.language === undefined ? gold.set : `${gold.set}-${gold.language}`,
  )
  rows.set(
    'waddle',
    pages.filter(({ gold }) => gold.set === 'waddle'),
  )
  const table = [...rows].map(([name, some]) => {
    const counts = some.map((page) => {
      const { gold } = page
      const text = texts.get(page) ?? ''
      if (gold.set === 'segments') return countSegments(gold.with ?? [], gold.without ?? [], text)
      return compareShingles(shinglesOf(gold.articleBody ?? ''), shinglesOf(text))
    })
    const { P, R, F1 } = name === 'segments' ? overAll(counts) : meanOverPages(counts)
    return { set: name, P: P.toFixed(4), R: R.toFixed(4), F1: F1.toFixed(4) }
  })
  console.table(table)
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 2_166_136_261
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 16_777_619)
  return value >>> 0
}
