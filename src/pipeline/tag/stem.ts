/**
 * Light stemming: takes off what inflection adds, so that a term of the lexicon meets its plural and its cases. Stems
 * are compared only with stems of the same language; they need not be words.
 */
export function stem(word: string, language: string): string {
  switch (language) {
    case 'de':
      return german(word)
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

/** Takes off the first of the endings that leaves at least so many letters. */
function withoutEnding(word: string, endings: readonly string[], least: number): string {
  for (const ending of endings) {
    if (word.length - ending.length >= least && word.endsWith(ending)) return word.slice(0, -ending.length)
  }
  return word
}
