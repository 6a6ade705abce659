import { tagGerman } from './german.ts'
import { tagEnglish } from './tagger.ts'
import { finishTokens, type Tokens } from './tokens.ts'

export type Language = 'en' | 'de'

export function readTokens(paragraph: string, language: Language): Tokens {
  return finishTokens(paragraph, language === 'en' ? tagEnglish(paragraph) : tagGerman(paragraph), language)
}
