import { dateOrDateTime } from '../../../schemas/common.ts'
import { monthNumber } from './months.ts'

/** A date found in a line, and where it stands. */
export type WrittenDate = { value: string; index: number }

const YEAR_FIRST = /(?<![\d./-])((?:19|20)\d\d)(?:[./-]|\s?[年년]\s?)(\d{1,2})(?:[./-]|\s?[月월]\s?)(\d{1,2})(?!\d)/u
const DAY_FIRST =
  /(?<![\d.:/-])(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.|-?го)?(?:\s|-)(?:(?:of|de|d['’])\s?)?(\p{L}[\p{L}\p{M}]{2,11})\.?,?(?:\s|-)?(?:(?:of|de|del)\s)?['’]?((?:19|20)?\d\d)(?![\d:])/gu
const MONTH_FIRST = /(?<!\p{L})(\p{L}[\p{L}\p{M}]{2,11})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s((?:19|20)\d\d)(?!\d)/gu
const NUMERIC = /(?<![\d.:/-])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?((?:19|20)\d\d|\d\d)(?![\d:/]|\.\d)/u

/**
 * The first calendar date that a line holds as people write it: "14. Januar 2025", "January 14th, 2025", "14/01/25",
 * "2025年1月14日". Null where day and month could be exchanged in English ("3/4/2024") and nothing tells which is which.
 *
 * @param language primary language of the page, which tells whose month names to try first
 */
export function writtenDate(line: string, language: string | null): WrittenDate | null {
  const text = line.replace(/[\u00a0\u202f]/g, ' ')
  const found = [yearFirst(text), ...named(text, language), numeric(text, language)].filter((date) => date !== null)
  return found.reduce<WrittenDate | null>(
    (best, date) => (best === null || date.index < best.index ? date : best),
    null,
  )
}

function yearFirst(text: string): WrittenDate | null {
  const match = YEAR_FIRST.exec(text)
  return match === null ? null : dated(match[1]!, Number(match[2]), Number(match[3]), match.index)
}

function named(text: string, language: string | null): (WrittenDate | null)[] {
  const dates: (WrittenDate | null)[] = []
  for (const { 1: day, 2: name = '', 3: year = '', index } of text.matchAll(DAY_FIRST))
    dates.push(dated(year, monthNumber(name, language), Number(day), index))
  for (const { 1: name = '', 2: day, 3: year = '', index } of text.matchAll(MONTH_FIRST))
    dates.push(dated(year, monthNumber(name, language), Number(day), index))
  return dates
}

function numeric(text: string, language: string | null): WrittenDate | null {
  const match = NUMERIC.exec(text)
  if (match === null) return null
  const [first, second] = [Number(match[1]), Number(match[3])]
  const isOpen = language === 'en' && match[2] !== '.' && first <= 12 && second <= 12 && first !== second
  if (isOpen) return null
  const [day, month] = second > 12 ? [second, first] : [first, second]
  return dated(match[4]!, month, day, match.index)
}

function dated(year: string, month: number | null, day: number, index: number): WrittenDate | null {
  if (month === null) return null
  const pad = (part: number) => `${part}`.padStart(2, '0')
  const value = `${year.length === 2 ? `20${year}` : year}-${pad(month)}-${pad(day)}`
  return dateOrDateTime.safeParse(value).success ? { value, index } : null
}
