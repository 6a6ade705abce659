import type { ItsFunction, WinkMethods } from 'wink-nlp'
import { load } from '../../assets.ts'
import type { RawTokens } from './tokens.ts'

/** wink-nlp takes quadratic time and worse on runs without spaces (42 s for 10,000 characters of "http://"). */
const MAX_RUN_CHARACTERS = 60
const LONG_RUN = new RegExp(`(?<!\\S)\\S{${MAX_RUN_CHARACTERS},}`, 'g')

let shared: WinkMethods | null = null

/** The one wink-nlp instance with its English model; loading takes about 0.2 s and 73 MB, so it waits for the first use. */
export function wink(): WinkMethods {
  if (shared === null) {
    const create: typeof import('wink-nlp').default = load('wink-nlp')
    const model: typeof import('wink-eng-lite-web-model').default = load('wink-eng-lite-web-model')
    shared = create(model, ['sbd', 'pos'])
  }
  return shared
}

/** Replaces an overlong run by one letter and spaces: every offset stays, the tokeniser stays linear. */
const blank = (run: string) => `x${' '.repeat(run.length - 1)}`

/**
 * "'s" of "Clinton's". Set apart, it is a token of its own always: wink-nlp leaves it to its cache of words seen
 * before, so that a text would be read by what was read before it.
 */
const POSSESSIVE = /(?<=[\p{L}\p{N}.])['’]s(?![\p{L}\p{N}])/giu

/** Tokens, lemmas, universal part-of-speech tags and sentences of one English paragraph. */
export function tagEnglish(paragraph: string): RawTokens {
  const { readDoc, its } = wink()
  const text = paragraph.replace(LONG_RUN, blank)
  const document = readDoc(text.replace(POSSESSIVE, ' $&'))
  const tokens = document.tokens()
  const values = tokens.out(its.value)
  const tags = tokens.out(its.pos)
  const lemmas = tokens.out(its.lemma as ItsFunction<string>)
  const sentenceSpans = document.sentences().out(its.span) as unknown as [number, number][]
  const out: RawTokens = { words: [], lemmas: [], tags: [], starts: [], ends: [], sentences: [] }
  let position = 0
  let sentence = 0
  for (let i = 0; i < values.length; i++) {
    while (sentence + 1 < sentenceSpans.length && i > sentenceSpans[sentence]![1]) sentence++
    const value = values[i]!
    const start = text.indexOf(value, position)
    if (start < 0 || value.trim() === '') continue
    position = start + value.length
    out.words.push(value)
    // wink-nlp knows no lemma for some contractions, "cannot" among them.
    out.lemmas.push(lemmas[i] ?? value.toLowerCase())
    out.tags.push(tags[i] ?? 'X')
    out.starts.push(start)
    out.ends.push(position)
    out.sentences.push(sentence)
  }
  return out
}
