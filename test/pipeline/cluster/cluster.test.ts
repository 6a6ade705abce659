import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fingerprints } from '../../../src/pipeline/cluster/fingerprints.ts'
import { primaryOf } from '../../../src/pipeline/cluster/primary.ts'
import { sameUtterance, type Utterance } from '../../../src/pipeline/cluster/same-utterance.ts'
import { aStatement } from '../../support/statements.ts'

const LONG =
  'We talked about the harbour for a long time. I can tell you that the harbour will be dredged before winter, ' +
  'whatever it costs, and that nobody who works there will lose a single day of pay.'

const said = (text: string, name: string | null = 'Marta Lindqvist', day = '2026-03-02'): Utterance => ({
  text,
  speaker: { id: name === null ? null : `person:${name}`, name },
  saidAt: `${day}T00:00:00.000Z`,
})

describe('fingerprints', () => {
  it('shares one between two texts with six words in a row in common', () => {
    const word = fc.constantFrom('war', 'peace', 'bread', 'tax', 'no', 'more', 'we', 'will', 'pay', 'never')
    const words = (minLength: number) => fc.array(word, { minLength, maxLength: 12 })
    fc.assert(
      fc.property(words(0), words(6), words(0), words(0), words(0), (a, common, b, c, d) => {
        const known = new Set(fingerprints([...a, ...common, ...b].join(' ')))
        expect(fingerprints([...c, ...common, ...d].join(', ')).some((each) => known.has(each))).toBe(true)
      }),
    )
  })

  it('gives fewer than there are words, and none for two', () => {
    expect(fingerprints(LONG).length).toBeLessThan(LONG.split(' ').length / 1.5)
    expect(fingerprints('no comment')).toEqual([])
    expect(fingerprints('')).toEqual([])
  })
})

describe('sameUtterance', () => {
  it.each<[what: string, a: Utterance, b: Utterance]>([
    ['verbatim', said(LONG), said(LONG)],
    ['shortened', said(LONG), said('“The harbour will be dredged before winter,” … “whatever it costs.”', 'Lindqvist')],
    ['paraphrased around the same words', said(LONG), said('that nobody who works there would lose any pay')],
    ['by a speaker whom one report does not name', said(LONG), said('the harbour will be dredged before winter', null)],
  ])('recognises what is repeated %s', (_, a, b) => {
    expect(sameUtterance(a, b)).toBeGreaterThan(0.4)
    expect(sameUtterance(b, a)).toBe(sameUtterance(a, b))
  })

  it.each<[what: string, a: Utterance, b: Utterance]>([
    ['other words', said(LONG), said('the airport will be closed next summer, and everyone knows it')],
    ['another speaker', said(LONG), said(LONG, 'Bo Strand')],
    ['other numbers', said('berth 3 will be rebuilt before winter'), said('berth 4 will be rebuilt before winter')],
    ['a number more often', said('berth 2.2 will be rebuilt in May'), said('berth 9.2 will be rebuilt in May')],
    ['weeks later', said(LONG), said(LONG, 'Marta Lindqvist', '2026-03-20')],
    ['a few words, by nobody named', said('it is what it is', null), said('it is what it is', null)],
  ])('keeps apart: %s', (_, a, b) => {
    expect(sameUtterance(a, b)).toBe(null)
  })
})

describe('primaryOf', () => {
  const shown = (text: string, datePublished: string, changes = {}) =>
    aStatement(text, { document: { ...aStatement('').document, datePublished }, ...changes })

  it('takes a transcript before a report, then the earliest', () => {
    const late = shown('a', '2026-03-03')
    const early = shown('b', '2026-03-02T08:00:00Z')
    const transcript = shown('c', '2026-03-04', { kind: 'turn' })
    expect(primaryOf([late, early])).toBe(early)
    expect(primaryOf([late, early, transcript])).toBe(transcript)
    expect(primaryOf([])).toBe(undefined)
  })
})
