import type { Span } from '../../types.ts'
import { type Proposal, proposals, select } from './accept.ts'
import type { TokenSpan } from './cues.ts'
import { encode } from './encode.ts'
import { type Model, modelOf } from './model.ts'
import { labelProbabilities, posteriors } from './posteriors.ts'
import { type Language, readTokens } from './read-tokens.ts'
import type { Tokens } from './tokens.ts'
import { windows } from './windows.ts'

/** Who says what by which word, as spans of the text (UTF-16 code units); an empty list where there is none. */
export type FoundAttribution = {
  /** Index into the paragraphs handed in. */
  paragraph: number
  speaker: Span[]
  cue: Span[]
  content: Span[]
  /** Probability, in percent, that content and speaker are right. */
  confidence: number
}

const LANGUAGES: readonly Language[] = ['en', 'de']

/** The languages there is a trained model for, as ISO 639-1 codes. */
export const supportedLanguages: ReadonlySet<string> = new Set(LANGUAGES)

/**
 * Finds the attributions of prose: direct, indirect and mixed quotation, beliefs and intentions. Each paragraph is read
 * by itself. A language without a model, or none, yields nothing.
 *
 * @param paragraphs spans of `text`, in order, not overlapping
 * @param language a BCP 47 tag
 */
export function findAttributions(
  text: string,
  paragraphs: readonly Span[],
  language: string | null,
): FoundAttribution[] {
  const known = LANGUAGES.find((code) => code === language?.toLowerCase().split('-')[0])
  if (known === undefined) return []
  const model = modelOf(known)
  return paragraphs.flatMap(([start, end], paragraph) =>
    windows(text, start, end).flatMap(([from, to]) =>
      findInWindow(text.slice(from, to), known, model, paragraph, from),
    ),
  )
}

function findInWindow(
  window: string,
  language: Language,
  model: Model,
  paragraph: number,
  offset: number,
): FoundAttribution[] {
  const tokens = readTokens(window, language)
  if (tokens.count === 0) return []
  const encoded = encode(tokens, language, model.classesOf)
  const believed = posteriors(labelProbabilities(model.labels, encoded), encoded.count)
  const chosen = select(proposals(encoded, believed, model.placer, model.acceptor), model.threshold)
  return chosen.map((proposal) => located(proposal, tokens, model, paragraph, offset))
}

function located(
  proposal: Proposal,
  tokens: Tokens,
  model: Model,
  paragraph: number,
  offset: number,
): FoundAttribution {
  const span = ([start, end]: TokenSpan): Span => [offset + tokens.starts[start]!, offset + tokens.ends[end - 1]!]
  const { speaker } = proposal.placed
  return {
    paragraph,
    speaker: speaker === null ? [] : [span(speaker)],
    cue: [span(proposal.cue)],
    content: proposal.content.map(span),
    confidence: model.confidence[Math.round(proposal.right * 100)]!,
  }
}
