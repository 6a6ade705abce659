import type { Tags } from '../types.ts'
import type { Term } from './annotate.ts'
import { topicOf, topicUri } from './taxonomy.ts'
import { speaksFor, type TopicGuess } from './topics.ts'
import type { WatchMatch } from './watch/match.ts'

/** The guesses as tags, each with the terms of the content that speak for it. */
export function topicTags(guesses: readonly TopicGuess[], content: readonly Term[]): Tags['topics'] {
  return guesses.map(({ code, confidence }) => ({
    uri: topicUri(code),
    name: topicOf(code).name,
    scheme: 'mediatopic',
    confidence,
    evidence: content.filter(({ weights }) => speaksFor(weights, code)).map(({ span }) => span),
  }))
}

export function watchTags(matches: readonly WatchMatch[]): Tags['topics'] {
  return matches.map(({ name, title, confidence, evidence }) => ({
    uri: `watch:${name}`,
    name: title,
    scheme: 'watch',
    confidence,
    evidence,
  }))
}
