import { expect, it } from 'vitest'
import { isWanted } from '../../src/fetch/discover/wanted.ts'

const wanted = (path: string, include: string[], exclude: string[] = []) =>
  isWanted(`https://news.example${path}`, { include, exclude })

it.each([
  ['/politics/a', [], true],
  ['/politics/a', ['/politics/*'], true],
  ['/politics', ['/politics/*'], false],
  ['/sport/politics/a', ['/politics/*'], false],
  ['/sport/politics/a', ['*/politics/*'], true],
  ['/a', ['https://news.example/*'], true],
  ['/a', ['https://*.example/a'], true],
  ['/a?id=3', ['/a'], false],
  ['/a?id=3', ['/a?id=*'], true],
  ['/ab', ['/a*ab'], false],
])('takes %s with %j: %s', (path, include, expected) => {
  expect(wanted(path, include)).toBe(expected)
})

it('leaves out what is excluded, whatever is included', () => {
  expect(wanted('/politics/live/a', ['/politics/*'], ['*/live/*'])).toBe(false)
})

it('takes time that grows with the pattern and the address only', () => {
  expect(wanted(`/${'a'.repeat(8_000)}`, [`${'*a'.repeat(400)}*b`])).toBe(false)
})
