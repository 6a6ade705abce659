import { expect, test } from 'vitest'
import { report } from './report.ts'
import { said } from './said.ts'

test.each([
  [
    'The bridge may open in two years, Mayor Lena Ford said in an interview with Radio Norrby, Hamnnytt reports.',
    ['Lena Ford | say/assert | The bridge may open in two years'],
  ],
  [
    'The ferry will stop in May, Minister of Transport Anar Akmed told reporters on Monday, TASS reported.',
    ['Anar Akmed | tell/assert | The ferry will stop in May'],
  ],
  [
    'The parties agreed on the quay, Deputy Minister Sahin Mustafa said, Interfax reports.',
    ['Sahin Mustafa | say/assert | The parties agreed on the quay'],
  ],
  ['The quay is safe, TASS reported.', ['TASS | report/assert | The quay is safe']],
])('an agency that passes on does not say: %s', (sentence, wanted) => {
  expect(said(report([sentence], 'en'))).toEqual(wanted)
})

test('the next sentence names who said it', () => {
  const text =
    'Norrby and Calder will share the ferry, APA reports. This was stated by Minister Mika Jabar at the forum.'
  expect(said(report([text], 'en'))).toEqual(['Mika Jabar | state/assert | Norrby and Calder will share the ferry'])
})

test('a day announces nothing', () => {
  const text = 'Aurelia Grid Inc., a leading maker of batteries, today announced that it will open a plant in Norrby.'
  expect(said(report([text], 'en'))).toEqual([
    'Aurelia Grid Inc | announce/announce | that it will open a plant in Norrby',
  ])
})

test('how a source wants to be called is nothing that it says', () => {
  const text = 'Two officials who asked not to be named said the mayor had phoned the minister twice overnight.'
  expect(said(report([text], 'en'))).toEqual([
    '(Two officials) | say/assert | the mayor had phoned the minister twice overnight',
  ])
})

test('a German agency named inside the verb is not who speaks', () => {
  const text = 'Der Hafen werde im Mai geöffnet, teilte Verkehrsminister Arno Falk laut TASS mit.'
  expect(said(report([text], 'de')).map((line) => line.split(' | ')[0])).toEqual(['Arno Falk'])
})
