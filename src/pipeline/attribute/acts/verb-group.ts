import type { Span } from '../../types.ts'

/** Words that stand before an English verb and belong to it: auxiliaries, negations, adverbs, what is refused or tried. */
const CHAIN: ReadonlySet<string> = new Set(
  `not never cannot can could would will did do does has have had is are was were be been being to of short stopped stops
  stopping fell falls well just far even also only yet still ever immediately explicitly publicly directly repeatedly
  flatly initially specifically again so refused refuses refusing refuse declined declines declining decline failed fails
  failing neglected unable able want wanted wish wished care avoid avoided avoids avoiding without neither nor himself
  herself themselves`.split(/\s+/),
)
const LONGEST_BEFORE_CHARACTERS = 80
const LONGEST_CLAUSE_CHARACTERS = 200
const SENTENCE_END = /[.!?]["”’»)]*\s|\n/
const CLAUSE_END = /[,.;:!?“”„"«»()–—\n]/

/**
 * A cue with the words that change what it says. In English they stand right before it; German ones stand anywhere in
 * the clause, outside of speaker and content.
 */
export function verbGroup(
  text: string,
  cue: readonly [Span, ...Span[]],
  others: readonly Span[],
  language: string | null,
): string {
  const start = cue[0][0]
  const end = cue.at(-1)![1]
  if (language === 'de') return clauseAround(text, [start, end], others)
  const clause = text
    .slice(Math.max(0, start - LONGEST_BEFORE_CHARACTERS), start)
    .split(SENTENCE_END)
    .at(-1)!
  const before = clause.split(/[ \u00a0]/)
  let first = before.length - 1
  while (first > 0 && belongs(before[first - 1]!)) first--
  return before.slice(first).join(' ') + text.slice(start, end)
}

const belongs = (word: string): boolean => CHAIN.has(word.toLowerCase()) || /n['’]t$/i.test(word)

function clauseAround(text: string, [start, end]: Span, others: readonly Span[]): string {
  let from = start
  while (from > 0 && start - from < LONGEST_CLAUSE_CHARACTERS && !CLAUSE_END.test(text[from - 1]!)) from--
  let to = end
  while (to < text.length && to - end < LONGEST_CLAUSE_CHARACTERS && !CLAUSE_END.test(text[to]!)) to++
  let clause = ''
  for (let at = from; at < to; at++) clause += others.some(([a, b]) => at >= a && at < b) ? ' ' : text[at]
  return clause
}
