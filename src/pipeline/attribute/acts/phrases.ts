import type { SpeechAct } from '../../../schemas/statement.ts'
import { inflect } from './english.ts'
import type { Cue } from './lexicon.ts'

/**
 * Verbs that with another word do something else: "ruled out" denies, "called for" demands. They tell what a cue does
 * that was found; the rules do not look for them.
 */
const ENGLISH: Partial<Record<SpeechAct, string>> = {
  deny: 'rule_out',
  demand: 'call_for',
  request: 'call_on',
  oppose: 'push_back speak_against vote_against',
  support: 'stand_by side_with speak_for vote_for',
  criticise: 'lash_out take_aim speak_out go_after',
  doubt: 'cast_doubt',
  answer: 'hit_back fire_back',
  agree: 'go_along',
  promise: 'sign_on',
}
const IRREGULAR: Readonly<Record<string, string>> = { stand: 'stood', take: 'took', cast: 'cast', hit: 'hit' }

function phrasesOf(table: Partial<Record<SpeechAct, string>>): ReadonlyMap<string, Cue> {
  const phrases = new Map<string, Cue>()
  for (const [act, list] of Object.entries(table) as [SpeechAct, string][]) {
    for (const entry of list.split(' ')) {
      const [verb = '', ...rest] = entry.split('_')
      const { finite, participle, infinitive } = inflect(verb)
      for (const form of [...finite, ...participle, ...infinitive, IRREGULAR[verb] ?? verb]) {
        const text = [form, ...rest].join(' ')
        phrases.set(text, { lemma: entry.replaceAll('_', ' '), act, form: 'finite', weak: true })
      }
    }
  }
  return phrases
}

const EXCLUDE: Cue = { lemma: 'ausschließen', act: 'deny', form: 'finite', weak: true }

export const PHRASES: ReadonlyMap<string, ReadonlyMap<string, Cue>> = new Map([
  ['en', phrasesOf(ENGLISH)],
  [
    'de',
    new Map(
      [
        'ausschließen',
        'ausschließt',
        'ausschloss',
        'ausgeschlossen',
        'schließt aus',
        'schloss aus',
        'schlossen aus',
      ].map((form) => [form, EXCLUDE]),
    ),
  ],
])
