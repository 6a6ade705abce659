import { dateOrDateTime } from '../../../schemas/common.ts'

const DATE_TIME =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ]\s*(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?$/i
const RFC_2822 =
  /^(?:[a-z]{3,9},?\s+)?(\d{1,2})\s+([a-z]{3})[a-z]*\.?,?\s+(\d{4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$/i
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * A date as machines write it (ISO 8601, RFC 2822, Unix time) as a date or RFC 3339 date-time. The zone stays as
 * stated; where none is stated none is added. Null for anything else, and for dates that don't exist.
 */
export function isoDate(value: string): string | null {
  const text = value.trim()
  const iso = DATE_TIME.exec(text)
  if (iso !== null) return compose(iso[1]!, iso[2]!, iso[3]!, iso.slice(4))
  const mail = RFC_2822.exec(text)
  if (mail !== null) {
    const month = MONTHS.indexOf(mail[2]!.toLowerCase()) + 1
    return month === 0 ? null : compose(mail[3]!, `${month}`.padStart(2, '0'), mail[1]!.padStart(2, '0'), mail.slice(4))
  }
  return fromUnixTime(text)
}

function compose(year: string, month: string, day: string, rest: (string | undefined)[]): string | null {
  const date = `${year}-${month}-${day}`
  const [hour, minute, second = '00', zone] = rest
  const time = hour === undefined ? '' : `T${hour.padStart(2, '0')}:${minute}:${second}${zoneOf(zone)}`
  return plausible(`${date}${time}`) ?? plausible(date)
}

function zoneOf(zone: string | undefined): string {
  if (zone === undefined) return ''
  if (/^(?:Z|UTC|GMT)$/i.test(zone)) return 'Z'
  const digits = zone.slice(1).replace(':', '')
  return `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2) || '00'}`
}

function fromUnixTime(text: string): string | null {
  if (!/^1\d{9}(?:\d{3})?$/.test(text)) return null
  const milliseconds = text.length === 10 ? Number(text) * 1000 : Number(text)
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z')
}

/** The first web page is of 1991; digital archives give older papers their own dates. */
const FIRST_YEAR = 1800

function plausible(value: string): string | null {
  return Number(value.slice(0, 4)) >= FIRST_YEAR && dateOrDateTime.safeParse(value).success ? value : null
}
