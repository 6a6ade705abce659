import type { Span } from '../../types.ts'
import type { Found } from '../rules/found.ts'
import { type Proposal, select } from './accept.ts'
import { READING } from './breadth.ts'
import { candidates } from './candidates.ts'
import { type Encoded, encode } from './encode.ts'
import { type Hint, hintsOf } from './hints.ts'
import { type Model, modelOf } from './model.ts'
import { isPlausible } from './plausible.ts'
import { labelProbabilities, type Posteriors, posteriors } from './posteriors.ts'
import { type Language, readTokens } from './read-tokens.ts'
import type { TokenSpan } from './spans.ts'
import type { Tokens } from './tokens.ts'
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
  const all = paragraphs.flatMap(([start, end], paragraph) =>
    windows(text, start, end).map(
      (span): Window => ({ span, paragraph, start, reports: ofParagraph.get(paragraph) ?? [] }),
    ),
  )
  const found: Judged[] = []
  for (let from = 0; from < all.length; from += BATCH) {
    const read = all.slice(from, from + BATCH).map((window) => readWindow(text, window, known, model))
    const believed = read.map(({ encoded }) =>
      posteriors(labelProbabilities(model.labels, encoded, model.passes), encoded.count),
    )
    for (const [i, window] of read.entries()) found.push(...judge(window, believed[i]!, model))
  }
  return found
}

/**
 * Windows that go through one step after the other together: the weights of a step stay in the processor's cache from
 * window to window.
 */
const BATCH = 32

/** `start` is where the paragraph begins. */
type Window = { span: Span; paragraph: number; start: number; reports: readonly Found[] }

type ReadWindow = Window & { tokens: Tokens; hints: Hint[]; encoded: Encoded }

function readWindow(text: string, window: Window, language: Language, { classesOf }: Model): ReadWindow {
  const tokens = readTokens(text.slice(...window.span), language)
  const hints = hintsOf(window.reports, tokens, window.span, window.start)
  return { ...window, tokens, hints, encoded: encode(tokens, language, classesOf, hints) }
}

function judge({ span, paragraph, tokens, hints, encoded }: ReadWindow, believed: Posteriors, model: Model): Judged[] {
  const proposals = candidates(encoded, believed, hints, model.placer, READING)
    .filter((one) => isPlausible(one, hints))
    .map((one) => model.acceptor.judge(one))
  const spanOf = ([start, end]: TokenSpan): Span => [span[0] + tokens.starts[start]!, span[0] + tokens.ends[end - 1]!]
  const found = new Map<Proposal, Found>()
  const chosen = select(proposals, model.threshold)
  for (const { proposal } of chosen) {
    const { placed, cue, content, right } = proposal
    found.set(proposal, {
      paragraph,
      speaker: placed.speaker === null ? [] : [spanOf(placed.speaker)],
      cue: cue.map(spanOf),
      content: [...openedBefore(proposal, span), ...content.map(spanOf), ...carriedOver(proposal, span)],
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

/** What the rules add to a quotation from the paragraphs that it took before its cue's. */
const openedBefore = ({ hint }: Proposal, [start]: Span): Span[] =>
  hint?.report.content.filter(([, end]) => end <= start) ?? []

/** What the rules add to a quotation from later paragraphs. */
const carriedOver = ({ hint }: Proposal, [, end]: Span): Span[] =>
  hint?.report.content.filter(([start]) => start >= end) ?? []
