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

/** Nouns for bodies: stem, nominative, and whether their adjective ends as of a neuter, a feminine or a masculine. */
const BODIES: readonly [RegExp, string, 'ое' | 'ая' | 'ый'][] = [
  [/^((?:\p{L}*)(?:министерств|агентств|правительств|ведомств))(?:а|у|ом|е)$/iu, '$1о', 'ое'],
  [/^((?:\p{L}*)управлени|\p{L}*объединени)(?:я|ю|ем|и)$/iu, '$1е', 'ое'],
  [
    /^((?:\p{L}*)(?:ассоциац|федерац|администрац|компан|организац|дирекц|комисс|полиц|мэр)и)(?:и|ю|ей|е)$/iu,
    '$1я',
    'ая',
  ],
  [/^((?:\p{L}*)(?:прокуратур|служб|палат))(?:ы|у|ой|е)$/iu, '$1а', 'ая'],
  [
    /^((?:\p{L}*)(?:союз|фонд|совет|комитет|институт|департамент|университет|клуб|центр|суд|штаб))(?:а|у|ом|е)$/iu,
    '$1',
    'ый',
  ],
]

/** "Главном управлении МЧС" as "Главное управление МЧС": up to the noun for a body; null without one near the beginning. */
export function bodyInNominative(name: string): string | null {
  const words = name.split(' ')
  for (const [at, word] of words.slice(0, 3).entries()) {
    const form =
      BODIES.find(([pattern]) => pattern.test(word)) ?? BODIES.find(([, , ending]) => isNominative(word, ending))
    if (form === undefined) continue
    const [pattern, nominative, ending] = form
    const adjectives = words
      .slice(0, at)
      .map((one) => one.replace(/(?:ого|ому|ым|ом|ой|ую)$/u, ending).replace(/(?<=[гкхжшч])ый$/u, 'ий'))
    if (adjectives.some((one) => !/(?:ое|ая|ый|ий|ой)$/u.test(one))) return null
    return [...adjectives, word.replace(pattern, nominative), ...words.slice(at + 1)].join(' ')
  }
  return null
}

const NOMINATIVES: Record<'ое' | 'ая' | 'ый', RegExp> = {
  ое: /(?:министерство|агентство|правительство|ведомство|управление|объединение)$/iu,
  ая: /(?:ассоциация|федерация|администрация|компания|организация|дирекция|комиссия|прокуратура|служба|палата|мэрия)$/iu,
  ый: /(?:союз|фонд|совет|комитет|институт|департамент|университет|клуб|центр|суд|штаб)$/iu,
}
const isNominative = (word: string, ending: 'ое' | 'ая' | 'ый'): boolean => NOMINATIVES[ending].test(word)
