import type { Span } from '../../types.ts'
import { type Gender, genderOfRole, isRole, NEVER_NAMES, PARTICLES, TITLES } from './words.ts'

/** A run of capitalised words in the text without titles and offices, and what a title before it tells. */
export type NameRun = {
  span: Span
  words: string[]
  /** "Mr", "President": the words cut off before it. */
  titles: string[]
  gender: Gender | null
}

const NAME_WORD = /(?:(?:\p{Lu}\.)+|\p{Lu}[\p{L}\p{M}]*(?:['’.-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*)/u.source
const PARTICLE = [...PARTICLES].join('|')
/** "M. Macron", "Dr. Lee": the stop belongs to the title. */
const GAP = String.raw`(?:(?<=\b(?:M|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sr|Sra))\.)?[ \u00a0]`
const RUN = new RegExp(`${NAME_WORD}(?:${GAP}(?:(?:${PARTICLE})[ \\u00a0]){0,2}${NAME_WORD})*`, 'gu')
/** "Clinton's", "Erdoğan’ın": never "O'Neill". */
const SUFFIX = /['’]\p{Ll}+$/u

/** The runs in a span of text. A possessive ends a run; so does a word that is never part of a name. */
export function nameRuns(text: string, [start, end]: Span): NameRun[] {
  const runs: NameRun[] = []
  for (const match of text.slice(start, end).matchAll(RUN)) runs.push(...split(match[0], start + match.index))
  return runs
}

function split(run: string, start: number): NameRun[] {
  const runs: NameRun[] = []
  let at = start
  let from = start
  let words: string[] = []
  let titles: string[] = []
  const close = () => {
    while (words.length > 0 && PARTICLES.has(words.at(-1)!)) words.pop()
    if (words.length > 0) {
      const gender = titles.map(genderOfTitle).find((found) => found !== null) ?? null
      runs.push({ span: [from, from + words.join(' ').length], words, titles, gender })
    }
    words = []
    titles = []
  }
  for (const word of run.split(/[ \u00a0]/)) {
    const bare = word.replace(SUFFIX, '')
    if (isTitle(bare)) {
      if (words.length > 0) close()
      titles.push(bare)
    } else if (NEVER_NAMES.has(bare.toLowerCase()) && !(words.length > 0 && PARTICLES.has(bare))) close()
    else {
      if (words.length === 0) from = at
      words.push(bare)
    }
    if (bare !== word) close()
    at += word.length + 1
  }
  close()
  return runs
}

export function isTitle(word: string): boolean {
  const lower = word.toLowerCase().replace(/\.$/, '')
  return TITLES.has(lower) || isRole(lower)
}

const genderOfTitle = (title: string): Gender | null =>
  TITLES.get(title.toLowerCase().replace(/\.$/, '')) ?? genderOfRole(title)

/** Family name as reports use it: the last word, but for "Jr". */
export function surnameOf(words: readonly string[]): string {
  const last = words.at(-1)!
  return words.length > 1 && /^(jr|sr|ii|iii|iv)\.?$/i.test(last) ? words.at(-2)! : last
}

/** One key for the case forms of a Slavic name and for a German genitive; elsewhere the name itself. */
export function nameKey(word: string, language: string | null): string {
  switch (language) {
    case 'ru':
    case 'uk':
    case 'be':
    case 'bg':
      return word.length < 4 ? word : word.replace(/(?:ого|ому|ыми|ой|ою|ым|ом|ем|им|ами|ах|ых|ую|[аяуюеыиой])$/u, '')
    case 'de':
      return word.length > 3 ? word.replace(/s$/, '') : word
    default:
      return word
  }
}
