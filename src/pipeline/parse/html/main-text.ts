import { keepDialogue } from './dialogue.ts'
import type { Layout } from './layout.ts'
import { contextOf } from './model/context.ts'
import { FEATURE_NAMES, featureColumns } from './model/features.ts'
import stored from './model/main-text.json' with { type: 'json' }
import { likeliestSequence } from './model/sequence.ts'
import { loadForest, scoreRows } from './model/trees.ts'
import { chooseByRules } from './rules.ts'

/** On longer pages the rules decide alone: they are lists, logs or attacks, and the model takes 10 µs a block. */
const MAX_MODEL_BLOCKS = 20_000

const forest = loadForest(stored, FEATURE_NAMES)

/**
 * Which blocks belong to the article.
 *
 * @param bodyLetters the article's letters as JSON-LD gives them, or ''
 */
export function chooseMainText(layout: Layout, bodyLetters: string): boolean[] {
  if (layout.blocks.length === 0) return []
  if (layout.blocks.length > MAX_MODEL_BLOCKS) return chooseByRules(layout).chosen
  const columns = featureColumns(contextOf(layout, bodyLetters))
  return chooseByLogOdds(layout, scoreRows(forest, columns, layout.blocks.length))
}

/** @param logOdds by block, of belonging to the article */
export function chooseByLogOdds(layout: Layout, logOdds: Float64Array): boolean[] {
  const chosen = likeliestSequence(layout.blocks, logOdds)
  if (layout.title.block >= 0) chosen[layout.title.block] = false
  keepDialogue(layout, chosen)
  return chosen
}
