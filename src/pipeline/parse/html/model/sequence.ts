import type { TextBlock } from '../page.ts'

/** Log-odds that a change between text and clutter costs, and half of it where the container changes too. */
const CHANGE_COST = 0.25
/** Leans towards keeping: a lost answer is worse than a kept caption. */
const BIAS = 0.2
const MAX_LOG_ODDS = 6.9

/** The likeliest sequence of text and clutter for the blocks' log-odds of being text (Viterbi). */
export function likeliestSequence(
  blocks: TextBlock[],
  logOdds: Float64Array,
  bias = BIAS,
  cost = CHANGE_COST,
): boolean[] {
  const count = blocks.length
  const fromText = new Uint8Array(count)
  const fromClutter = new Uint8Array(count)
  let clutter = 0
  let text = -cost
  for (let i = 0; i < count; i++) {
    const gain = Math.max(-MAX_LOG_ODDS, Math.min(MAX_LOG_ODDS, logOdds[i]! + bias))
    const change = i > 0 && blocks[i]!.container.parent === blocks[i - 1]!.container.parent ? cost : cost / 2
    fromText[i] = text - change > clutter ? 1 : 0
    fromClutter[i] = clutter - change > text ? 1 : 0
    const nextClutter = Math.max(clutter, text - change)
    text = Math.max(text, clutter - change) + gain
    clutter = nextClutter
  }
  const chosen = new Array<boolean>(count)
  let isText = text > clutter
  for (let i = count - 1; i >= 0; i--) {
    chosen[i] = isText
    isText = isText ? fromClutter[i] === 0 : fromText[i] === 1
  }
  return chosen
}
