import { isoDate } from '../../pipeline/parse/metadata/iso-date.ts'

/** RFC 822's zones and the ones that European and Asian feeds write; those that mean two things are not here. */
const ZONES: Record<string, string> = {
  UT: '+00:00',
  Z: '+00:00',
  EST: '-05:00',
  EDT: '-04:00',
  CST: '-06:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
  WET: '+00:00',
  WEST: '+01:00',
  CET: '+01:00',
  CEST: '+02:00',
  MEZ: '+01:00',
  MESZ: '+02:00',
  EET: '+02:00',
  EEST: '+03:00',
  MSK: '+03:00',
  TRT: '+03:00',
  JST: '+09:00',
  KST: '+09:00',
  HKT: '+08:00',
  SGT: '+08:00',
  AEST: '+10:00',
  AEDT: '+11:00',
  NZST: '+12:00',
  NZDT: '+13:00',
}

/** A feed's date as RFC 3339 or a calendar date; undefined for what is none. A zone nobody states is not invented. */
export function feedDate(value: string | undefined): string | undefined {
  if (value === undefined || value.length > 100) return undefined
  const text = value
    .trim()
    .replace(/\s*\b([A-Z]{1,4})$/, (whole, zone: string) => ZONES[zone] ?? whole)
    // RFC 822 had years of two digits.
    .replace(
      /^((?:[a-z]{3,9},?\s+)?\d{1,2}\s+[a-z]{3}[a-z]*\.?,?)\s+(\d{2})(?=\s)/i,
      (_, day: string, year: string) => `${day} ${Number(year) < 70 ? 20 : 19}${year}`,
    )
  return isoDate(text) ?? undefined
}
