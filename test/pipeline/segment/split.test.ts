import { expect, test } from 'vitest'
import { sentencesIn } from '../../../src/pipeline/segment/sentences.ts'
import { splitSentences } from '../../../src/pipeline/segment/split.ts'

test('cuts sentences and loses nothing', () => {
  const text = 'Mr. Lee left. He came back.'
  expect(splitSentences('en', text)).toEqual(['Mr. Lee left. ', 'He came back.'])
})

test('a text that the splitter panics on is cut all the same', () => {
  const text = 'She asked: "Is it safe?" . . . "Who paid?"'
  expect(splitSentences('en', text).join('')).toBe(text)
})

test('what stands between two German quotations is not one of its own', () => {
  const text = '»Das war es«, sagte Obi. Er habe nichts gehört. Lind war anderer Ansicht: »Wir bleiben hier.«'
  expect(sentencesIn({ text }, [0, text.length], 'de').map((span) => text.slice(...span))).toEqual([
    '»Das war es«, sagte Obi.',
    'Er habe nichts gehört.',
    'Lind war anderer Ansicht: »Wir bleiben hier.«',
  ])
})
