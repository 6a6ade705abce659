const REGION_CODE = /^[A-Z]{2}$/
const CACHE = new Map<string, ReadonlySet<string>>()

/** Names of countries and territories in English and in the document's language, in lower case. A country that speaks is its government. */
export function countryNames(language: string | null): ReadonlySet<string> {
  const key = language ?? 'en'
  const cached = CACHE.get(key)
  if (cached) return cached
  const names = new Set<string>(['us', 'u.s', 'uk', 'eu', 'un', 'usa'])
  for (const display of ['en', key].map((tag) => new Intl.DisplayNames([tag], { type: 'region', fallback: 'code' }))) {
    for (let first = 65; first <= 90; first++) {
      for (let second = 65; second <= 90; second++) {
        const name = display.of(String.fromCharCode(first, second))
        if (name && !REGION_CODE.test(name)) names.add(name.toLowerCase())
      }
    }
  }
  CACHE.set(key, names)
  return names
}
