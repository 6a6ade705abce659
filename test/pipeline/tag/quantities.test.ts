import { describe, expect, it } from 'vitest'
import { findQuantities } from '../../../src/pipeline/tag/quantities.ts'

function quantitiesIn(text: string, language = 'en') {
  return findQuantities(text, language, []).map(({ value, unit, span }) => [text.slice(...span), value, unit])
}

describe('findQuantities', () => {
  it('joins figure, scale and currency', () => {
    expect(quantitiesIn('It cost two billion dollars, then $5.5bn.')).toEqual([
      ['two billion dollars', 2e9, 'USD'],
      ['$5.5bn', 5.5e9, 'USD'],
    ])
  })

  it('reads marks by the language', () => {
    expect(quantitiesIn('5.037 million of 1,234,567 people')).toEqual([
      ['5.037 million', 5_037_000, null],
      ['1,234,567', 1_234_567, null],
    ])
    expect(quantitiesIn('1.500 Soldaten, 3,5 Billionen Euro', 'de')).toEqual([
      ['1.500', 1500, null],
      ['3,5 Billionen Euro', 3.5e12, 'EUR'],
    ])
  })

  it('counts in words only where a unit or a scale follows', () => {
    expect(quantitiesIn('One of the two sides waited twenty-five years for a hundred thousand words')).toEqual([
      ['twenty-five years', 25, 'year'],
      ['a hundred thousand', 100_000, null],
    ])
  })

  it('leaves ordinals and dates alone', () => {
    expect(quantitiesIn('the 2nd time, am 3. Mai')).toEqual([])
    expect(findQuantities('since 1992', 'en', [[6, 10]])).toEqual([])
  })
})
