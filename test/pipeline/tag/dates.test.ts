import { describe, expect, it } from 'vitest'
import { findDates } from '../../../src/pipeline/tag/dates.ts'

function datesIn(text: string, language = 'en', reference: string | null = '2024-12-18') {
  return findDates(text, language, reference).map(({ value, span }) => [text.slice(...span), value])
}

describe('findDates', () => {
  it('reckons a day without a year from the reference', () => {
    expect(datesIn('They met on December 17 in Baku')).toEqual([['December 17', '2024-12-17']])
  })

  it('knows no relative date without a reference', () => {
    expect(datesIn('They met yesterday, on May 5', 'en', null)).toEqual([])
    expect(datesIn('They met on 5 May 2020', 'en', null)).toEqual([['5 May 2020', '2020-05-05']])
  })

  it('finds months, lone years, decades and intervals', () => {
    expect(datesIn('Since 1992, and after the September 2023 campaign')).toEqual([
      ['1992', '1992'],
      ['September 2023', '2023-09'],
    ])
    expect(datesIn('It fell in the 1990s and between 2008 and 2014')).toEqual([
      ['1990s', '1990/1999'],
      ['2008 and 2014', '2008/2014'],
    ])
  })

  it('takes no count for a year', () => {
    expect(datesIn('We counted 2000 people and 1,992 cars for $1950')).toEqual([])
  })

  it.each([
    ['de', 'seit dem 3. Oktober 1990 und im März 2011', [['1990-10-03'], ['2011-03']]],
    ['fr', 'depuis le 14 juillet 2016', [['2016-07-14']]],
    ['es', 'el 1 de octubre de 2017', [['2017-10-01']]],
    ['ru', 'с 24 февраля 2022 года, в сентябре 2023', [['2022-02-24'], ['2023-09']]],
    ['tr', '15 Temmuz 2016 gecesi', [['2016-07-15']]],
    ['az', '8 noyabr 2020 tarixində', [['2020-11-08']]],
  ])('reads dates in %s', (language, text, expected) => {
    expect(datesIn(text, language).map(([, value]) => [value])).toEqual(expected)
  })
})
