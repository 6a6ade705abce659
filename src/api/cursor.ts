import { z } from 'zod'
import { invalidField } from './problem.ts'

/** An opaque name for a place in a list. */
export const encodeCursor = (place: unknown): string => Buffer.from(JSON.stringify(place)).toString('base64url')

/** @throws {Problem} invalid-request when it was not made by `encodeCursor` for such a place */
export function decodeCursor<Place>(schema: z.ZodType<Place>, cursor: string): Place {
  const json = z.preprocess(parse, schema).safeParse(Buffer.from(cursor, 'base64url').toString('utf8'))
  if (json.success) return json.data
  throw invalidField('query', 'cursor', 'is no "next" of a page of this list')
}

function parse(text: unknown): unknown {
  try {
    return JSON.parse(String(text))
  } catch {
    return undefined
  }
}

/** A list of `limit + 1` as a page: the one too many tells that there is more. */
export function toPage<Item>(items: Item[], limit: number, placeOf: (last: Item) => unknown) {
  const page = items.slice(0, limit)
  const last = page.at(-1)
  return { items: page, next: items.length > limit && last !== undefined ? encodeCursor(placeOf(last)) : null }
}
