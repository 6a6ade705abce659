import { lexicon, topicCodes } from '../tag/lexicon.ts'
import { atLevel } from '../tag/taxonomy.ts'
import { findTerms } from '../tag/terms.ts'
import type { Word } from '../tag/words.ts'

/** What a stretch of text is about: weights of its telling words, and of the second-level topics they speak for. */
export type Subject = ReadonlyMap<string, number>

const SHORTEST = 4
const LONGEST_COUNTED = 10
/** What the topics count beside the words: the same subject is often told in other words. */
const TOPIC_WEIGHT = 1

export function subjectOf(words: readonly Word[], language: string): Subject {
  const subject = new Map<string, number>()
  const add = (key: string, weight: number) => subject.set(key, (subject.get(key) ?? 0) + weight)
  for (const { stem, form } of words) {
    // Long words are rare ones, and rare words tell more.
    if (form.length >= SHORTEST) add(stem, Math.min(stem.length, LONGEST_COUNTED) - SHORTEST + 1)
  }
  for (const { weights } of findTerms(words, language, lexicon)) {
    for (let i = 0; i < weights.length; i += 2) {
      add(`topic ${atLevel(topicCodes[weights[i]!]!, 2)}`, TOPIC_WEIGHT * weights[i + 1]!)
    }
  }
  return subject
}

export function sumOf(subjects: readonly Subject[]): Subject {
  const sum = new Map<string, number>()
  for (const subject of subjects) for (const [key, weight] of subject) sum.set(key, (sum.get(key) ?? 0) + weight)
  return sum
}

/** Cosine, from 0 to 1. */
export function likeness(a: Subject, b: Subject): number {
  let product = 0
  for (const [key, weight] of a) product += weight * (b.get(key) ?? 0)
  const norms = normOf(a) * normOf(b)
  return norms === 0 ? 0 : product / norms
}

function normOf(subject: Subject): number {
  let sum = 0
  for (const weight of subject.values()) sum += weight * weight
  return Math.sqrt(sum)
}
