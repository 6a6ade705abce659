import type { Gender } from '../../given-names.ts'
import { BODIES } from './words.ts'

/** A German noun for somebody, with the article that tells of a man or a woman together with its ending. */
const NOUN = /^(?:([Ee]ine|[Dd]ie)|[Ee]in|[Dd]er) (?:\p{Ll}+ ){0,2}(\p{Lu}\p{Ll}+)$/u
const OF_WOMEN = /in$/
const OF_MEN = /(?:er|or|ist|ent|mann|arzt|wirt)$/

/** "eine frühere Pflegerin": the noun, and whom it tells of. */
export function germanNoun(phrase: string): { noun: string; gender: Gender | null } | null {
  const [, feminine, noun] = NOUN.exec(phrase) ?? []
  if (noun === undefined) return null
  const gender = feminine === undefined ? (OF_MEN.test(noun) ? 'm' : null) : OF_WOMEN.test(noun) ? 'f' : null
  return { noun, gender }
}

/** "das Verkehrsministerium": a noun that names one ministry of a state. */
export const germanMinistry = (phrase: string): string | null =>
  /^d(?:as|em|es) (\p{Lu}\p{Ll}{2,}(?:ministerium|präsidium))s?$/iu.exec(phrase)?.[1] ?? null

/** "die Gewerkschaft", "das zuständige Ministerium": a body's common noun, which German writes with a capital, and no name. */
export function isBodyNoun(phrase: string): boolean {
  const noun = /^d(?:er|ie|as|em|en|es) (?:\p{Ll}+ )?(\p{Lu}\p{Ll}+)$/iu.exec(phrase)?.[1]?.toLowerCase()
  return noun !== undefined && BODIES.has(noun)
}
