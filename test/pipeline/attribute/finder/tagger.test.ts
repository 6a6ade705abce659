import { expect, test } from 'vitest'
import { tagEnglish } from '../../../../src/pipeline/attribute/finder/tagger.ts'

test('a text is read alike whatever was read before it', () => {
  const text = "Norrby's mayor knew."
  const before = tagEnglish(text)
  tagEnglish("The plan was Norrby's/Falk's, not Lee's.")
  expect(tagEnglish(text)).toEqual(before)
  expect(before.words.slice(0, 2)).toEqual(['Norrby', "'s"])
})
