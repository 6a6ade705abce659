import { keepDialogue, keepLabelled } from './dialogue.ts'
import { dropBylines, keepOmissions, keepTerms } from './edges.ts'
import type { Layout } from './layout.ts'
import { contextOf } from './model/context.ts'
import { FEATURE_NAMES, featureRows } from './model/features.ts'
import stored from './model/main-text.json' with { type: 'json' }
import { likeliestSequence } from './model/sequence.ts'
import { loadForest, scoreRows } from './model/trees.ts'
import { namedArticle } from './named-article.ts'
import type { Container } from './page.ts'
import { chooseByRules } from './rules.ts'
import { keepSpeakerLines } from './speaker-lines.ts'
import { keepTables } from './tables.ts'
import { dropConcealed, dropFurniture } from './visible.ts'

/** On longer pages the rules decide alone: they are lists, logs or attacks, and the model takes 10 µs a block. */
const MAX_MODEL_BLOCKS = 20_000

const forest = loadForest(stored, FEATURE_NAMES)

/**
 * Which blocks belong to the article.
 *
 * @param bodyLetters the article's letters as JSON-LD gives them, or ''
 * @param url the page's address, or ''
 */
export function chooseMainText(layout: Layout, bodyLetters: string, url: string): boolean[] {
  if (layout.blocks.length === 0) return []
  const chosen = choose(layout, bodyLetters)
  keepOnly(namedArticle(layout, slugOf(url)), layout, chosen)
  dropConcealed(layout, chosen)
  return chosen
}

function choose(layout: Layout, bodyLetters: string): boolean[] {
  if (layout.blocks.length > MAX_MODEL_BLOCKS) return chooseByRules(layout).chosen
  const rows = featureRows(contextOf(layout, bodyLetters))
  const chosen = chooseByLogOdds(layout, scoreRows(forest, rows, FEATURE_NAMES.length))
  return chosen.includes(true) ? chosen : chooseInOnlyArticle(layout)
}

/** A line or two in the page's only `<article>` are too little for the model, but what else would they be? */
function chooseInOnlyArticle(layout: Layout): boolean[] {
  const [article, ...others] = layout.page.containers.filter(({ tag }) => tag === 'article')
  if (article === undefined || others.length > 0) return layout.blocks.map(() => false)
  const { chosen } = chooseByRules(layout)
  keepOnly(article, layout, chosen)
  return chosen
}

function keepOnly(article: Container | null, { blocks }: Layout, chosen: boolean[]): void {
  if (article === null) return
  for (const [i, { container }] of blocks.entries()) {
    let x: Container | null = container
    while (x !== null && x !== article) x = x.parent
    if (x === null) chosen[i] = false
  }
}

const slugOf = (url: string): string =>
  url
    .replace(/[?#].*$/, '')
    .split('/')
    .findLast((part) => part.length > 8) ?? ''

/** @param logOdds by block, of belonging to the article */
export function chooseByLogOdds(layout: Layout, logOdds: Float64Array): boolean[] {
  const chosen = likeliestSequence(layout.blocks, logOdds)
  if (layout.title.block >= 0) chosen[layout.title.block] = false
  keepDialogue(layout, chosen)
  keepLabelled(layout, chosen)
  keepSpeakerLines(layout, chosen)
  keepTables(layout, chosen)
  keepTerms(layout, chosen)
  keepOmissions(layout, chosen)
  dropFurniture(layout, chosen)
  dropBylines(layout, chosen)
  return chosen
}
