import { stemmer as french } from '@orama/stemmers/french'
import { stemmer as russian } from '@orama/stemmers/russian'

/**
 * Light stemming: takes off what inflection adds, so that a term of the lexicon meets its plural and its cases. Stems
 * are compared only with stems of the same language; they need not be words. French and Russian by Snowball's algorithms;
 * its English and German ones merge too much ("organ" and "organisation"), its Spanish and Turkish ones part forms of
 * one word ("gobierno" and "gobiernos").
 */
export function stem(word: string, language: string): string {
  switch (language) {
    case 'de':
      return german(word)
    case 'fr':
      return french(word)
    case 'es':
      return spanish(word)
    case 'ru':
      return russian(word.replaceAll('ё', 'е'))
    case 'tr':
    case 'az':
      return turkic(word)
    default:
      return english(word)
  }
}

function english(word: string): string {
  if (word.length < 4) return word
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  if (/(?:ss|us|is)$/.test(word)) return word
  if (/(?:ch|sh|ss|x|z)es$/.test(word)) return word.slice(0, -2)
  return word.endsWith('s') ? word.slice(0, -1) : word
}

const GERMAN_ENDINGS = ['ern', 'em', 'en', 'er', 'es', 'e', 'n', 's']

function german(word: string): string {
  return withoutEnding(word, GERMAN_ENDINGS, 4)
}

function spanish(word: string): string {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '')
  return plain.length <= 4 ? plain : plain.replace(/(?<=[aeiou])s$/, '').replace(/(?<=.{3})[aeo]$/, '')
}

/** Plural, possessive of the third person and cases, of Turkish and Azerbaijani; the longest come first. */
const TURKIC_ENDING =
  /(?:l[aeə]rd[aeə]n|l[aeə]rd[aeə]|l[aeə]r[ıiuü]n?|l[aeə]r|s[ıiuü]nd[aeə]n?|n[ıiuü]n|d[aeə]n|t[aeə]n|d[aeə]|t[aeə]|(?<=[ıiuü])n[aeəıiuü]|y[aeə]|y[ıiuü]|s[ıiuü]|[ıiuü]n|[ıiuü]|[aeə])$/u
const SHORTEST_TURKIC_STEM = 4

/** An apostrophe parts a name from its case ("NATO'ya"). Endings come in rows, so that one is taken off after another. */
function turkic(word: string): string {
  let stem = word.split("'")[0]!
  for (let cut = cutEnding(stem); cut !== stem; cut = cutEnding(stem)) stem = cut
  // A final k softens before a vowel: "bakanlık", "bakanlığı".
  return stem.replace(/[kğq]$/u, 'k')
}

function cutEnding(word: string): string {
  const cut = word.replace(TURKIC_ENDING, '')
  return cut.length >= SHORTEST_TURKIC_STEM ? cut : word
}

/** Takes off the first of the endings that leaves at least so many letters. */
function withoutEnding(word: string, endings: readonly string[], least: number): string {
  for (const ending of endings) {
    if (word.length - ending.length >= least && word.endsWith(ending)) return word.slice(0, -ending.length)
  }
  return word
}
