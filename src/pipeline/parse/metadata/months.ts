/** Languages whose month names are looked up, commoner ones first: of two meanings of a name the first one counts. */
const LANGUAGES = (
  'en de fr es it pt ru pl nl tr uk cs sv da nb fi el ro hu sk sr bg hr sl et lv lt az ka hy kk uz be mk sq ' +
  'ca gl eu id ms vi is ga ar fa he hi ur th'
).split(' ')

/** Forms that `Intl` doesn't give: "Sept.", "janv.", and months spelt without their marks. */
const OTHERS: Record<string, number> = {
  sept: 9,
  jänner: 1,
  feber: 2,
  mrz: 3,
  okt: 10,
  dez: 12,
  janv: 1,
  févr: 2,
  fevr: 2,
  fevrier: 2,
  avr: 4,
  juil: 7,
  aout: 8,
  déc: 12,
  decembre: 12,
  set: 9,
  marca: 3,
}

const tables = new Map<string, ReadonlyMap<string, number>>()
let all: ReadonlyMap<string, number> | null = null

/** The number of a month, 1 to 12, by its name as people write it: "Januar", "янв.", "Oct", "février". */
export function monthNumber(name: string, language: string | null): number | null {
  const key = keyOf(name)
  const own = language === null ? undefined : tableOf(language).get(key)
  if (own !== undefined) return own
  all ??= new Map([...LANGUAGES].reverse().flatMap((code) => [...tableOf(code)]))
  return all.get(key) ?? OTHERS[key] ?? null
}

function tableOf(language: string): ReadonlyMap<string, number> {
  const known = tables.get(language)
  if (known !== undefined) return known
  const table = new Map<string, number>()
  for (const month of ['long', 'short'] as const) {
    for (const options of [{ month }, { month, day: 'numeric' }] as const) {
      const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC', numberingSystem: 'latn' })
      for (let number = 1; number <= 12; number++) {
        const parts = format.formatToParts(Date.UTC(2024, number - 1, 5))
        const name = keyOf(parts.find(({ type }) => type === 'month')?.value ?? '')
        if (/^\p{L}{3}/u.test(name) && !table.has(name)) table.set(name, number)
      }
    }
  }
  tables.set(language, table)
  return table
}

function keyOf(name: string): string {
  return name.toLowerCase().replace(/\.$/, '').normalize('NFC')
}
