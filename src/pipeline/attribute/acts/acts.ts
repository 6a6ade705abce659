import type { SpeechAct } from '../../../schemas/statement.ts'
import { english } from './english.ts'
import { french } from './french.ts'
import { german } from './german.ts'
import type { CueLexicon } from './lexicon.ts'
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
const NEGATION =
  /(?:^|\s)(?:not|never|no|nicht|nie|ne|n['’]|no|не|değil|refus\p{L}*|declin\p{L}*)(?=\s|$)|n['’]t(?=\s|$)/iu
const OF_NOUN: readonly [RegExp, SpeechAct][] = [
  [/^(his |her |its |their |the )?(\p{Ll}+ )?(hope|optimism|confidence that)/u, 'hope'],
  [/^(his |her |its |their |the )?(\p{Ll}+ )?(support|solidarity|backing)/u, 'support'],
  [/^(his |her |its |their |the )?(\p{Ll}+ )?(regret|sorrow)/u, 'apologise'],
  [/^(his |her |its |their |the )?(\p{Ll}+ )?(doubt|scepticism|skepticism)/u, 'doubt'],
  [/^(his |her |its |their |the )?(\p{Ll}+ )?(gratitude|thanks|appreciation)/u, 'thank'],
  [/^(his |her |its |their |the )?(\p{Ll}+ )?(opposition)/u, 'oppose'],
]

export type CueReading = { lemma: string; act: SpeechAct; negated: boolean }

/** What a speaker does with a cue, read from its words and, for "express", from what is expressed. */
export function readCue(cue: string, content: string, language: string | null): CueReading {
  const lexicon = LEXICONS.get(language ?? '')
  const words = wordsOf(cue)
  const negated = NEGATION.test(cue)
  for (let length = Math.min(3, words.length); length > 0; length--) {
    for (let at = words.length - length; at >= 0; at--) {
      const entry = lexicon?.get(words.slice(at, at + length).join(' '))
      if (!entry) continue
      const act =
        entry.lemma === 'express' || entry.lemma === 'voice'
          ? (OF_NOUN.find(([noun]) => noun.test(content))?.[1] ?? entry.act)
          : entry.act
      return { lemma: entry.lemma, act, negated }
    }
  }
  return { lemma: words.at(-1) ?? cue.trim().toLowerCase(), act: 'assert', negated }
}

/** Whether a cue's words hold one that says, not one that thinks, wants or shows. */
export function isCueOfSaying(cue: string, language: string | null): boolean {
  const lexicon = LEXICONS.get(language ?? '')
  return wordsOf(cue).some((word) => lexicon?.get(word)?.weak === false)
}

const wordsOf = (cue: string): string[] =>
  cue
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/[^\p{L}'-]+/u)
    .filter(Boolean)
