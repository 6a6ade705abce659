import type { Span } from '../types.ts'
import { findAttributions, type Judged, supportedLanguages } from './finder/finder.ts'
import { withOwnWords } from './own-words.ts'
import type { Found } from './rules/found.ts'
import { findByRules } from './rules/rules.ts'
import { signedQuotations } from './signed.ts'

/**
 * Everything that the prose reports somebody to have said. Where there is a trained model for the language, the rules
 * only propose and the model judges, but for two kinds of report that its training texts do not hold: what somebody
 * calls something, and what carries on something said before without a cue. Other languages have the rules alone.
 */
export function find(text: string, paragraphs: Span[], sentences: Span[], language: string | null): Found[] {
  const signed = signedQuotations(text, paragraphs)
  const others = findInSentences(text, paragraphs, sentences, language)
  return [...signed, ...others.filter((one) => !signed.some((other) => clash(one, other)))].sort(inOrder)
}

function findInSentences(text: string, paragraphs: Span[], sentences: Span[], language: string | null): Found[] {
  const reports = findByRules(text, paragraphs, sentences, language)
  if (language === null || !supportedLanguages.has(language)) return reports
  const found = findAttributions(text, paragraphs, language, reports)
  const judged = withOwnWords(text, found, reports).map((one) => unabridged(text, one))
  const unjudged = reports.flatMap((report) => {
    if (judged.some(({ found }) => clash(found, report))) return []
    if (report.naming) return [report]
    return report.cue.length === 0 ? [carriedOn(report, judged)] : []
  })
  return [...judged.map(({ found }) => found), ...unjudged]
}

/** Of what something is called, the model often takes a quoted word or two for all of it. */
const LONGEST_SCRAP_WORDS = 3
/** "that if it is a “jungle,”": half of a sentence, cut at a quoted word. */
const HALF = /^(?:that )?(?:if|when|while|unless|although|because|since|once|until)\s[^“"„«]*[“"„«][^“”"„«»]+,[”"“»]$/iu

/** With all that the rules read, where the model stopped at a quoted word or two. */
function unabridged(text: string, judged: Judged): Judged {
  const { found, report } = judged
  const [piece, ...others] = found.content
  const [whole] = report?.content ?? []
  if (!report || !piece || !whole || others.length > 0) return judged
  const isScrap =
    report.naming &&
    wordsIn(text.slice(...piece)) <= LONGEST_SCRAP_WORDS &&
    report.content.some(([start, end]) => start <= piece[0] && piece[1] <= end)
  const isCut = whole[0] === piece[0] && whole[1] > piece[1] && HALF.test(text.slice(...piece))
  return isScrap || isCut ? { ...judged, found: { ...found, content: report.content } } : judged
}

const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0

/** A report without a cue, tied to what became of the one that it carries on. */
function carriedOn(report: Found, judged: readonly Judged[]): Found {
  const origin = judged.find((one) => one.report !== null && one.report === report.carriedFrom)
  return { ...report, ...(origin && { carriedFrom: origin.found }) }
}

const clash = (a: Found, b: Found): boolean => overlap(a.cue, b.cue) || overlap(a.content, b.content)

function overlap(a: readonly Span[], b: readonly Span[]): boolean {
  return a.some((one) => b.some((other) => one[0] < other[1] && other[0] < one[1]))
}

const inOrder = (a: Found, b: Found): number => startOf(a) - startOf(b)

const startOf = ({ speaker, cue, content }: Found) =>
  Math.min(...[...speaker, ...cue, ...content].map(([start]) => start))
