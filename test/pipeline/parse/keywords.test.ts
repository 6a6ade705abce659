import { expect, test } from 'vitest'
import { Keywords } from '../../../src/pipeline/parse/html/keywords.ts'

const keywords = new Keywords([['ad>', '<ads', 'banner'], ['share', '<по'], ['анонс>']])

test.each([
  ['an ad here', 0b001],
  ['ads-top', 0b001],
  ['read', 0b001],
  ['reader', 0],
  ['loads', 0],
  ['top_banners', 0b001],
  ['banner share', 0b011],
  ['почта', 0b010],
  ['репорт', 0],
  ['«по»', 0b010],
  ['анонсы', 0],
  ['анонс.', 0b100],
  ['анонс', 0b100],
  ['', 0],
])('lists in "%s"', (text, lists) => {
  expect(keywords.listsIn(text)).toBe(lists)
})

test('counts the places where a word begins', () => {
  expect(keywords.count('share an ad, share a banner')).toBe(4)
  expect(keywords.count('nothing of that')).toBe(0)
})

test('looks for words inside others', () => {
  const nested = new Keywords([['log in>'], ['login', 'log']])
  expect(nested.listsIn('login')).toBe(0b10)
  expect(nested.listsIn('log in')).toBe(0b11)
})
