import type { Evidence } from './evidence.ts'
import { topicCodes } from './lexicon.ts'
import { topicOf } from './taxonomy.ts'

/** A topic of level 2 or 3 as likely as its share says, with the shares of its ancestors. */
export type Ranked = { code: string; share: number; topShare: number; secondShare: number }

/** What a topic's own terms prove is borne out by the other terms of its branch. */
const SECOND_LEVEL = 0.3
const TOP_LEVEL = 0.15

type Candidate = { code: string; top: number; second: number }

const tops: string[] = []
const seconds: string[] = []
const candidates: Candidate[] = []
/** For each topic of the lexicon the candidate it counts for: itself, or its ancestor at level 3. */
const candidateOf = new Int32Array(topicCodes.length).fill(-1)
const topOf = new Int32Array(topicCodes.length)
const secondOf = new Int32Array(topicCodes.length).fill(-1)

function numberIn(list: string[], code: string): number {
  const at = list.indexOf(code)
  return at >= 0 ? at : list.push(code) - 1
}

for (const [i, code] of topicCodes.entries()) {
  const { path } = topicOf(code)
  topOf[i] = numberIn(tops, path[0]!)
  if (path.length === 1) continue
  secondOf[i] = numberIn(seconds, path[1]!)
  for (const own of path.slice(1, 3)) {
    let at = candidates.findIndex((candidate) => candidate.code === own)
    if (at < 0) at = candidates.push({ code: own, top: topOf[i]!, second: secondOf[i]! }) - 1
    candidateOf[i] = at
  }
}

export const candidateCodes: readonly string[] = candidates.map(({ code }) => code)

/** Each candidate's score, not normalised. */
export function scoreCandidates({ mass }: Evidence): Float64Array {
  const scores = new Float64Array(candidates.length)
  const top = new Float64Array(tops.length)
  const second = new Float64Array(seconds.length)
  for (let i = 0; i < mass.length; i++) {
    const own = mass[i]!
    if (own === 0) continue
    top[topOf[i]!]! += own
    if (secondOf[i]! >= 0) second[secondOf[i]!]! += own
    if (candidateOf[i]! >= 0) scores[candidateOf[i]!]! += own
  }
  for (let i = 0; i < scores.length; i++) {
    const candidate = candidates[i]!
    scores[i]! += SECOND_LEVEL * second[candidate.second]! + TOP_LEVEL * top[candidate.top]!
  }
  return scores
}

/** Best first. `scores` need not sum to one. */
export function rank(scores: Float64Array): Ranked[] {
  const top = new Float64Array(tops.length)
  const second = new Float64Array(seconds.length)
  let total = 0
  for (let i = 0; i < scores.length; i++) {
    const { top: t, second: s } = candidates[i]!
    top[t]! += scores[i]!
    second[s]! += scores[i]!
    total += scores[i]!
  }
  if (total === 0) return []
  const order: { i: number; value: number }[] = []
  for (let i = 0; i < scores.length; i++) {
    if (scores[i]! < total * 0.001) continue
    order.push({ i, value: scores[i]! })
  }
  order.sort((a, b) => b.value - a.value)
  return order.map(({ i, value }) => {
    const { code, top: t, second: s } = candidates[i]!
    return { code, share: value / order[0]!.value, topShare: top[t]! / total, secondShare: second[s]! / total }
  })
}
