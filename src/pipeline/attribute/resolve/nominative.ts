import { type Gender, genderOfName } from '../../given-names.ts'

/** Endings of Russian first names in other cases, and in the nominative. */
const FIRST_IN_CASE: readonly [RegExp, string][] = [
  [/[ыеу]$|ой$/u, 'а'],
  [/[иею]$|ей$/u, 'я'],
  [/ии$|ию$/u, 'ия'],
  [/[ауе]$|ом$/u, ''],
  [/[яюе]$|ем$/u, 'й'],
  [/[яюе]$|ем$/u, 'ь'],
]
const OTHERS_IN_CASE: Record<Gender, readonly [RegExp, string][]> = {
  f: [
    [/вн(?:ы|е|у|ой)$/u, 'вна'],
    [/чн(?:ы|е|у|ой)$/u, 'чна'],
    [/ск(?:ой|ую)$/u, 'ская'],
    [/([оеё]в|[иы]н)(?:ой|у)$/u, '$1а'],
  ],
  m: [
    [/вич(?:а|у|ем|е)$/u, 'вич'],
    [/ск(?:ого|ому|им|ом)$/u, 'ский'],
    [/([оеё]в|[иы]н)(?:а|у|ым|е)$/u, '$1'],
  ],
}

/** "Светланы Юрьевны Кацевой" as "Светлана Юрьевна Кацева"; as it is where the first name is not known. */
export function inNominative(words: readonly string[]): string[] {
  const [first, ...others] = words
  if (first === undefined || genderOfName(first) !== null) return [...words]
  for (const [ending, nominative] of FIRST_IN_CASE) {
    const given = first.replace(ending, nominative)
    const gender = given === first ? null : genderOfName(given)
    if (gender === null) continue
    const declined = others.map((word) => {
      const found = OTHERS_IN_CASE[gender].find(([pattern]) => pattern.test(word))
      return found === undefined ? word : word.replace(...found)
    })
    return [given, ...declined]
  }
  return [...words]
}
