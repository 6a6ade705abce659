import type { Evidence } from './evidence.ts'
import { topicCodes } from './lexicon.ts'
import { topicOf } from './taxonomy.ts'

/**
 * A second-level branch by the name of its likeliest topic: its score against the best one's, and what its top topic has
 * of all scores.
 */
export type Ranked = { code: string; share: number; topShare: number }

/** What a topic's own terms prove is borne out by the other terms of its branch. */
const SECOND_LEVEL = 0.3
const TOP_LEVEL = 0.15
/** Further terms of one topic add less and less: three of a kind do not outdo one each of two topics by three to one. */
const SATURATION = 0.8
/** A branch goes by the name of a third-level topic that has this much of the second-level topic's score. */
const DEEPER = 0.5

type Candidate = { code: string; top: number; second: number }

const tops: string[] = []
const seconds: string[] = []
/** For each second-level topic the number of its top topic. */
const topNumbers: number[] = []
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
  topNumbers[secondOf[i]!] = topOf[i]!
  for (const own of path.slice(1, 3)) {
    let at = candidates.findIndex((candidate) => candidate.code === own)
    if (at < 0) at = candidates.push({ code: own, top: topOf[i]!, second: secondOf[i]! }) - 1
    candidateOf[i] = at
  }
}

export const candidateCodes: readonly string[] = candidates.map(({ code }) => code)
/** For each candidate its second-level topic. */
export const candidateBranches: readonly string[] = candidates.map(({ second }) => seconds[second]!)

/** Each candidate's score, not normalised. */
export function scoreCandidates({ mass }: Evidence): Float64Array {
  const scores = new Float64Array(candidates.length)
  const top = new Float64Array(tops.length)
  const second = new Float64Array(seconds.length)
  for (let i = 0; i < mass.length; i++) {
    if (mass[i] === 0) continue
    const own = mass[i]! ** SATURATION
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

/** Best branch first. `scores` need not sum to one. */
export function rank(scores: Float64Array): Ranked[] {
  const top = new Float64Array(tops.length)
  const general = new Float64Array(seconds.length)
  const deepest = new Map<number, number>()
  let total = 0
  for (const [i, score] of scores.entries()) {
    const candidate = candidates[i]!
    top[candidate.top]! += score
    total += score
    if (candidate.code === seconds[candidate.second]) general[candidate.second] = score
    else if (score > (scores[deepest.get(candidate.second) ?? -1] ?? 0)) deepest.set(candidate.second, i)
  }
  const branches = seconds.flatMap((second, i) => {
    const child = deepest.get(i) ?? -1
    const own = general[i]!
    const score = Math.max(own, scores[child] ?? 0)
    if (score === 0) return []
    const named = (scores[child] ?? 0) >= DEEPER * own ? candidates[child]!.code : second
    return [{ code: named, score, topShare: top[topNumbers[i]!]! / total }]
  })
  branches.sort((a, b) => b.score - a.score)
  return branches.map(({ code, score, topShare }) => ({ code, share: score / branches[0]!.score, topShare }))
}
