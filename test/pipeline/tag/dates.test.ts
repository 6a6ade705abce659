import { describe, expect, it } from 'vitest'
import { findDates } from '../../../src/pipeline/tag/dates.ts'

function datesIn(text: string, language = 'en', reference: string | null = '2024-12-18') {
  return findDates(text, language, reference).dates.map(({ value, span }) => [text.slice(...span), value])
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

  it('takes no span of time for a date', () => {
    const spans = 'a few years ago, the first in 29 years; in the past year, over the last three months, for 3 hours'
    expect(datesIn(spans)).toEqual([])
    expect(datesIn('vor einigen Jahren half es mir, so zu sprechen; das Leid dauert bis heute', 'de')).toEqual([])
    expect(datesIn("Today's nationalists met last week")).toEqual([['last week', expect.any(String)]])
  })

  it('finds years that something is named by, and each of two', () => {
    expect(datesIn('We won the 2018 World Cup and the 2004 convention, in 2004 and 2008')).toEqual([
      ['2018', '2018'],
      ['2004', '2004'],
      ['2004', '2004'],
      ['2008', '2008'],
    ])
    expect(datesIn('the 2000 people')).toEqual([])
  })

  it.each([
    ['fr', 'depuis les années 1990'],
    ['es', 'en los años 1990'],
    ['ru', 'в 1990-е годы'],
    ['tr', "1990'lar boyunca"],
  ])('finds decades in %s', (language, text) => {
    expect(datesIn(text, language).map(([, value]) => value)).toEqual(['1990/1999'])
  })

  it('says where something is said like a date, also where it has no value', () => {
    const text = 'We met on 17 December.'
    const { dates, spans } = findDates(text, 'en', null)
    expect([dates, spans.map((span) => text.slice(...span))]).toEqual([[], ['17 December']])
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
