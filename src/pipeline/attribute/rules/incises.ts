import { isAdverb } from './adverbs.ts'
import { afterAsides } from './asides.ts'
import type { Found } from './found.ts'
import type { Grammar } from './grammar.ts'
import type { Quotation } from './quotes.ts'
import type { Sentence } from './sentence.ts'
import { type Range, spanOf } from './spans.ts'
import { subjectAfter } from './subject.ts'
import { isCapitalised, type Token } from './tokens.ts'
import { subjectWithin } from './verb-final.ts'

/**
 * The cue inside the quotation marks, parted by commas in French and by dashes elsewhere: « Nous partons, dit-elle. Il est
 * tard. », «Мы уезжаем, — сказала она. — Уже поздно». The quotation without it is the content, in two pieces or one.
 */
export function incisedReports(
  { tokens, from, to, paragraph }: Sentence,
  quotations: readonly Quotation[],
  grammar: Grammar,
): Found[] {
  const found: Found[] = []
  const done = new Set<number>()
  for (let at = from + 1; at < to; at++) {
    const index = tokens[at]!.quotation
    const isDashed = DASH.test(tokens[at - 1]!.text)
    const isParted = isDashed || ((grammar.elides || grammar.verbFinal) && tokens[at - 1]!.text === ',')
    if (index < 0 || done.has(index) || !isParted || tokens[at - 1]!.quotation !== index) continue
    const incise = grammar.verbFinal ? finalInciseAt(tokens, at, to, grammar) : inciseAt(tokens, at, to, grammar)
    if (!incise) continue
    done.add(index)
    const { span } = quotations[index]!
    let before = at - 1
    if (isDashed && tokens[before - 1]!.text === ',') before--
    let after = incise.end
    while (DASH.test(tokens[after + 1]?.text ?? '')) after++
    const [first, last] = [tokens[before - 1]!, tokens[after]]
    const rest = last && last.end < span[1] - 1 ? [[last.end, span[1]] as const] : []
    found.push({
      paragraph,
      speaker: [spanOf(tokens, incise.subject)],
      cue: [spanOf(tokens, incise.cue)],
      content: [[span[0], first.end], ...rest.map(([start, end]) => [skipSpace(tokens, start, end), end] as const)],
      confidence: 0.9,
    })
  }
  return found
}

const LONGEST_INCISE = 12
const DASH = /^[—–-]$/u
const CLOSES = /^[,.!?…»”"—–-]$/u

type Incise = { cue: Range; subject: Range; end: number }

/** Verb and subject from `at` up to the mark that closes the incise. */
function inciseAt(tokens: readonly Token[], at: number, to: number, grammar: Grammar): Incise | null {
  let verb = at
  while (verb < to && grammar.auxiliaries.has(tokens[verb]!.lower)) verb++
  // "a-t-il déclaré"
  const inverted = verb > at && grammar.pronouns.has(tokens[verb]?.lower ?? '') ? verb : null
  if (inverted !== null) verb++
  const cue = grammar.cues.get(tokens[verb]?.lower ?? '')
  if (!cue || (cue.form === 'perfect' ? verb === at : cue.form !== 'finite')) return null
  const near = tokens.slice(verb + 1, verb + LONGEST_INCISE).map((token) => ({ ...token, quotation: -1 }))
  const start = afterAsides(near, 0, grammar)
  const range =
    inverted === null ? subjectAfter(near, start, Math.min(to - verb - 1, near.length), grammar, true) : null
  if (!range && inverted === null) return null
  const subject: Range = range ? [range[0] + verb + 1, range[1] + verb + 1] : [verb - 1, verb]
  const first = tokens[subject[0]]!
  // "souffle-t-il", "s'emporte Sylvie Moreau": no other reading is left.
  if (cue.weak && !grammar.pronouns.has(first.lower) && !isCapitalised(first)) return null
  const isNoun = grammar.speakers !== null || isCapitalised(first) || grammar.determiners.has(first.lower)
  if (!grammar.pronouns.has(first.lower) && !isNoun) return null
  let end = Math.max(subject[1], verb + 1)
  while (end < to && grammar.hearers.has(tokens[end]!.lower)) end++
  while (end < to && (isAdverb(tokens[end]!, grammar) || grammar.times.has(tokens[end]!.lower))) end++
  if (grammar.prepositions.has(tokens[end]?.lower ?? '')) end = pastPhrase(tokens, end, to, grammar)
  if (isCapitalised(tokens[subject[1] - 1])) end = pastApposition(tokens, end, to, grammar)
  return CLOSES.test(tokens[end]?.text ?? '') ? { cue: [at, verb + 1], subject, end } : null
}

/** "…, – deyə mərkəzin direktoru Aytən Sultanzadə söyləyib. – …": who says it, then the verb, up to a stop. */
function finalInciseAt(tokens: readonly Token[], at: number, to: number, grammar: Grammar): Incise | null {
  let end = at
  while (end < Math.min(to, at + LONGEST_INCISE) && !CLOSES.test(tokens[end]!.text)) end++
  if (!CLOSES.test(tokens[end]?.text ?? '')) return null
  for (let length = 1; length <= LONGEST_FINAL_CUE && end - length > at; length++) {
    const words = tokens.slice(end - length, end).map(({ lower }) => lower)
    if (grammar.cues.get(words.join(' '))?.form !== 'finite') continue
    const near = tokens.slice(at, end - length).map((token) => ({ ...token, quotation: -1 }))
    const range = subjectWithin(near, 0, near.length, grammar)
    return range && { cue: [end - length, end], subject: [range[0] + at, range[1] + at], end }
  }
  return null
}

const LONGEST_FINAL_CUE = 3
const LONGEST_PHRASE = 7

/** "a-t-il expliqué à l'agence": to whom or where, up to the mark. */
function pastPhrase(tokens: readonly Token[], from: number, to: number, grammar: Grammar): number {
  for (let at = from + 1; at < Math.min(to, from + LONGEST_PHRASE); at++) {
    if (CLOSES.test(tokens[at]!.text)) return at
    if (grammar.clauseWords.has(tokens[at]!.lower) || grammar.pronouns.has(tokens[at]!.lower)) return from
  }
  return from
}

const LONGEST_APPOSITION = 8

/** "…, s'emporte Sylvie Moreau, déléguée du personnel. L'usine …": up to the stop behind what she is. */
function pastApposition(tokens: readonly Token[], comma: number, to: number, grammar: Grammar): number {
  if (tokens[comma]?.text !== ',') return comma
  for (let at = comma + 1; at < Math.min(to, comma + LONGEST_APPOSITION); at++) {
    const { text, lower } = tokens[at]!
    if (/^[.!?]$/.test(text)) return at > comma + 1 ? at : comma
    if (/^[,;:—–-]$/.test(text) || grammar.pronouns.has(lower) || grammar.auxiliaries.has(lower)) return comma
    if (grammar.clauseWords.has(lower) || grammar.cues.has(lower)) return comma
  }
  return comma
}

const skipSpace = (tokens: readonly Token[], start: number, end: number): number =>
  tokens.find((token) => token.start >= start && token.start < end)?.start ?? start
