import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { decodeCursor, encodeCursor, toPage } from '../../src/api/cursor.ts'
import { Problem } from '../../src/api/problem.ts'

const place = z.tuple([z.number(), z.string()])

test('a place comes back as it was', () => {
  fc.assert(
    fc.property(fc.integer(), fc.string({ unit: 'binary' }), (at, id) => {
      expect(decodeCursor(place, encodeCursor([at, id.toWellFormed()]))).toEqual([at, id.toWellFormed()])
    }),
  )
})

test('whatever else a client sends is refused, and named', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.base64String(), fc.json().map(encodeCursor)), (cursor) => {
      try {
        place.parse(decodeCursor(place, cursor))
      } catch (error) {
        expect(error).toBeInstanceOf(Problem)
        expect(error).toMatchObject({ status: 400, errors: [{ in: 'query', field: 'cursor' }] })
      }
    }),
  )
})

test('pages of any size join to the whole', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(), { maxLength: 30 }), fc.integer({ min: 1, max: 10 }), (items, limit) => {
      const sorted = items.toSorted((a, b) => a - b)
      const joined: number[] = []
      for (let next: string | null = encodeCursor(-1); next !== null; ) {
        const after: number = decodeCursor(z.number(), next)
        const page = toPage(sorted.filter((each) => each > after).slice(0, limit + 1), limit, (last) => last)
        joined.push(...page.items)
        next = page.next
      }
      expect(joined).toEqual(sorted)
    }),
  )
})
