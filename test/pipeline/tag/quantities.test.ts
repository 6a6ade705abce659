import { describe, expect, it } from 'vitest'
import { findDates } from '../../../src/pipeline/tag/dates.ts'
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

  it('gives both ends of a range the unit', () => {
    expect(quantitiesIn('two to three thousand roubles, 12 or 13%, 3 to 4 weeks')).toEqual([
      ['two', 2000, 'RUB'],
      ['three thousand roubles', 3000, 'RUB'],
      ['12', 12, '%'],
      ['13%', 13, '%'],
      ['3', 3, 'week'],
      ['4 weeks', 4, 'week'],
    ])
    expect(quantitiesIn('de 12 à 13 %', 'fr').map(([, ...rest]) => rest)).toEqual([
      [12, '%'],
      [13, '%'],
    ])
  })

  it('reads units in short and in square', () => {
    expect(quantitiesIn('63 billion cubic metres over 40 hectares at 120 km/h')).toEqual([
      ['63 billion cubic metres', 63e9, 'm3'],
      ['40 hectares', 40, 'ha'],
      ['120 km/h', 120, 'km/h'],
    ])
    expect(quantitiesIn('12 км', 'ru')).toEqual([['12 км', 12, 'km']])
  })

  it.each([
    ['en', 'since 9/11, under Article 8 and order No. 354, with Covid-19 in the Group of 20'],
    ['en', 'in 2004 and 2008; the 2000 convention was in Beirut, 1982'],
    ['de', 'siehe S. 44, A-107, nach § 218'],
    ['fr', 'l’article 8'],
  ])('takes no name for a number, in %s', (language, text) => {
    const { spans } = findDates(text, language, null)
    expect(findQuantities(text, language, spans).map(({ span }) => text.slice(...span))).toEqual([])
  })

  it('counts what looks like a year', () => {
    expect(quantitiesIn('We counted 2000 people')).toEqual([['2000', 2000, null]])
    expect(quantitiesIn('Es kamen 2000 Menschen', 'de')).toEqual([['2000', 2000, null]])
  })

  it('leaves ordinals and dates alone', () => {
    expect(quantitiesIn('the 2nd time, am 3. Mai')).toEqual([])
    expect(findQuantities('since 1992', 'en', [[6, 10]])).toEqual([])
  })
})
