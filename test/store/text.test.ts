import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, storable, words } from '../../src/store/text.ts'

test('folds case, accents and compatibility forms of every alphabet', () => {
  expect(fold('ÉCOLE Straße ﬁn ΆΘΗΝΑ Ёлка')).toBe('ecole straße fin αθηνα елка')
})

test('splits scripts without spaces into characters, others into words', () => {
  expect(words("Don't stop: 3.5 km, 東京タワー!")).toEqual([
    'don',
    't',
    'stop',
    '3',
    '5',
    'km',
    '東',
    '京',
    'タ',
    'ワ',
    'ー',
  ])
})

test('gives PostgreSQL nothing that it refuses', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(20), (text, length) => {
      const result = storable(`a\0\ud800${text}`, length)
      expect(result).not.toContain('\0')
      expect(result.isWellFormed()).toBe(true)
      expect(result.length).toBeLessThanOrEqual(length)
    }),
  )
})
