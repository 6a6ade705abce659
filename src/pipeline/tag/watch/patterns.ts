import { stem } from '../stem.ts'
import { type Word, wordsOf } from '../words.ts'

/** A term found in words: `from` and `to` are indexes of its first word and of the word after its last. */
export type Occurrence = { from: number; to: number }

/** One term as the words of one language; of `prefix` the last is only a beginning. */
type Pattern = { id: number; words: readonly string[]; prefix: boolean; anchor: number }

/** Terms by their rarest word, so that a text is asked for its own words only, however many terms there are. */
export type PatternIndex = {
  anchors: ReadonlyMap<string, readonly Pattern[]>
  prefixes: ReadonlyMap<string, readonly Pattern[]>
  shortestPrefix: number
  longestPrefix: number
}

/** @param terms as in `watch.yaml`; a term's id is its index */
export function indexPatterns(terms: readonly string[], language: string): PatternIndex {
  const patterns = terms.map((term, id) => readTerm(term, id, language))
  const uses = new Map<string, number>()
  for (const { words } of patterns) for (const word of words) uses.set(word, (uses.get(word) ?? 0) + 1)
  const anchors = new Map<string, Pattern[]>()
  const prefixes = new Map<string, Pattern[]>()
  for (const pattern of patterns) {
    const whole = pattern.prefix ? pattern.words.slice(0, -1) : pattern.words
    // The word that fewest terms have: one that many share would lead to all of them.
    const cost = (word: string) => uses.get(word)! - Math.min(word.length, 99) / 100
    const anchor = whole.reduce((best, word, i) => (cost(word) < cost(whole[best]!) ? i : best), 0)
    const into = whole.length === 0 ? prefixes : anchors
    const key = pattern.words[anchor]!
    into.set(key, [...(into.get(key) ?? []), { ...pattern, anchor }])
  }
  const lengths = Array.from(prefixes.keys(), ({ length }) => length)
  return { anchors, prefixes, shortestPrefix: Math.min(...lengths), longestPrefix: Math.max(...lengths) }
}

function readTerm(term: string, id: number, language: string): Omit<Pattern, 'anchor'> {
  const prefix = term.endsWith('*')
  const forms = wordsOf(prefix ? term.slice(0, -1) : term, language).map(({ form }) => form)
  const words = forms.map((form, i) => (prefix && i === forms.length - 1 ? form : stem(form, language)))
  return { id, words, prefix }
}

/** The places of each term that the words hold, by its id. */
export function findPatterns(words: readonly Word[], index: PatternIndex): Map<number, Occurrence[]> {
  const found = new Map<number, Occurrence[]>()
  const check = (patterns: readonly Pattern[] | undefined, at: number) => {
    for (const pattern of patterns ?? []) {
      const from = at - pattern.anchor
      if (!standsAt(pattern, words, from)) continue
      const places = found.get(pattern.id) ?? []
      places.push({ from, to: from + pattern.words.length })
      found.set(pattern.id, places)
    }
  }
  for (const [at, { form, stem }] of words.entries()) {
    check(index.anchors.get(stem), at)
    for (let n = index.shortestPrefix; n <= Math.min(index.longestPrefix, form.length); n++) {
      check(index.prefixes.get(form.slice(0, n)), at)
    }
  }
  return found
}

function standsAt({ words: wanted, prefix }: Pattern, words: readonly Word[], from: number): boolean {
  return wanted.every((text, i) => {
    const word = words[from + i]
    if (word === undefined) return false
    return prefix && i === wanted.length - 1 ? word.form.startsWith(text) : word.stem === text
  })
}
