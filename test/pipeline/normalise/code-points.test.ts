import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codePointsOf } from '../../../src/pipeline/normalise/code-points.ts'

describe('codePointsOf', () => {
  it('leaves spans alone in text without astral characters', () => {
    expect(codePointsOf('Bakı, Ağdam')([6, 11])).toEqual([6, 11])
  })

  it('counts an astral character as one', () => {
    const text = 'a😀b😀c'
    expect(codePointsOf(text)([text.indexOf('b'), text.indexOf('c')])).toEqual([2, 4])
  })

  it('agrees with slicing the array of characters, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('x', 'ü', '😀', '𝔘', '\u0301')), fc.nat(), fc.nat(), (characters, a, b) => {
        const [first, last] = [a, b].map((n) => n % (characters.length + 1)).toSorted((x, y) => x - y) as [
          number,
          number,
        ]
        const text = characters.join('')
        const start = characters.slice(0, first).join('').length
        const end = characters.slice(0, last).join('').length
        expect(codePointsOf(text)([start, end])).toEqual([first, last])
      }),
    )
  })
})
