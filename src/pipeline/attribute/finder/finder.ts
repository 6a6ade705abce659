import type { Span } from '../../types.ts'
import type { Found } from '../rules/found.ts'
import { type Proposal, select } from './accept.ts'
import { candidates } from './candidates.ts'
import { encode } from './encode.ts'
import { hintsOf } from './hints.ts'
import { type Model, modelOf } from './model.ts'
import { isPlausible } from './plausible.ts'
import { labelProbabilities, posteriors } from './posteriors.ts'
import { type Language, readTokens } from './read-tokens.ts'
import type { TokenSpan } from './spans.ts'
import { windows } from './windows.ts'

const LANGUAGES: readonly Language[] = ['en', 'de']

/** The languages there is a trained model for, as ISO 639-1 codes. */
export const supportedLanguages: ReadonlySet<string> = new Set(LANGUAGES)

/** An attribution (spans of the text), and the rules' report with the same cue, if they have one. */
export type Judged = { found: Found; report: Found | null }

/**
 * Finds the attributions of prose: direct, indirect and mixed quotation, beliefs and intentions. Each paragraph is read
 * by itself. A language without a model, or none, yields nothing.
 *
 * @param paragraphs spans of `text`, in order, not overlapping
 * @param language a BCP 47 tag
 * @param reports what the rules read in the same paragraphs: hints for the labels and candidates to be judged
 */
export function findAttributions(
  text: string,
  paragraphs: readonly Span[],
  language: string | null,
  reports: readonly Found[],
): Judged[] {
  const known = LANGUAGES.find((code) => code === language?.toLowerCase().split('-')[0])
  if (known === undefined) return []
  const model = modelOf(known)
  const ofParagraph = Map.groupBy(reports, ({ paragraph }) => paragraph)
  return paragraphs.flatMap(([start, end], paragraph) =>
    windows(text, start, end).flatMap((window) =>
      findInWindow(text, window, known, model, paragraph, ofParagraph.get(paragraph) ?? []),
    ),
  )
}

function findInWindow(
  text: string,
  window: Span,
  language: Language,
  model: Model,
  paragraph: number,
  reports: readonly Found[],
): Judged[] {
  const tokens = readTokens(text.slice(...window), language)
  if (tokens.count === 0) return []
  const hints = hintsOf(reports, tokens, window)
  const encoded = encode(tokens, language, model.classesOf, hints)
  const believed = posteriors(labelProbabilities(model.labels, encoded, model.passes), encoded.count)
  const proposals = candidates(encoded, believed, hints, model.placer)
    .filter(isPlausible)
    .map((one) => model.acceptor.judge(one))
  const span = ([start, end]: TokenSpan): Span => [window[0] + tokens.starts[start]!, window[0] + tokens.ends[end - 1]!]
  const found = new Map<Proposal, Found>()
  const chosen = select(proposals, model.threshold)
  for (const { proposal } of chosen) {
    const { placed, cue, content, right } = proposal
    found.set(proposal, {
      paragraph,
      speaker: placed.speaker === null ? [] : [span(placed.speaker)],
      cue: cue.map(span),
      content: [...content.map(span), ...carriedOver(proposal, window)],
      confidence: model.confidence[Math.round(right * 100)]! / 100,
    })
  }
  return chosen.map(({ proposal, within }) => {
    const one = found.get(proposal)!
    const outer = within && found.get(within)
    if (outer) one.within = outer
    return { found: one, report: proposal.hint?.report ?? null }
  })
}

/** What the rules add to a quotation from later paragraphs. */
const carriedOver = ({ hint }: Proposal, [, end]: Span): Span[] =>
  hint?.report.content.filter(([start]) => start >= end) ?? []
