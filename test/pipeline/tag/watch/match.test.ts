import { describe, expect, test } from 'vitest'
import { compileWatch } from '../../../../src/pipeline/tag/watch/compile.ts'
import { matchWatch, type Said } from '../../../../src/pipeline/tag/watch/match.ts'
import { wordsOf } from '../../../../src/pipeline/tag/words.ts'
import { watchTopics } from '../../../../src/schemas/watch.ts'

type Circumstances = Partial<Pick<Said, 'language' | 'speaker' | 'entities'>>

/** The names of the topics that a text has, each with the words that speak for it. */
function matches(
  topics: unknown[],
  text: string,
  { language = 'en', speaker = null, entities = [] }: Circumstances = {},
) {
  const index = compileWatch(watchTopics.parse(topics))
  const found = matchWatch({ words: wordsOf(text, language), language, speaker, entities }, index)
  return Object.fromEntries(found.map(({ name, evidence }) => [name, evidence.map((span) => text.slice(...span))]))
}

describe('terms', () => {
  const topics = [{ name: 'arms', terms: ['weapon', 'arms procurement', 'missil*'] }]

  test.each([
    ['Weapons will be delivered in May.', ['Weapons']],
    ['The arms procurement is delayed.', ['arms procurement']],
    ['They sell missiles and missilery.', ['missiles', 'missilery']],
  ])('%s', (text, evidence) => expect(matches(topics, text)).toEqual({ arms: evidence }))

  test.each(['He opened his arms.', 'The procurement of arms is delayed.', 'A weaponless land.'])(
    'are not found in: %s',
    (text) => expect(matches(topics, text)).toEqual({}),
  )

  test.each([
    ['de', 'Waffe', 'Die Waffen kommen.'],
    ['ru', 'ракета', 'Поставки ракетами не ограничатся.'],
    ['fr', 'élection', 'Les élections auront lieu.'],
    ['es', 'gobierno', 'Los gobiernos no hablan.'],
    ['tr', 'seçim', 'Bu seçimlerde kazandık.'],
    ['az', 'seçki', 'Bu seçkilərdə qazandıq.'],
  ])('are found inflected in %s', (language, term, text) => {
    expect(Object.keys(matches([{ name: 'it', terms: [term] }], text, { language }))).toEqual(['it'])
  })
})

test('near asks for all its terms within so many words, in any order', () => {
  const topics = [{ name: 'base', near: [{ terms: ['Turkish', 'base'], within: 4 }] }]
  expect(matches(topics, 'A Turkish military base')).toEqual({ base: ['Turkish', 'base'] })
  expect(matches(topics, 'A base of the Turkish army')).toEqual({ base: ['base', 'Turkish'] })
  expect(matches(topics, 'A Turkish paper writes about the base')).toEqual({})
})

test('all and not narrow what the terms find', () => {
  const topics = [{ name: 'gas', terms: ['gas'], all: ['price'], not: ['petrol station'] }]
  expect(matches(topics, 'The price of gas rose.')).toEqual({ gas: ['price', 'gas'] })
  expect(matches(topics, 'Gas flows.')).toEqual({})
  expect(matches(topics, 'The gas price at the petrol station rose.')).toEqual({})
})

test('speakers, entities and languages are conditions of their own', () => {
  const topics = [
    { name: 'speaker', speakers: ['Aliyev'] },
    { name: 'id', speakers: ['person:ilham-aliyev'] },
    { name: 'entity', entities: ['iso3166:AM', 'NATO'] },
    { name: 'german', terms: ['base'], languages: ['de'] },
    { name: 'both', entities: ['Armenia'], speakers: ['Macron'] },
  ]
  const speaker = { name: 'Ilham Aliyev', id: 'person:ilham-aliyev' }
  const entities = [{ name: 'Armenia', uri: 'iso3166:AM' }]
  expect(Object.keys(matches(topics, 'No base is needed.', { speaker, entities }))).toEqual(['speaker', 'id', 'entity'])
  expect(matches(topics, 'No base is needed.')).toEqual({})
})

test('examples find what shares most of their telling words', () => {
  const topics = [{ name: 'secrecy', examples: ['Nobody can keep a military base secret these days.'] }]
  expect(Object.keys(matches(topics, 'A military base could not be kept secret nowadays.'))).toEqual(['secrecy'])
  expect(matches(topics, 'The minister spoke about the harvest and the price of bread.')).toEqual({})
})

test.each([
  [{ name: 'nothing' }, 'needs terms'],
  [{ name: 'stars', terms: ['*'] }, 'letters'],
  [{ name: 'typo', term: ['x'] }, 'term'],
])('%j is refused', (topic, message) => {
  expect(JSON.stringify(watchTopics.safeParse([topic]).error?.issues)).toContain(message)
})
