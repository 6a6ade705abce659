import type { Cue, CueLexicon } from '../acts/lexicon.ts'
import { isAdverb } from './adverbs.ts'
import type { Grammar } from './grammar.ts'
import type { Sentence } from './sentence.ts'
import { isPhrase, isStop } from './spans.ts'
import { isCapitalised, isWord, type Token } from './tokens.ts'

/** A cue as it stands in a sentence. Positions are token indices. */
export type Candidate = {
  /** First token of the verb group: auxiliaries, negations and adverbs before the cue. */
  group: number
  at: number
  to: number
  cue: Cue
  /** Where a separable verb's second half stands. */
  particle: number | null
}

/** How far a separable verb's halves, or auxiliary and participle, stand apart in print. */
const LONGEST_BRACKET = 24

/** The cues outside quotations, in order. */
export function cuesOf({ tokens, from, to }: Sentence, grammar: Grammar): Candidate[] {
  const found: Candidate[] = []
  for (let at = from; at < to; at++) {
    // With a capital inside a sentence it is a name: "the United States".
    if (tokens[at]!.quotation >= 0 || (at > from && isCapitalised(tokens[at]))) continue
    const candidate =
      separated(tokens, at, to, grammar) ?? listed(tokens, at, to, grammar) ?? placed(tokens, at, from, grammar)
    if (!candidate) continue
    found.push({ ...candidate, group: groupStart(tokens, from, candidate, grammar) })
    at = candidate.to - 1
  }
  return found
}

const starts = new WeakMap<CueLexicon, ReadonlyMap<string, number>>()

/** For each word that begins a cue, the words of its longest. Most words begin none. */
function startsOf(cues: CueLexicon): ReadonlyMap<string, number> {
  const known = starts.get(cues)
  if (known) return known
  const longest = new Map<string, number>()
  for (const form of cues.keys()) {
    const words = form.split(' ')
    longest.set(words[0]!, Math.max(words.length, longest.get(words[0]!) ?? 0))
  }
  starts.set(cues, longest)
  return longest
}

function listed(tokens: readonly Token[], at: number, to: number, grammar: Grammar): Omit<Candidate, 'group'> | null {
  const longest = startsOf(grammar.cues).get(tokens[at]!.lower)
  if (longest === undefined) return null
  for (let length = Math.min(longest, to - at); length > 0; length--) {
    let form = tokens[at]!.lower
    for (let next = at + 1; next < at + length; next++) form += ` ${tokens[next]!.lower}`
    const cue = grammar.cues.get(form)
    if (cue && cue.form !== 'noun') return { at, to: at + length, cue, particle: null }
  }
  return null
}

/** "pourrait commenter le président": of a verb that another follows, in French and Spanish. */
const INFINITIVE = /(?:[aei]r|re)$/u

/** «Мы ждали», — возмущается Анна: a verb right behind a quotation, whichever it is. */
function placed(tokens: readonly Token[], at: number, from: number, grammar: Grammar): Omit<Candidate, 'group'> | null {
  const { lower } = tokens[at]!
  const isOther = [
    grammar.pronouns,
    grammar.auxiliaries,
    grammar.prepositions,
    grammar.determiners,
    grammar.clauseWords,
  ].some((words) => words.has(lower))
  if (!grammar.saysBehind?.test(lower) || isOther || isAdverb(tokens[at]!, grammar)) return null
  let before = at - 1
  while (before > from && grammar.auxiliaries.has(tokens[before]!.lower)) before--
  const isParted = before > from && /^[,—–-]$/u.test(tokens[before]!.text) && tokens[before]!.quotation < 0
  while (before > from && isStop(tokens[before]!)) before--
  const isBehind = isParted && tokens[before]!.quotation >= 0
  const next = tokens[at + 1]
  const isBeforeSubject =
    isWord(next) && (isCapitalised(next) || !(grammar.prepositions.has(next!.lower) || INFINITIVE.test(next!.lower)))
  if (!isBehind || !isBeforeSubject) return null
  return { at, to: at + 1, cue: { lemma: lower, act: 'assert', form: 'finite', weak: true }, particle: null }
}

/** "teilte … mit": the particle ends its clause. */
function separated(
  tokens: readonly Token[],
  at: number,
  to: number,
  grammar: Grammar,
): Omit<Candidate, 'group'> | null {
  const particles = grammar.separable?.get(tokens[at]!.lower)
  if (!particles) return null
  for (let end = at + 1; end < to && end - at < LONGEST_BRACKET; end++) {
    const token = tokens[end]!
    if (token.quotation >= 0) return null
    const cue = particles.get(token.lower)
    const next = tokens[end + 1]
    if (
      cue &&
      (next === undefined ||
        end + 1 >= to ||
        isStop(next) ||
        next.quotation >= 0 ||
        grammar.clauseWords.has(next.lower))
    ) {
      return { at, to: at + 1, cue, particle: end }
    }
    if (/^[;:.]$/.test(token.text) && !isWord(tokens[end + 1])) return null
    // "sagte sie, schließe das aber aus": behind the comma it is another verb's.
    if (token.text === ',' && grammar.cues.has(tokens[at]!.lower)) return null
  }
  return null
}

function groupStart(
  tokens: readonly Token[],
  from: number,
  { at, cue }: Omit<Candidate, 'group'>,
  grammar: Grammar,
): number {
  let group = at
  for (let next = groupBefore(tokens, group, from, cue, grammar); next < group; ) {
    group = next
    next = groupBefore(tokens, group, from, cue, grammar)
  }
  if (cue.form === 'perfect' && isInvertedBefore(tokens, group, from, grammar)) group -= 2
  if (cue.form !== 'perfect' || !grammar.verbSecond) return group
  // The auxiliary may stand apart: "hat am Montag gesagt".
  for (let before = group - 1; before >= from && at - before < LONGEST_BRACKET; before--) {
    const token = tokens[before]!
    if (token.quotation >= 0 || isStop(token)) break
    if (grammar.auxiliaries.has(token.lower)) return before
  }
  return group
}

/** One step to the left: an auxiliary, an adverb, or "par ailleurs". */
function groupBefore(tokens: readonly Token[], group: number, from: number, cue: Cue, grammar: Grammar): number {
  if (group > from && standsBefore(tokens[group - 1]!, cue, grammar)) return group - 1
  if (cue.form !== 'perfect') return group
  const aside = grammar.asides
    .map((phrase) => phrase.split(' '))
    .find((phrase) => group - phrase.length > from && isPhrase(tokens, group - phrase.length, phrase))
  return group - (aside?.length ?? 0)
}

/** "a-t-il", "a-t-elle" before the participle. */
function isInvertedBefore(tokens: readonly Token[], group: number, from: number, grammar: Grammar): boolean {
  const [auxiliary, pronoun] = tokens.slice(group - 2, group)
  return (
    grammar.elides &&
    group - 2 >= from &&
    pronoun !== undefined &&
    auxiliary !== undefined &&
    grammar.pronouns.has(pronoun.lower) &&
    grammar.auxiliaries.has(auxiliary.lower)
  )
}

function standsBefore(token: Token, cue: Cue, grammar: Grammar): boolean {
  if (token.quotation >= 0) return false
  if (grammar.auxiliaries.has(token.lower) || isAdverb(token, grammar)) return true
  return cue.form === 'infinitive' && (token.lower === 'to' || token.lower === 'on' || grammar.control.has(token.lower))
}
