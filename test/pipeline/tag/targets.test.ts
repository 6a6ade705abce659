import { describe, expect, it } from 'vitest'
import { extract } from '../../../src/index.ts'
import { desk } from '../../../src/schemas/desk.ts'

const STAMP = { now: '2025-01-20T06:00:00Z', extractorVersion: 'onrecord@test', taxonomyVersion: 'mediatopic@test' }
const DESK = desk.parse({
  people: [{ name: 'Piet Hallema', aliases: ['the Skipper'], uri: 'https://desk.example/people/hallema' }],
  organisations: [
    { name: 'Harbour Guild', aliases: ['HGX', 'Hafengilde'], uri: 'https://desk.example/organisations/guild' },
    { name: 'Dockers of Skagen', uri: null },
  ],
})

async function entitiesOf(sentence: string, language = 'en') {
  const page = `<html lang="${language}"><title>Harbour</title><article><h1>Harbour</h1>
<p>Marta Lindqvist is the prime minister.</p><p>${sentence}</p></article></html>`
  const source = { url: 'https://courier.example/harbour', contentType: 'text/html' }
  const { statements } = await extract(new TextEncoder().encode(page), source, STAMP, DESK)
  return statements.flatMap(({ entities }) => entities)
}

describe('targets of an act', () => {
  it.each([
    ['criticised France, the US and India for arming the rebels', ['iso3166:FR', 'iso3166:US', 'iso3166:IN']],
    ['accused Moscow and Minsk of pushing people over the border', ['iso3166:RU', 'iso3166:BY']],
    ['praised the French and the Germans for their help', ['iso3166:FR', 'iso3166:DE']],
    ['blamed the Turks, not Berlin, for the delay', ['iso3166:TR']],
    ['supported Georgia in its dispute with Russia', ['iso3166:GE']],
    ['apologised to the Poles for the remark', ['iso3166:PL']],
  ])('%s', async (words, uris) => {
    const entities = await entitiesOf(`Lindqvist ${words}.`)
    expect(entities.filter(({ target }) => target).map(({ uri }) => uri)).toEqual(uris)
  })

  it.each([
    ['thanked the UN Secretary-General, António Guterres, for his patience', 'António Guterres'],
    ['attacked French President Emmanuel Macron over the strike', 'Emmanuel Macron'],
  ])('of an office is who holds it: %s', async (words, name) => {
    const entities = await entitiesOf(`Lindqvist ${words}.`)
    expect(entities.filter(({ target }) => target).map((each) => each.name)).toEqual([name])
  })

  it('are none of an act that is not directed at anybody', async () => {
    const entities = await entitiesOf('Lindqvist said that Ankara and the Dutch were right.')
    expect(entities.map(({ uri, target }) => [uri, target])).toEqual([
      ['iso3166:TR', false],
      ['iso3166:NL', false],
    ])
  })
})

describe("the desk's own entities", () => {
  it('have its names and URIs, by name and by alias, with their spans', async () => {
    const entities = await entitiesOf('Lindqvist criticised the Harbour Guild, HGX and the Skipper for the delay.')
    expect(entities).toEqual([
      {
        ...{ name: 'Harbour Guild', type: 'organisation', uri: 'https://desk.example/organisations/guild' },
        ...{ spans: [expect.any(Array), expect.any(Array)], target: true },
      },
      {
        ...{ name: 'Piet Hallema', type: 'person', uri: 'https://desk.example/people/hallema' },
        ...{ spans: [expect.any(Array)], target: true },
      },
    ])
  })

  it('may have no URI, and are found in other languages', async () => {
    expect(await entitiesOf('Lindqvist praised the Dockers of Skagen.')).toMatchObject([
      { name: 'Dockers of Skagen', type: 'organisation', uri: null, target: true },
    ])
    expect(await entitiesOf('Lindqvist sagte, die Hafengilde habe versagt.', 'de')).toMatchObject([
      { name: 'Harbour Guild', uri: 'https://desk.example/organisations/guild' },
    ])
  })
})
