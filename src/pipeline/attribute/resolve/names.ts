import type { Span } from '../../types.ts'
import { NEVER_NAMES, PARTICLES, ROLES, TITLES } from './words.ts'

/** A run of capitalised words in the text, titles and offices before it cut off. */
export type NameRun = { span: Span; words: string[] }

const NAME_WORD = /(?:(?:\p{Lu}\.)+|\p{Lu}[\p{L}\p{M}]*(?:['’.-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*)/u.source
const PARTICLE = [...PARTICLES].join('|')
const RUN = new RegExp(`${NAME_WORD}(?:[ \\u00a0](?:(?:${PARTICLE})[ \\u00a0]){0,2}${NAME_WORD})*`, 'gu')
const POSSESSIVE = /['’]s$/

/** A possessive and a word that is never part of a name end a run. */
export function nameRuns(text: string, [start, end]: Span): NameRun[] {
  const runs: NameRun[] = []
  for (const match of text.slice(start, end).matchAll(RUN)) {
    let at = start + match.index
    let words: string[] = []
    let from = at
    const close = () => {
      while (words.length > 0 && PARTICLES.has(words.at(-1)!)) words.pop()
      if (words.length > 0) runs.push({ span: [from, from + words.join(' ').length], words })
      words = []
    }
    for (const word of match[0].split(/[ \u00a0]/)) {
      if (words.length === 0) from = at
      const bare = word.replace(POSSESSIVE, '')
      if (NEVER_NAMES.has(bare.toLowerCase()) || (words.length === 0 && isTitle(bare))) close()
      else words.push(bare)
      if (bare !== word) close()
      at += word.length + 1
    }
    close()
  }
  return runs
}

function isTitle(word: string): boolean {
  const lower = word.toLowerCase().replace(/\.$/, '')
  return TITLES.has(lower) || ROLES.has(lower)
}

/** Family name as reports use it: the last word. */
export const surnameOf = (name: string): string => name.split(' ').at(-1)!
