import { classify } from './classifier.ts'
import { type Evidence, type Layer, weighEvidence } from './evidence.ts'
import { topicCodes } from './lexicon.ts'
import { candidateCodes, rank, scoreCandidates } from './rank.ts'
import { atLevel } from './taxonomy.ts'

export type TopicGuess = {
  code: string
  /** How likely the topic's top-level branch is right, in per cent. */
  confidence: number
}

/** The document's own distribution counts as much as this part of the statement's. */
const DOCUMENT_WEIGHT = 0.3
/** A topic is kept while it has this share of the best one's score, and one of each second-level branch. */
const LEAST_SHARE = 0.4
const MOST_TOPICS = 3
/** With so much evidence from the lexicon the classifier's word counts half. */
const CLASSIFIER_HALVED_AT = 2
/** A second-level topic without a term in the text has this share before the classifier is asked. */
const UNSEEN = 0.01

/** The document's scores, to be computed once. */
export function documentScores(layers: readonly Layer[]): Float64Array {
  return normalised(scoreCandidates(weighEvidence(layers)))
}

/**
 * Topics of a statement, best first; none without evidence.
 *
 * @param layers the statement's own words first, then its surroundings, each with the weight they count with
 */
export function guessTopics(layers: readonly Layer[], document: Float64Array | null): TopicGuess[] {
  const evidence = weighEvidence(layers)
  const scores = normalised(scoreCandidates(evidence))
  if (document !== null) for (let i = 0; i < scores.length; i++) scores[i]! += DOCUMENT_WEIGHT * document[i]!
  const ranked = rank(fused(scores, classify(layers), evidence.total))
  const [best] = ranked
  if (best === undefined) return []
  const confidence = Math.round(100 * confidenceOf(best.topShare, evidence))
  const guesses: TopicGuess[] = []
  const branches = new Set<string>()
  for (const { code, share } of ranked) {
    if (share < LEAST_SHARE || guesses.length === MOST_TOPICS) break
    const branch = atLevel(code, 2)
    if (branches.has(branch)) continue
    branches.add(branch)
    guesses.push({ code, confidence: guesses.length === 0 ? confidence : Math.round(confidence * share) })
  }
  return guesses
}

/**
 * The lexicon's scores, each multiplied by how likely the classifier takes its second-level topic. The less the lexicon
 * has to go by, the more the classifier counts, which also knows the words that are no terms.
 */
function fused(scores: Float64Array, likely: ReadonlyMap<string, number> | null, evidence: number): Float64Array {
  if (likely === null) return scores
  const exponent = 1 / (1 + evidence / CLASSIFIER_HALVED_AT)
  return scores.map((score, i) => {
    const code = candidateCodes[i]!
    const second = atLevel(code, 2)
    return (score + (code === second ? UNSEEN : 0)) * ((likely.get(second) ?? 0) + 1e-5) ** exponent
  })
}

function confidenceOf(topShare: number, { total }: Evidence): number {
  return topShare * (total / (total + 0.5))
}

function normalised(scores: Float64Array): Float64Array {
  let total = 0
  for (const score of scores) total += score
  return total === 0 ? scores : scores.map((score) => score / total)
}

/** Whether a term's weights speak for the topic: they name it or another of its second-level branch. */
export function speaksFor(weights: readonly number[], code: string): boolean {
  const branch = atLevel(code, 2)
  for (let i = 0; i < weights.length; i += 2) {
    if (atLevel(topicCodes[weights[i]!]!, 2) === branch) return true
  }
  return false
}
