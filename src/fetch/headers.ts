import type { HeaderList } from './types.ts'

/** No server means more than a day; what claims to is a mistake. */
const MAX_RETRY_AFTER_MS = 24 * 60 * 60 * 1000

/** The first value of a header, by its name in lower case. */
export function headerValue(headers: HeaderList, name: string): string | null {
  return headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? null
}

/** Names in lower case; repeated headers are joined by ", ". Cookies are left out: they may be keys to an account. */
export function headerRecord(headers: HeaderList): Record<string, string> {
  const record = new Map<string, string>()
  for (const [name, value] of headers) {
    const key = name.toLowerCase()
    if (key === 'set-cookie') continue
    const before = record.get(key)
    record.set(key, before === undefined ? value : `${before}, ${value}`)
  }
  return Object.fromEntries(record)
}

/**
 * Retry-After in milliseconds, whether it is given in seconds or as a date. A date is compared to the server's own
 * Date where it sends one, so that a clock that is wrong does no harm.
 */
export function retryAfterMs(headers: HeaderList): number | null {
  const value = headerValue(headers, 'retry-after')?.trim() ?? ''
  if (value === '') return null
  const now = Date.parse(headerValue(headers, 'date') ?? '')
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - (Number.isNaN(now) ? Date.now() : now)
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), MAX_RETRY_AFTER_MS)
}
