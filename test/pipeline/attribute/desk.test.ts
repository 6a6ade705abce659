import { expect, test } from 'vitest'
import { attribute } from '../../../src/pipeline/attribute/attribute.ts'
import type { Desk } from '../../../src/schemas/desk.ts'
import { people } from '../../../src/schemas/people.ts'
import { report } from './report.ts'

const DESK: Desk = {
  people: people.parse([
    { name: 'Ruth Adair', aliases: ['Ruth Adair-Stone'], uri: 'https://www.wikidata.org/entity/Q1' },
    { name: 'Tom Pike', role: 'governor of Norrland' },
  ]),
  organisations: [],
  watchTopics: [],
}

const said = (...paragraphs: string[]) => {
  const { parsed, segmented } = report(paragraphs, 'en')
  const { people: found, attributions } = attribute(parsed, segmented, DESK)
  return attributions.map(({ speaker }) => (speaker.person === null ? null : found[speaker.person]))
}

test('an alias is the person it stands for, with the URI of the desk and the role of the document', () => {
  const [found] = said('Senator Ruth Adair-Stone said the dam was old.')
  expect(found).toMatchObject({ name: 'Ruth Adair', uri: 'https://www.wikidata.org/entity/Q1', role: 'Senator' })
})

test("the desk's role goes before the document's", () => {
  const [found] = said('Mr. Tom Pike, a fisherman and writer, said the dam was sound.')
  expect(found).toMatchObject({ name: 'Tom Pike', role: 'governor of Norrland' })
})

test('whom the desk does not know stays as the document calls them', () => {
  const [found] = said('Mr. Ruben Stahl said the dam was full.')
  expect(found).toMatchObject({ type: 'person', name: 'Ruben Stahl' })
  expect(found?.uri ?? null).toBeNull()
})
