import type { SpeechAct } from '../../../schemas/statement.ts'
import type { Span } from '../../types.ts'
import { english } from './english.ts'
import { frameOf } from './frames.ts'
import { french } from './french.ts'
import { german, germanSeparable } from './german.ts'
import type { Cue, CueLexicon } from './lexicon.ts'
import { PHRASES } from './phrases.ts'
import { russian } from './russian.ts'
import { spanish } from './spanish.ts'
import { azerbaijani, turkish } from './turkic.ts'

const LEXICONS: ReadonlyMap<string, CueLexicon> = new Map([
  ['en', english],
  ['de', german],
  ['fr', french],
  ['es', spanish],
  ['ru', russian],
  ['tr', turkish],
  ['az', azerbaijani],
])
const OF_NOUN: readonly [RegExp, SpeechAct][] = [
  [/^(his |her |its |their |the )?(\p{Ll}+ )?(hope|optimism|confidence that)/u, 'hope'],
  [/^(his |her |its |their |the )?(\p{Ll}+ )?(support|solidarity|backing)/u, 'support'],
  [/^(his |her |its |their |the )?(\p{Ll}+ )?(regret|sorrow)/u, 'apologise'],
  [/^(his |her |its |their |the )?(\p{Ll}+ )?(doubt|scepticism|skepticism)/u, 'doubt'],
  [/^(his |her |its |their |the )?(\p{Ll}+ )?(gratitude|thanks|appreciation)/u, 'thank'],
  [/^(his |her |its |their |the )?(\p{Ll}+ )?(opposition)/u, 'oppose'],
]

/** Cues that do one thing or another by what follows them. */
const BY_CONTENT: ReadonlyMap<string, readonly [RegExp, SpeechAct][]> = new Map([
  ['express', OF_NOUN],
  ['voice', OF_NOUN],
  // "insisted that she had", but "insisted on a vote"
  ['insist', [[/^(?:that\s|["“‘])/u, 'assert']]],
  // "suggested that he had lied", but "suggested that she take some leave"
  ['suggest', [[/^(?!.*\b(?:should|could|might)\b)that\b.*?\b(?:is|are|was|were|has|had|would|will)\b/su, 'assert']]],
])

export type CueReading = { lemma: string; act: SpeechAct; negated: boolean }

/**
 * What a speaker does with a cue, read from its words, from those around it that change it (`group`, see `verbGroup`)
 * and, for some cues, from what follows them.
 */
export function readCue(cue: string, group: string, content: string, language: string | null): CueReading {
  const lexicon = LEXICONS.get(language ?? '')
  const phrases = PHRASES.get(language ?? '')
  const words = wordsOf(cue)
  const separable = language === 'de' ? separated(words, wordsOf(group)) : undefined
  if (separable) return { lemma: separable.lemma, ...frameOf(group, separable.lemma, separable.act, language) }
  for (let length = Math.min(3, words.length); length > 0; length--) {
    for (let at = words.length - length; at >= 0; at--) {
      const form = words.slice(at, at + length).join(' ')
      const entry = phrases?.get(form) ?? lexicon?.get(form)
      if (!entry) continue
      const act = BY_CONTENT.get(entry.lemma)?.find(([pattern]) => pattern.test(content))?.[1] ?? entry.act
      return { lemma: entry.lemma, ...frameOf(group, entry.lemma, act, language) }
    }
  }
  const lemma = words.at(-1) ?? cue.trim().toLowerCase()
  return { lemma, ...frameOf(group, lemma, 'assert', language) }
}

/** "teilte … mit": the particle is in the cue, or ends its clause. */
function separated(cue: readonly string[], clause: readonly string[]): Cue | undefined {
  const particles = cue.flatMap((word) => germanSeparable.get(word) ?? [])
  const ends = [...cue, ...clause.slice(-1)]
  return particles.flatMap((of) => ends.flatMap((end) => of.get(end) ?? []))[0]
}

/** Whether a cue's words hold one that says, not one that thinks, wants or shows. */
export function isCueOfSaying(cue: string, language: string | null): boolean {
  const lexicon = LEXICONS.get(language ?? '')
  return wordsOf(cue).some((word) => lexicon?.get(word)?.weak === false)
}

/** Whether one of the pieces of a cue is a cue of saying. */
export const someSays = (text: string, cue: readonly Span[], language: string | null): boolean =>
  cue.some((span) => isCueOfSaying(text.slice(...span), language))

const wordsOf = (cue: string): string[] =>
  cue
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/[^\p{L}'-]+/u)
    .filter(Boolean)
