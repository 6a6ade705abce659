import { expect, test } from 'vitest'
import { introducedName } from '../../../src/pipeline/segment/introduced.ts'

const QUESTIONS = ['When?', 'Why?', 'And then?']
const introduced = (lead: string, other = '', questions = QUESTIONS) =>
  introducedName(lead, questions, (name) => name === other)

test.each([
  ['Tobias Akande has fronted Paper Harbour since he was seventeen. We met him in a café.', 'Tobias Akande'],
  ['Zorvane Lindahl mends nets in Calder.', 'Zorvane Lindahl'],
  ['Ayvalıklı sabun ustası Nermin Tuzcu (67), sorularımızı bekliyor. Nermin Tuzcu anlatıyor.', 'Nermin Tuzcu'],
  ['Sabun ustası Nermin Tuzcu bekliyor. Herkes ona “Nermin Abla” diyor.', 'Nermin Tuzcu'],
  ['Schwerpunkt USA', null],
  ['Martin Krebs leitet das Museum. Vor ihm tat das Helga Sturm.', 'Martin Krebs'],
  ['It has been a long winter in the Old Town.', null],
  ['La alcaldesa habló con El Faro del Norte.', null],
  ['Anna Holm and Jonas Vik run the ferry.', null],
  ['We met Anna Holm on the pier. Jonas Vik came too.', null],
])('whom a lead introduces: %s', (lead, name) => {
  expect(introduced(lead)).toBe(name)
})

test('not who asks, and nobody where hardly anything is asked', () => {
  expect(introduced('Anna Holm lives on the island.', 'Anna Holm')).toBeNull()
  expect(introduced('Anna Holm lives on the island.', '', ['When?'])).toBeNull()
})
