import { getDomain } from 'tldts'
import { decode } from '../../src/pipeline/parse/decode/decode.ts'
import { type Layout, layOut } from '../../src/pipeline/parse/html/layout.ts'
import { contextOf } from '../../src/pipeline/parse/html/model/context.ts'
import { FEATURE_NAMES, featureRows } from '../../src/pipeline/parse/html/model/features.ts'
import { type Forest, loadForest, scoreRows, storeForest } from '../../src/pipeline/parse/html/model/trees.ts'
import { scan } from '../../src/pipeline/parse/html/scan.ts'
import { bodyLettersOf, readJsonLd } from '../../src/pipeline/parse/metadata/json-ld.ts'
import { type BoostOptions, boost, type TrainingData } from './boost.ts'
import { type GoldPage, readGold, readPage } from './gold.ts'
import { type Labels, labelPage } from './labels.ts'

export type TrainingPage = { gold: GoldPage; layout: Layout; rows: Float32Array; labels: Labels; site: string }

export function readTrainingPages(folder: string): TrainingPage[] {
  return readGold(folder).map((gold) => {
    const { text: html } = decode(readPage(folder, gold.id), 'text/html')
    const page = scan(html)
    const layout = layOut(page)
    const rows = featureRows(contextOf(layout, bodyLettersOf(readJsonLd(page.witnesses.jsonLd))))
    return { gold, layout, rows, labels: labelPage(gold, layout), site: siteOf(gold, layout, html) }
  })
}

/** Pages of one site share a template, so they are never on both sides of a cross-validation. */
function siteOf(gold: GoldPage, { page }: Layout, html: string): string {
  if (gold.set === 'turns') return 'kremlin.ru'
  const { links, meta } = page.witnesses
  const named = [links.find(({ rel }) => rel === 'canonical')?.href, meta.get('og:url')?.[0], gold.url]
  for (const url of named) {
    const domain = url && /^https?:/.test(url) ? getDomain(url) : null
    if (domain && domain !== 'archive.org') return domain
  }
  const file = /^hard::([\w.]+)-/.exec(gold.url ?? '')
  if (file !== null) return file[1]!
  return mostLinkedDomain(html) ?? gold.id
}

const EVERYWHERE = /facebook|twitter|google|addthis|youtube|w3\.org|archive\.org|adobe|doubleclick|gmpg/

function mostLinkedDomain(html: string): string | null {
  const counts = new Map<string, number>()
  for (const [, host] of html.matchAll(/(?:href|src)\s*=\s*["']https?:\/\/([^/"'>:]+)/gi)) {
    const domain = getDomain(host!.toLowerCase())
    if (domain !== null && !EVERYWHERE.test(domain)) counts.set(domain, (counts.get(domain) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

/** A page weighs this much, whatever its length; the options of the booster are made for it. */
const PAGE_WEIGHT = 100

export function trainForest(pages: TrainingPage[], options: BoostOptions): ReturnType<typeof storeForest> {
  const used = pages.flatMap(({ labels }, page) => {
    const known = [...labels.weight.keys()].filter((block) => labels.weight[block]! > 0)
    return known.map((block) => ({ page, block, labels }))
  })
  const data: TrainingData = {
    columns: FEATURE_NAMES.map((_, feature) =>
      Float32Array.from(used, ({ page, block }) => pages[page]!.rows[block * FEATURE_NAMES.length + feature]!),
    ),
    target: Uint8Array.from(used, ({ block, labels }) => labels.isText[block]!),
    weight: Float32Array.from(used, ({ block, labels }) => labels.weight[block]! * PAGE_WEIGHT),
    page: Int32Array.from(used, ({ page }) => page),
  }
  const { base, trees } = boost(data, options)
  return storeForest(base, trees, FEATURE_NAMES, data.columns)
}

export function logOddsOf(forest: Forest, { rows }: TrainingPage): Float64Array {
  return scoreRows(forest, rows, FEATURE_NAMES.length)
}

export function forestOf(stored: ReturnType<typeof storeForest>): Forest {
  return loadForest(stored, FEATURE_NAMES)
}
