import { eld } from 'eld/extrasmall'
import { language as languageTag } from '../../schemas/common.ts'

/** Enough to be sure of; identification costs 0.15 ms a kilobyte. */
const SAMPLE_CHARS = 1_200
const MIN_CHARS = 20

/** Primary language of a text by its letters, or null when it says too little. */
export function detectLanguage(text: string): string | null {
  if (text.length < MIN_CHARS) return null
  // From the middle: datelines, names and greetings stand at the start.
  const start = Math.max(0, Math.floor((text.length - SAMPLE_CHARS) / 2))
  const result = eld.detect(text.slice(start, start + SAMPLE_CHARS))
  return result.language !== '' && result.isReliable() ? result.language : null
}

/** A declared language ("en_US", "DE") as a BCP 47 tag in lower case, or null when it is none. */
export function languageOf(declared: string | null | undefined): string | null {
  const tag =
    declared
      ?.trim()
      .split(/[\s,;]/)[0]
      ?.replaceAll('_', '-')
      .toLowerCase() ?? ''
  return languageTag.safeParse(tag).success ? tag : null
}

/** "en" of "en-gb": how a language is read does not depend on where it is written. */
export function primaryLanguage(tag: string): string {
  return tag.split('-')[0]!
}

/** Languages that identification takes for each other, or that macro-codes stand for. */
const EQUIVALENT: Record<string, string> = {
  nb: 'no',
  nn: 'no',
  hr: 'sh',
  sr: 'sh',
  bs: 'sh',
  iw: 'he',
  in: 'id',
  tl: 'fil',
}

/** Whether two tags name the same primary language. */
export function sameLanguage(a: string, b: string): boolean {
  const primary = (tag: string) => {
    const code = primaryLanguage(tag)
    return EQUIVALENT[code] ?? code
  }
  return primary(a) === primary(b)
}
