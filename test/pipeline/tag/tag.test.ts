import { beforeAll, describe, expect, test } from 'vitest'
import { extract, type Statement } from '../../../src/index.ts'
import { desk } from '../../../src/schemas/desk.ts'
import { readPage } from '../../support/site.ts'

/** A report in our own words of the kind that the project began with. */
const PAGE = '/world/2024/12/aliyev-base-talk.html'
const STAMP = { now: '2025-01-20T06:00:00Z', extractorVersion: 'onrecord@test', taxonomyVersion: 'mediatopic@test' }
const DESK = desk.parse({
  people: [{ name: 'Ilham Aliyev', uri: 'http://www.wikidata.org/entity/Q57283' }],
  watchTopics: [{ name: 'base', near: [{ terms: ['Turkish', 'base'] }], speakers: ['Aliyev'] }],
})

let statements: Statement[]
beforeAll(async () => {
  const page = await readPage(PAGE, 'https://courier.example')
  const source = { url: `https://courier.example${PAGE}`, contentType: page!.contentType }
  statements = (await extract(page!.body, source, STAMP, DESK)).statements
})

const saying = (words: string) => statements.find(({ text }) => text.includes(words))!
const evidenceOf = ({ text, topics }: Statement, uri: string) =>
  topics.find((topic) => topic.uri === uri)?.evidence.map((span) => text.slice(...span))

describe('a report', () => {
  test('has topics with the words that speak for them', () => {
    const accusation = saying('of arming Armenia')
    expect(accusation.topics[0]?.name).toBe('defence')
    expect(evidenceOf(accusation, accusation.topics[0]!.uri)).toContain('arming')
    expect(saying('non-governmental').topics[0]?.name).toBe('non-governmental organisation')
  })

  /** Read by hand: words of the statement, what may be its first topic, and all that it names, dates and counts. */
  test.each([
    ['no need of a Turkish military base', ['defence', 'international relations'], ['iso3166:TR']],
    ['military ties with Ankara', ['defence', 'international relations'], ['iso3166:TR', '1992']],
    ['kept secret nowadays', ['defence'], []],
    ['nothing new with Moscow', ['defence'], ['iso3166:AZ', 'iso3166:RU', '3 year']],
    ['lose any arms race', ['defence'], ['iso3166:AM']],
    ['Paris and New Delhi make no secret', ['defence'], ['iso3166:FR', 'iso3166:IN', 'iso3166:US']],
    ['nobody had come to its rescue', ['war', 'defence'], ['iso3166:AM', 'Second Karabakh War', '2023-09']],
    ['setbacks in Africa and Lebanon', ['international relations', 'political crisis'], ['Africa', 'iso3166:LB']],
    ['a country he counts among his allies', ['international relations', 'diplomacy'], []],
    ['steer politics in Tbilisi', ['non-governmental organisation'], ['iso3166:GE']],
    [
      'Russia and NATO would not come to blows',
      ['international organisation', 'armed conflict', 'defence'],
      ['iso3166:RU', 'http://www.wikidata.org/entity/Q7184'],
    ],
    [
      'Commanders from Russia',
      ['defence', 'diplomacy'],
      ['iso3166:RU', 'http://www.wikidata.org/entity/Q7184', 'iso3166:AZ'],
    ],
  ])('reads “%s” as a person does', (words, topics, facts) => {
    const { topics: found, entities, dates, quantities } = saying(words)
    expect(topics).toContain(found.find(({ scheme }) => scheme === 'mediatopic')?.name)
    const named = entities.map(({ uri, name }) => uri ?? name)
    const said = [...dates.map(({ value }) => value), ...quantities.map(({ value, unit }) => `${value} ${unit}`)]
    expect([...new Set([...named, ...said])]).toEqual(facts)
  })

  test('tells whom an act is directed at', () => {
    const { entities } = saying('of arming Armenia')
    const targets = entities.filter(({ target }) => target)
    expect(targets.map(({ uri }) => uri)).toEqual(['iso3166:FR', 'iso3166:IN', 'iso3166:US'])
    expect(entities.filter(({ target }) => !target).map(({ uri }) => uri)).toEqual(['iso3166:AM'])
  })

  test('keeps when it was said apart from the dates it speaks of', () => {
    const ties = saying('1992')
    expect(ties.dates.map(({ value }) => value)).toEqual(['1992'])
    expect(ties.saidAt).toEqual({ value: '2024-12-17', precision: 'day', basis: expect.any(String) })
  })

  test("has the desk's own topics", () => {
    expect(evidenceOf(saying('no need of a Turkish military base'), 'watch:base')).toEqual(['Turkish', 'base'])
    expect(statements.filter(({ topics }) => topics.some(({ uri }) => uri === 'watch:base'))).toHaveLength(1)
  })
})
