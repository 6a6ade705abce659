import { expect, test } from 'vitest'
import { titledName } from '../../../src/pipeline/segment/titled.ts'

const QUESTIONS = ['When?', 'Why?', 'And then?']
const named = (title: string, lead: string, questions = QUESTIONS, other = '') =>
  titledName(title, lead, questions, (name) => name === other)

test.each([
  ['“It is about debt”: a talk with Miriam Achter', 'Miriam Achter is the author of The Long Proof.', 'Miriam Achter'],
  ['Conti: «Il molo va chiuso domani»', 'L’ingegnere Aldo Conti studia il porto di Calder.', 'Aldo Conti'],
  ['Defne Alagöz: Üç ay denize çıktım', 'Ünlü oyuncu Defne Alagöz gazetemize konuştu.', 'Defne Alagöz'],
  ['Irene Pardo, lutier: «Hay arcos que no quieren»', 'Irene Pardo Lugo repara arcos en Calder.', 'Irene Pardo Lugo'],
  ['What the Norrby Bridge will cost', 'We asked the council about the Norrby Bridge.', null],
  ['Anna Holm and Jon Vik on the ferry', 'Anna Holm and Jon Vik run it.', null],
  ['The ferry that stopped', 'Anna Holm lives on the island.', null],
])('whom title and lead name: %s', (title, lead, name) => {
  expect(named(title, lead)).toBe(name)
})

test('not who asks, and nobody where hardly anything is asked', () => {
  const [title, lead] = ['Anna Holm on the ferry', 'Anna Holm lives on the island.']
  expect(named(title, lead, QUESTIONS, 'Anna Holm')).toBeNull()
  expect(named(title, lead, ['When?'])).toBeNull()
})
