/** Topic number and strength, in turns: [topic, strength, topic, strength …]; topics are numbered by the lexicon. */
export type Weights = readonly number[]

export type Terms = { whole: ReadonlyMap<string, Weights>; starts: ReadonlyMap<string, number> }
export type LanguageTerms = Terms & {
  prefixes: ReadonlyMap<string, Weights>
  suffixes: ReadonlyMap<string, Weights>
  /** Stems of words that are no terms, of which compounds may be made; empty where a language writes none. */
  parts: ReadonlySet<string>
}
export type Lexicon = { names: Terms; languages: ReadonlyMap<string, LanguageTerms> }

/** `starts` tells for a first word how many words the longest term that begins with it has. */
export function termsOf(whole: ReadonlyMap<string, Weights>): Terms {
  const starts = new Map<string, number>()
  for (const key of whole.keys()) {
    const words = key.split(' ')
    starts.set(words[0]!, Math.max(starts.get(words[0]!) ?? 0, words.length))
  }
  return { whole, starts }
}
