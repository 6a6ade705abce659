import { overlapAny } from '../spans.ts'
import type { Span } from '../types.ts'
import { announcedQuotations } from './announced.ts'
import { betweenReports } from './between.ts'
import { exchanges } from './exchange.ts'
import {
  asWhoSays,
  withLead,
  withName,
  withoutDateline,
  withoutDay,
  withoutExpletive,
  withoutMainClause,
  withoutWhere,
  withPreposition,
  withRest,
  withWhom,
} from './extent.ts'
import { findAttributions, type Judged, supportedLanguages } from './finder/finder.ts'
import { trimmedSpeaker } from './german-speaker.ts'
import { gesturedQuotations } from './gestures.ts'
import { invertedReports } from './inverted.ts'
import { nestedReports } from './nested.ts'
import { withOwnWords } from './own-words.ts'
import { withoutRelays } from './relayed.ts'
import type { Found } from './rules/found.ts'
import { GRAMMARS } from './rules/grammars/grammars.ts'
import { findByRules } from './rules/rules.ts'
import { signedQuotations } from './signed.ts'
import { statedBy } from './stated-by.ts'
import { viewpoints } from './viewpoint.ts'

/**
 * Everything that the prose reports somebody to have said. Where there is a trained model for the language, the rules
 * only propose and the model judges, but for what its training texts do not hold: what somebody calls something, what
 * carries on something said before without a cue, and views without a verb. Other languages have the rules alone.
 */
export function find(text: string, paragraphs: Span[], sentences: Span[], language: string | null): Found[] {
  const printed = [
    ...signedQuotations(text, paragraphs, language),
    ...exchanges(text, paragraphs),
    ...announcedQuotations(text, paragraphs, sentences, language),
    ...(language === 'en' ? statedBy(text, paragraphs, sentences) : []),
  ]
  const others = findInSentences(text, paragraphs, sentences, language).filter(
    (one) => !printed.some((other) => clash(one, other)),
  )
  const gestured = withGestures(gesturedQuotations(text, paragraphs, sentences, language), others)
  return [...printed, ...gestured, ...others.filter((one) => !gestured.some((other) => clash(one, other)))].sort(
    inOrder,
  )
}

/**
 * The gestured ones that no other cue claims. “God, no.” She laughs. “Never.”: what the model reads before the same gesture
 * is said with it.
 */
function withGestures(gestured: readonly Found[], others: readonly Found[]): Found[] {
  return gestured.flatMap((one) => {
    const same = others.find(({ cue }) => overlapAny(cue, one.cue))
    if (others.some((other) => other !== same && other.cue.length > 0 && clash(other, one))) return []
    const before = same?.content.filter(([, end]) => end <= startOf(one)) ?? []
    return [{ ...one, content: [...before, ...one.content] }]
  })
}

/** What `find` does not look for in a language. */
export function warningsOf(language: string | null): string[] {
  if (language === null || !GRAMMARS.has(language)) return ['quotations-only']
  return supportedLanguages.has(language) ? [] : ['reported-speech-by-rules']
}

function findInSentences(text: string, paragraphs: Span[], sentences: Span[], language: string | null): Found[] {
  const reports = findByRules(text, paragraphs, sentences, language)
  if (language === null || !supportedLanguages.has(language))
    return reports.map((one) => Object.assign(one, { speaker: withoutDateline(text, one.speaker) }))
  const judged = withOwnWords(text, findAttributions(text, paragraphs, language, reports), reports).filter(
    ({ found }) => !isParticle(text, found),
  )
  for (const one of judged) complete(text, one)
  if (language === 'en') extend(text, sentences, judged)
  if (language === 'de') for (const { found } of judged) found.speaker = trimmedSpeaker(text, found)
  const unjudged: Found[] = []
  for (const report of reports) {
    if (judged.some(({ found }) => clash(found, report))) continue
    if (report.naming) unjudged.push(report)
    else if (report.cue.length === 0) unjudged.push(carriedOn(text, report, judged, unjudged.at(-1)))
  }
  const outer = withoutRelays(text, [...judged.map(({ found }) => found), ...unjudged], language)
  const found = [...outer, ...nestedReports(text, outer, language)]
  if (language === 'de') {
    const isClaimed = (span: Span) => found.some(({ cue, content }) => cue.length > 0 && overlapAny(content, [span]))
    const inverted = invertedReports(text, paragraphs, sentences, isClaimed)
    return [...found.filter((one) => !inverted.some((other) => clash(one, other))), ...inverted]
  }
  const views = viewpoints(text, paragraphs, sentences).filter((view) => !found.some((one) => clash(one, view)))
  return [...found, ...betweenReports(text, sentences, found), ...views]
}

/** Contents as far as English grammar takes them. */
function extend(text: string, sentences: readonly Span[], judged: readonly Judged[]): void {
  const inParagraph = Map.groupBy(
    judged.map(({ found }) => found),
    ({ paragraph }) => paragraph,
  )
  let next = 0
  for (const { found } of judged) {
    const [first] = found.cue
    if (first === undefined) continue
    found.speaker = asWhoSays(text, found)
    found.speaker = withName(text, withoutDay(text, withoutDateline(text, found.speaker)))
    found.content = withoutWhere(text, withoutDateline(text, found.content))
    found.content = withoutMainClause(text, found)
    found.speaker = withoutExpletive(text, found)
    found.content = withWhom(text, found)
    Object.assign(found, withPreposition(text, found))
    while (next < sentences.length && sentences[next]![1] <= first[0]) next++
    const sentence = sentences[next]
    if (sentence && sentence[0] <= first[0]) {
      found.content = withLead(text, sentence, found, inParagraph.get(found.paragraph)!)
      found.content = withRest(text, sentence, found)
    }
  }
}

/** German "teilte … laut dpa mit": the end of a verb. */
const isParticle = (text: string, { content }: Found): boolean =>
  content.every((piece) => /^(?:mit|an|aus|ein|ab|fest|zu|vor|hin|klar|bekannt)$/.test(text.slice(...piece)))

/** Of what something is called, the model often takes a quoted word or two for all of it. */
const LONGEST_SCRAP_WORDS = 3
/** "that if it is a “jungle,”": half of a sentence, cut at a quoted word. */
const HALF = /^(?:that )?(?:if|when|while|unless|although|because|since|once|until)\s[^“"„«]*[“"„«][^“”"„«»]+,[”"“»]$/iu

/** With all that the rules read, where the model stopped at a quoted word or two. */
function complete(text: string, { found, report }: Judged): void {
  const [piece, ...others] = found.content
  const [whole] = report?.content ?? []
  if (!report || !piece || !whole || others.length > 0) return
  const isScrap =
    report.naming &&
    wordsIn(text.slice(...piece)) <= LONGEST_SCRAP_WORDS &&
    report.content.some(([start, end]) => start <= piece[0] && piece[1] <= end)
  const isCut = whole[0] === piece[0] && whole[1] > piece[1] && HALF.test(text.slice(...piece))
  if (isScrap || isCut) found.content = report.content
}

const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0

/** A report without a cue, tied to what became of the one that it carries on, or to the one right before it. */
function carriedOn(text: string, report: Found, judged: readonly Judged[], last: Found | undefined): Found {
  const origin = judged.find((one) => one.report !== null && one.report === report.carriedFrom)?.found
  const carriedFrom = origin ?? report.carriedFrom ?? before(text, report, judged, last)
  return { ...report, ...(carriedFrom && { carriedFrom }) }
}

/** What nothing but the end of a sentence parts from a report of somebody's words. */
function before(text: string, report: Found, judged: readonly Judged[], last: Found | undefined): Found | undefined {
  const start = startOf(report)
  const adjoins = (one: Found) =>
    one.paragraph === report.paragraph && endOf(one) <= start && !/[\p{L}\p{N}]/u.test(text.slice(endOf(one), start))
  if (last && adjoins(last)) return last.carriedFrom
  return judged.find(({ found }) => found.speaker.length > 0 && adjoins(found))?.found
}

const clash = (a: Found, b: Found): boolean => overlapAny(a.cue, b.cue) || overlapAny(a.content, b.content)

const inOrder = (a: Found, b: Found): number => startOf(a) - startOf(b)

const endOf = ({ speaker, cue, content }: Found): number =>
  Math.max(...[...speaker, ...cue, ...content].map(([, end]) => end))

const startOf = ({ speaker, cue, content }: Found) =>
  Math.min(...[...speaker, ...cue, ...content].map(([start]) => start))
