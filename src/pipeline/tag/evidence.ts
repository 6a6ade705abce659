import type { Term } from './annotate.ts'
import type { Feature } from './classifier.ts'
import { topicCodes } from './lexicon.ts'

/** What is found in a stretch of text around the statement, and how much it counts beside the statement's own. */
export type Layer = { terms: readonly Term[]; features: readonly Feature[]; weight: number }

/** Evidence for each topic of the lexicon, by its number there, in all, and in the statement itself. */
export type Evidence = { mass: Float64Array; total: number; own: number }

/** A term said twice counts half again, and no more after that. */
const COUNTED = [1, 0.5]
/** A term of several words is surer than a single one. */
const SEVERAL_WORDS = 1.25

/** However long the surroundings are, each speaks no louder than so much evidence at full weight … */
const MOST_AROUND = 12
/** … and all of them together no louder than the statement itself, or than this where it says little. */
const LEAST_AROUND = 4

/** Sums up layers, the most telling first: what it has counted in one layer it does not count again in the next. */
export function weighEvidence(layers: readonly Pick<Layer, 'terms' | 'weight'>[]): Evidence {
  const seen = new Map<string, number>()
  const parts = layers.map(({ terms, weight }, index) => {
    const counted = terms.flatMap((term) => {
      const times = seen.get(term.key) ?? 0
      seen.set(term.key, times + 1)
      const share = COUNTED[times]
      return share === undefined ? [] : [{ term, factor: share * (term.words > 1 ? SEVERAL_WORDS : 1) }]
    })
    const sum = counted.reduce((all, { term, factor }) => all + factor * strengthOf(term), 0)
    const scale = weight * (index > 0 && sum > MOST_AROUND ? MOST_AROUND / sum : 1)
    return { counted, scale, total: scale * sum }
  })
  const own = parts[0]?.total ?? 0
  const around = parts.reduce((sum, { total }) => sum + total, -own)
  const most = Math.max(own, LEAST_AROUND)
  const quiet = around > most ? most / around : 1
  const mass = new Float64Array(topicCodes.length)
  for (const [index, { counted, scale }] of parts.entries()) {
    for (const { term, factor } of counted) {
      const strength = scale * factor * (index === 0 ? 1 : quiet)
      for (let i = 0; i < term.weights.length; i += 2) mass[term.weights[i]!]! += strength * term.weights[i + 1]!
    }
  }
  return { mass, total: own + quiet * around, own }
}

function strengthOf({ weights }: Term): number {
  let sum = 0
  for (let i = 1; i < weights.length; i += 2) sum += weights[i]!
  return sum
}
