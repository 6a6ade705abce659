import type { Span } from '../../types.ts'
import type { Found } from './found.ts'
import type { Grammar } from './grammar.ts'
import type { Sentence } from './sentence.ts'
import { isPhrase, isStop, spanOf } from './spans.ts'
import { isCapitalised, isWord, type Token } from './tokens.ts'

const LONGEST_SOURCE = 24

type Frame = { cue: readonly [number, number]; source: readonly [number, number]; from: number; to: number }

/**
 * "According to X, …", "…, according to X", "X zufolge …": the rest of the sentence is the content.
 *
 * @param options.atHead only one that the sentence begins with
 */
export function accordingReports(sentence: Sentence, grammar: Grammar, { atHead = false } = {}): Found[] {
  const { tokens, from, to, paragraph } = sentence
  const frame =
    frameBefore(sentence, grammar) ??
    viewpointFrame(sentence, grammar) ??
    nominalFrame(sentence, grammar) ??
    frameAfter(sentence, grammar) ??
    echo(sentence, grammar)
  if (!frame || (atHead && (frame.from > from || tokens[frame.to]?.text !== ','))) return []
  const content = [part(tokens, from, frame.from), part(tokens, frame.to, to)].filter((span) => span !== null)
  if (content.length === 0) return []
  return [
    {
      paragraph,
      speaker: [withoutCase(tokens, spanOf(tokens, frame.source))],
      cue: [spanOf(tokens, frame.cue)],
      content,
      confidence: 0.8,
    },
  ]
}

function frameBefore({ tokens, from, to }: Sentence, grammar: Grammar): Frame | null {
  for (const phrase of grammar.accordingTo.map((text) => text.split(' '))) {
    for (let at = from; at < to; at++) {
      if (tokens[at]!.quotation >= 0) continue
      // "по его словам", "a su juicio"
      const [first, ...rest] = phrase.filter((word) => word !== 'de')
      const owned = grammar.possessives.has(tokens[at + 1]?.lower ?? '') && isPhrase(tokens, at, [first!])
      if (owned && rest.length > 0 && isPhrase(tokens, at + 2, rest))
        return { cue: [at, at + 2 + rest.length], source: [at + 1, at + 2], from: at, to: at + 2 + rest.length }
      if (!isPhrase(tokens, at, phrase)) continue
      const start = at + phrase.length
      const end = sourceEnd(tokens, start, to, grammar)
      if (end > start) return { cue: [at, start], source: [start, end], from: at, to: end }
    }
  }
  return null
}

/** In verb-second languages the finite verb ends the source where no comma does: "Laut Polizei brach das Feuer aus". */
function sourceEnd(tokens: readonly Token[], start: number, to: number, grammar: Grammar): number {
  let end = start
  if (grammar.pronouns.has(tokens[start]?.lower ?? '')) return start + 1
  while (end < to && end - start < LONGEST_SOURCE) {
    const token = tokens[end]!
    if (token.quotation >= 0) return end
    const abbreviation = token.text === '.' && isCapitalised(tokens[end - 1]) && isCapitalised(tokens[end + 1])
    if (!isWord(token) && !abbreviation && token.text !== '-') return end
    if (
      grammar.separable &&
      !isCapitalised(token) &&
      end > start &&
      !grammar.determiners.has(token.lower) &&
      !grammar.prepositions.has(token.lower) &&
      isCapitalised(tokens[end - 1])
    )
      return end
    end++
  }
  return end - start < LONGEST_SOURCE ? end : start
}

/** "Pour la députée, « … »": a view where what follows is quoted. */
function viewpointFrame({ tokens, from, to }: Sentence, grammar: Grammar): Frame | null {
  if (grammar.viewpoint === null || tokens[from]?.lower !== grammar.viewpoint) return null
  const end = sourceEnd(tokens, from + 1, to, grammar)
  const isView = end > from + 1 && tokens[end]?.text === ',' && (tokens[end + 1]?.quotation ?? -1) >= 0
  return isView ? { cue: [from, from + 1], source: [from + 1, end], from, to: end } : null
}

/** "Nach Angaben der Polizei …", "… nach einem Bericht der Zeitung …". */
function nominalFrame({ tokens, from, to }: Sentence, grammar: Grammar): Frame | null {
  if (!grammar.accordingNouns) return null
  const { preposition, nouns } = grammar.accordingNouns
  for (let at = from; at < to; at++) {
    if (tokens[at]!.lower !== preposition || tokens[at]!.quotation >= 0) continue
    if (!tokens.slice(at + 1, at + 4).some((token) => nouns.has(token.lower))) continue
    const end = sourceEnd(tokens, at + 1, to, grammar)
    if (end > at + 1) return { cue: [at, at + 1], source: [at + 1, end], from: at, to: end }
  }
  return null
}

function frameAfter({ tokens, from, to }: Sentence, grammar: Grammar): Frame | null {
  for (const phrase of grammar.accordingAfter.map((text) => text.split(' '))) {
    for (let at = from + 1; at < to; at++) {
      if (tokens[at]!.quotation >= 0 || !isPhrase(tokens, at, phrase)) continue
      let start = at
      while (start > from && at - start < 8 && isWord(tokens[start - 1]) && tokens[start - 1]!.quotation < 0) {
        start--
        if (grammar.determiners.has(tokens[start]!.lower)) break
      }
      const named = tokens.slice(start, at).some((token) => isCapitalised(token))
      const owner = grammar.pronouns.has(tokens[at - 1]!.lower)
      if (start < at && (named || owner))
        return {
          cue: [at, at + phrase.length],
          source: [owner ? at - 1 : start, at],
          from: start,
          to: at + phrase.length,
        }
    }
  }
  return null
}

function echo({ tokens, from, to }: Sentence, grammar: Grammar): Frame | null {
  if (grammar.echo === null) return null
  for (let at = from + 3; at < to - 1; at++) {
    const before = tokens[at - 1]!
    const set = before.quotation >= 0 || before.text === ','
    if (!set || tokens[at]!.lower !== grammar.echo || tokens[at]!.quotation >= 0) continue
    const end = sourceEnd(tokens, at + 1, to, grammar)
    const first = tokens[at + 1]!
    const named = isCapitalised(first) || (grammar.determiners.has(first.lower) && isCapitalised(tokens[at + 2]))
    if (named && end > at + 1 && (end >= to || isStop(tokens[end]!)))
      return { cue: [at, at + 1], source: [at + 1, end], from: at, to: end }
  }
  return null
}

/** "Murat Kaya'ya göre" is what Murat Kaya says, "İdarəsinin məlumatına görə" what the İdarəsi does. */
function withoutCase(tokens: readonly Token[], [start, end]: Span): Span {
  const at = tokens.findIndex((token) => token.end === end)
  const isOwner = /^(?:sözlərinə|fikrincə|məlumatına|sözlerine|açıklamasına)$/u.test(tokens[at + 1]?.lower ?? '')
  const cases = isOwner ? /\p{L}{3}((?<=[aeəıiuüo])n[ıiuü]n|[ıiuü]n)$/u : /\p{L}{3}(['’]\p{Ll}{1,5})$/u
  const ending = cases.exec(tokens[at]?.text ?? '')?.[1]
  return [start, end - (ending?.length ?? 0)]
}

function part(tokens: readonly Token[], from: number, to: number): Span | null {
  let start = from
  let end = to
  while (start < end && isStop(tokens[start]!)) start++
  while (end > start && isStop(tokens[end - 1]!)) end--
  return end - start >= 2 ? spanOf(tokens, [start, end]) : null
}
