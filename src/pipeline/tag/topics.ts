import { classify } from './classifier.ts'
import { type Evidence, type Layer, weighEvidence } from './evidence.ts'
import { topicCodes } from './lexicon.ts'
import { candidateBranches, candidateCodes, rank, scoreCandidates } from './rank.ts'
import { atLevel } from './taxonomy.ts'

export type TopicGuess = {
  code: string
  /** How likely the topic's top-level branch is right, in per cent. */
  confidence: number
}

/** The document's own distribution counts as much as this part of the statement's. */
const DOCUMENT_WEIGHT = 0.3
/** A topic is kept while it has this share of the best one's score. */
const LEAST_SHARE = 0.4
/** Nobody agrees with himself more often. */
const HIGHEST_CONFIDENCE = 0.97
const CALIBRATION = { bias: 0.57, share: 1.08, evidence: 0.59, own: 0.25 }
/** Shares are reckoned as if there were so much evidence for other topics besides: a single hint is no proof. */
const DOUBT = 2
/** Shares beyond it, and below its complement, tell no more. */
const HIGHEST_SHARE = 0.85
const MOST_TOPICS = 3
/** With so much evidence from the lexicon, the statement's own counted twice, the classifier's word counts half. */
const CLASSIFIER_HALVED_AT = 16
/** A second-level topic without a term in the text has this share before the classifier is asked. */
const UNSEEN = 0.01
/** It holds no topic less likely than this against the likeliest: it has seen too little of the rare ones. */
const LEAST_LIKELY = 0.1

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
  if (evidence.total === 0) return []
  const scores = normalised(scoreCandidates(evidence))
  if (document !== null) for (let i = 0; i < scores.length; i++) scores[i]! += DOCUMENT_WEIGHT * document[i]!
  const ranked = rank(fused(scores, classify(layers), evidence))
  const [best] = ranked
  if (best === undefined) return []
  const confidence = Math.round(100 * confidenceOf(best.topShare, evidence))
  return ranked
    .filter(({ share }) => share >= LEAST_SHARE)
    .slice(0, MOST_TOPICS)
    .map(({ code, share }) => ({ code, confidence: Math.round(confidence * share) }))
}

/**
 * The lexicon's scores, each multiplied by how likely the classifier takes its second-level topic. The less the lexicon
 * has to go by, in the statement above all, the more the classifier counts, which also knows the words that are no terms.
 */
function fused(
  scores: Float64Array,
  likely: ReadonlyMap<string, number> | null,
  { total, own }: Evidence,
): Float64Array {
  if (likely === null) return scores
  const exponent = 1 / (1 + (total + own) / CLASSIFIER_HALVED_AT)
  const least = LEAST_LIKELY * Math.max(...likely.values())
  const factors = new Map(Array.from(likely, ([topic, share]) => [topic, Math.max(share, least) ** exponent]))
  return scores.map((score, i) => {
    const branch = candidateBranches[i]!
    const share = score + (candidateCodes[i] === branch ? UNSEEN : 0)
    return share * (factors.get(branch) ?? least ** exponent)
  })
}

/**
 * How likely the best topic's top-level branch is right: logistic regression on its share of the scores, on the evidence
 * in all, and on how much of that is in the statement itself; fitted to labelled statements (docs/models/topics.md).
 */
function confidenceOf(topShare: number, { total, own }: Evidence): number {
  const doubted = (topShare * total) / (total + DOUBT)
  const share = Math.min(Math.max(doubted, 1 - HIGHEST_SHARE), HIGHEST_SHARE)
  const score =
    CALIBRATION.bias +
    CALIBRATION.share * Math.log(share / (1 - share)) +
    CALIBRATION.evidence * Math.log1p(total) +
    CALIBRATION.own * (total === 0 ? 0 : own / total)
  return Math.min(HIGHEST_CONFIDENCE, 1 / (1 + Math.exp(-score)))
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
