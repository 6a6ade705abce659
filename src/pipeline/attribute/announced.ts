import type { Span } from '../types.ts'
import { reportOf } from './rules/clauses.ts'
import { cuesOf } from './rules/cues.ts'
import type { Found } from './rules/found.ts'
import type { Grammar } from './rules/grammar.ts'
import { GRAMMARS } from './rules/grammars/grammars.ts'
import { type Quotation, quotations } from './rules/quotes.ts'
import { spanOf } from './rules/spans.ts'
import { tokenise } from './rules/tokens.ts'
import { subjectWithin } from './rules/verb-final.ts'

const CONFIDENCE = 0.85
const CONFIDENCE_WITHOUT_MARKS = 0.6
const SHORTEST_PARAGRAPH = 40
/** "said in a statement on Monday:" */
const LONGEST_TAIL_TOKENS = 9

/** "The mayor said in a statement:", and a quotation that takes the next paragraphs. */
export function announcedQuotations(
  text: string,
  paragraphs: readonly Span[],
  sentences: readonly Span[],
  language: string | null,
): Found[] {
  const grammar = GRAMMARS.get(language ?? '')
  if (grammar === undefined) return []
  const announcing = paragraphs.flatMap(([, end], paragraph) => (text[end - 1] === ':' ? [paragraph] : []))
  if (announcing.length === 0) return []
  const quoted = quotations(text, paragraphs)
  return announcing.flatMap((paragraph) => {
    const [start, end] = paragraphs[paragraph]!
    const sentence = sentences.findLast(([from, to]) => from >= start && to <= end)
    const announced = sentence && announcement(text, sentence, quoted, grammar)
    if (!announced) return []
    const content = quotationAfter(paragraph, paragraphs, quoted)
    if (content.length > 0) return [{ paragraph, ...announced, content, confidence: CONFIDENCE }]
    const set = paragraphAfter(text, paragraph, paragraphs, quoted)
    return set ? [{ paragraph, ...announced, content: [set], confidence: CONFIDENCE_WITHOUT_MARKS }] : []
  })
}

/** The quotation that the next paragraph begins with, over all the paragraphs that it takes. */
function quotationAfter(paragraph: number, paragraphs: readonly Span[], quoted: readonly Quotation[]): Span[] {
  const first = quoted.findIndex((one) => one.paragraph === paragraph + 1)
  if (first < 0 || quoted[first]!.span[0] !== paragraphs[paragraph + 1]![0]) return []
  const spans = [quoted[first]!.span]
  for (let next = first + 1; quoted[next]?.carriesOn; next++) spans.push(quoted[next]!.span)
  return spans
}

/** A paragraph set apart instead of quotation marks; a short one begins a list. */
function paragraphAfter(
  text: string,
  paragraph: number,
  paragraphs: readonly Span[],
  quoted: readonly Quotation[],
): Span | null {
  const next = paragraphs[paragraph + 1]
  if (next === undefined || quoted.some((one) => one.paragraph === paragraph + 1)) return null
  const words = text.slice(...next)
  return words.length >= SHORTEST_PARAGRAPH && /^\p{Lu}.*[.!?]$/su.test(words) ? next : null
}

/** Who says it by which word, where little but the time and the place follows. */
function announcement(
  text: string,
  sentence: Span,
  quoted: readonly Quotation[],
  grammar: Grammar,
): Pick<Found, 'speaker' | 'cue'> | null {
  const tokens = tokenise(text, sentence, quoted, grammar.elides)
  const read = { tokens, from: 0, to: tokens.length, paragraph: 0 }
  const last = cuesOf(read, grammar).findLast(({ cue }) => !cue.weak)
  if (grammar.verbFinal) {
    const comma = tokens.findLastIndex(({ text: mark }, at) => mark === ',' && last !== undefined && at < last.group)
    const subject = last && subjectWithin(tokens, 0, comma > 0 ? comma : last.group, grammar)
    return subject && last ? { speaker: [spanOf(tokens, subject)], cue: [spanOf(tokens, [last.group, last.to])] } : null
  }
  const report = last && reportOf(read, last, null, grammar)
  if (!report || report.position === 'borrowed' || tokens.length - report.to > LONGEST_TAIL_TOKENS) return null
  return { speaker: [spanOf(tokens, report.subject)], cue: [spanOf(tokens, [report.group, report.to])] }
}
