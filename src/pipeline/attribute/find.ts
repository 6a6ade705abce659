import type { Span } from '../types.ts'
import { findAttributions, type Judged, supportedLanguages } from './finder/finder.ts'
import type { Found } from './rules/found.ts'
import { findByRules } from './rules/rules.ts'

/**
 * Everything that the prose reports somebody to have said. Where there is a trained model for the language, the rules
 * only propose and the model judges, but for two kinds of report that its training texts do not hold: what somebody
 * calls something, and what carries on something said before without a cue. Other languages have the rules alone.
 */
export function find(text: string, paragraphs: Span[], sentences: Span[], language: string | null): Found[] {
  const reports = findByRules(text, paragraphs, sentences, language)
  if (language === null || !supportedLanguages.has(language)) return reports
  const judged = findAttributions(text, paragraphs, language, reports).map((one) => unabridged(text, one))
  const unjudged = reports.flatMap((report) => {
    if (judged.some(({ found }) => clash(found, report))) return []
    if (report.naming) return [report]
    return report.cue.length === 0 ? [carriedOn(report, judged)] : []
  })
  return [...judged.map(({ found }) => found), ...unjudged].sort((a, b) => startOf(a) - startOf(b))
}

/** Of what something is called, the model often takes a quoted word or two for all of it. */
const LONGEST_SCRAP_WORDS = 3

function unabridged(text: string, judged: Judged): Judged {
  const { found, report } = judged
  const [scrap, ...others] = found.content
  if (!report?.naming || scrap === undefined || others.length > 0) return judged
  const words = text.slice(...scrap).match(/[\p{L}\p{N}]+/gu)?.length ?? 0
  const inside = report.content.some(([start, end]) => start <= scrap[0] && scrap[1] <= end)
  return words <= LONGEST_SCRAP_WORDS && inside ? { ...judged, found: { ...found, content: report.content } } : judged
}

/** A report without a cue, tied to what became of the one that it carries on. */
function carriedOn(report: Found, judged: readonly Judged[]): Found {
  const origin = judged.find((one) => one.report !== null && one.report === report.carriedFrom)
  return { ...report, ...(origin && { carriedFrom: origin.found }) }
}

const clash = (a: Found, b: Found): boolean => overlap(a.cue, b.cue) || overlap(a.content, b.content)

function overlap(a: readonly Span[], b: readonly Span[]): boolean {
  return a.some((one) => b.some((other) => one[0] < other[1] && other[0] < one[1]))
}

const startOf = ({ speaker, cue, content }: Found) =>
  Math.min(...[...speaker, ...cue, ...content].map(([start]) => start))
