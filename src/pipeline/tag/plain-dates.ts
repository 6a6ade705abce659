import { overlap } from '../spans.ts'
import type { FoundDate } from './found-date.ts'

/** Years that stand alone: "since 1992", "1998–2003", "im Jahr 2010"; not "1992 people", "$1992", "2000 km". */
const LONE_YEAR =
  /(?<![\p{L}\p{N}$€£#.,:/-])(1[6-9]\d\d|20\d\d)(?:(?:\s?[-–—]\s?|\s(?:to|bis|à|al?|до|and|und|et|y|и|ve)\s)(1[6-9]\d\d|20\d\d))?(?![\p{L}\p{N}%$€£]|[.,:/-]\d)/gu
const JOINS_ONLY_AFTER_BETWEEN = /\s(?:and|und|et|y|и|ve)\s/u
const BETWEEN = /(?:between|zwischen|entre|между|arasında)\s$/iu
const DECADE =
  /(?<![\p{L}\p{N}])(?:((?:1[6-9]|20)\d)0(?:s|er|-?х|-[eе]|’s|'s|er-?jahre|['’]?l[ae]r(?:d[ae]n?)?|['’]l[ıiuü]\syıllar\p{L}*|-c[ıiuü]\sill[əe]r\p{L}*)|(?:années|años|anos|anni)\s((?:1[6-9]|20)\d)0)(?!\p{L})/giu
/** What stands after "the" and a year rather than after a number of things. */
const NAMED_BY_YEAR =
  /^\s(?:\p{Lu}|(?:presidential|general|parliamentary|federal|national|financial|peace|nuclear|elections?|campaign|convention|budget|agreement|treaty|war|crisis|season|census|summit|referendum|revolution|constitution|report|reform|vote|protests|coup|games|deal|accords?|resolution|declaration|invasion|offensive|attacks?)(?!\p{L}))/u
const THE = /(?:^|\s)(?:the|its|their|our|his|her)\s$/iu
/** What comes before a year that is one. */
const YEAR_BEFORE =
  /(?:^|[\s([“"„«])(?:in|since|(?:back|prior|up|dating) to|by|until|till|before|after|from|of|during|around|circa|year|between|and|early|late|mid|im|jahre?|jahres|seit|bis|vor|nach|von|ab|d['’]ici|zwischen|und|anfang|ende|mitte|depuis|en|desde|hasta|année|an|entre|año|в|с|до|из|к|после|около|spring|summer|autumn|fall|winter|sommer|herbst|frühjahr)\s$/iu
/** What comes after: "1992 году", "1992'de", "1992-ci ildə". */
const YEAR_AFTER = /^(?:\s?(?:г\.|год)|\s?['’](?:de|da|te|ta|den|dan|ten|tan|ye|ya|in|un)\b|-c[iıuü]\s|\syılı|\sil)/iu
const CONTEXT = 16

const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'cs', 'sv', 'tr', 'az', 'ru', 'uk']

type Months = { pattern: RegExp; numbers: ReadonlyMap<string, number> }

/** Month names as they stand alone and as they stand after a day, which Slavic languages tell apart. */
function monthsOf(language: string): Months {
  const numbers = new Map<string, number>()
  const alone = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
  const afterDay = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC' })
  for (let month = 1; month <= 12; month++) {
    const date = new Date(Date.UTC(2024, month - 1, 5))
    numbers.set(alone.format(date).toLowerCase(), month)
    const part = afterDay.formatToParts(date).find(({ type }) => type === 'month')
    if (part !== undefined) numbers.set(part.value.toLowerCase(), month)
    if (language === 'ru')
      numbers.set(alone.format(date).toLowerCase().replace(/[ьй]$/, 'е').replace(/т$/, 'те'), month)
  }
  const names = [...numbers.keys()].sort((a, b) => b.length - a.length).join('|')
  return {
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}])(?:(\\d{1,2})(?:\\.|\\sde|\\sd)?\\s)?(${names})(?:\\s(?:de\\s|del\\s)?(1[6-9]\\d\\d|20\\d\\d))(?![\\p{N}])`,
      'giu',
    ),
    numbers,
  }
}

const months = new Map<string, Months>()

function monthsIn(language: string): Months | null {
  if (!LANGUAGES.includes(language)) return null
  const known = months.get(language) ?? monthsOf(language)
  months.set(language, known)
  return known
}

const pad = (n: number) => String(n).padStart(2, '0')

/** Dates that need no reckoning: "17 décembre 2024", "September 2023", "since 1992", "the 1990s". */
export function findPlainDates(text: string, language: string, offset: number): FoundDate[] {
  const dates: FoundDate[] = []
  const add = (at: number, length: number, value: string, precision: FoundDate['precision']) => {
    const start = offset + at
    const span = [start, start + length] as const
    if (dates.some((other) => overlap(other.span, span))) return
    dates.push({ value, precision, span, yearKnown: true, weekday: null })
  }
  if (!/\d/.test(text)) return dates
  const known = monthsIn(language)
  for (const match of known === null ? [] : text.matchAll(known.pattern)) {
    const day = Number(match[1] ?? 0)
    const month = `${match[3]}-${pad(known?.numbers.get(match[2]!.toLowerCase()) ?? 1)}`
    if (day > 31) continue
    add(match.index, match[0].length, day > 0 ? `${month}-${pad(day)}` : month, day > 0 ? 'day' : 'month')
  }
  for (const match of text.matchAll(DECADE)) {
    const decade = match[1] ?? match[2]
    add(match.index, match[0].length, `${decade}0/${decade}9`, 'year')
  }
  for (const match of text.matchAll(LONE_YEAR)) {
    const before = text.slice(Math.max(0, match.index - CONTEXT), match.index)
    const [whole, first, last] = match
    const joined =
      last !== undefined && first! < last && (!JOINS_ONLY_AFTER_BETWEEN.test(whole) || BETWEEN.test(before))
    if (joined) add(match.index, whole.length, `${first}/${last}`, 'year')
    else {
      const after = text.slice(match.index + 4, match.index + 4 + CONTEXT)
      if (!YEAR_BEFORE.test(before) && !YEAR_AFTER.test(after) && !(THE.test(before) && NAMED_BY_YEAR.test(after)))
        continue
      add(match.index, 4, first!, 'year')
      if (last !== undefined) add(match.index + whole.length - 4, 4, last, 'year')
    }
  }
  return dates
}
