import { expect, test } from 'vitest'
import { splitSentences } from '../../../src/pipeline/segment/split.ts'

test('cuts sentences and loses nothing', () => {
  const text = 'Mr. Lee left. He came back.'
  expect(splitSentences('en', text)).toEqual(['Mr. Lee left. ', 'He came back.'])
})

test('a text that the splitter panics on is cut all the same', () => {
  const text = 'She asked: "Is it safe?" . . . "Who paid?"'
  expect(splitSentences('en', text).join('')).toBe(text)
})
