/**
 * Compares our main text with other JavaScript extractors on the same annotated pages, in one run:
 *
 *   npm run bench:main-text [-- FOLDER] [-- --pages 100]
 *
 * F1 as in npm run eval:articles. Times are medians of processor time, which other work on the machine disturbs least, in
 * milliseconds and as multiples of reading the page with htmlparser2 alone; ours include decoding and metadata, the others
 * get decoded text. The first pages only warm up.
 */
import { parseArgs } from 'node:util'
import { articlesFolder, headOf, readGold, readPage } from '../../scripts/articles/gold.ts'
import {
  type Counts,
  compareShingles,
  countSegments,
  meanOverPages,
  overAll,
  shinglesOf,
} from '../../scripts/articles/score.ts'
import { decode } from '../../src/pipeline/parse/decode/decode.ts'
import { type Extractor, extractors, type Page } from './extractors.ts'

const WARM_UP = 20

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { pages: { type: 'string', default: '595' } },
})
const folder = articlesFolder(positionals[0])
if (folder === null) {
  console.log('The annotated pages are not here: give their folder, npm run bench:main-text -- FOLDER')
  process.exit(0)
}
const all = readGold(folder)
// Spread over the sets, which follow each other in the file.
const step = Math.max(1, Math.floor(all.length / Number(values.pages)))
const golds = all.filter((_, index) => index % step === 0)
const pages = golds.map((gold): Page => {
  const bytes = readPage(folder, gold.id)
  return { bytes, html: decode(bytes, 'text/html').text, head: headOf(gold, bytes) }
})
// Extractors complain about pages on the console, thousands of lines of it.
const { log } = console
for (const method of ['log', 'warn', 'error', 'info', 'debug'] as const) console[method] = () => {}
const rows = []
for (const extractor of extractors) rows.push({ extractor: extractor.name, ...(await measure(extractor)) })
console.log = log
const floor = rows[0]?.milliseconds ?? 1
console.table(
  rows.map(({ milliseconds, ...row }) => ({
    ...row,
    'ms, median': milliseconds.toFixed(1),
    'times the floor': (milliseconds / floor).toFixed(1),
  })),
)

async function measure({ text }: Extractor) {
  const times: number[] = []
  const counts = new Map<string, Counts[]>()
  let failed = 0
  for (const [index, page] of pages.entries()) {
    const gold = golds[index]!
    const start = process.cpuUsage()
    let found = ''
    try {
      found = await text(page)
    } catch {
      failed++
    }
    const { user, system } = process.cpuUsage(start)
    if (index >= WARM_UP) times.push((user + system) / 1_000)
    const count =
      gold.set === 'segments'
        ? countSegments(gold.with ?? [], gold.without ?? [], found)
        : compareShingles(shinglesOf(gold.articleBody ?? ''), shinglesOf(found))
    counts.set(gold.set, [...(counts.get(gold.set) ?? []), count])
  }
  const f1 = (set: string) => (set === 'segments' ? overAll : meanOverPages)(counts.get(set) ?? []).F1.toFixed(3)
  const sorted = times.sort((a, b) => a - b)
  return {
    zyte: f1('zyte'),
    segments: f1('segments'),
    waddle: f1('waddle'),
    turns: f1('turns'),
    failed,
    milliseconds: sorted[Math.floor(sorted.length / 2)] ?? 0,
  }
}
