import { describe, expect, test } from 'vitest'
import { findAttributions, supportedLanguages } from '../../../../src/pipeline/attribute/finder/finder.ts'
import type { Span } from '../../../../src/pipeline/types.ts'

function paragraphs(text: string): Span[] {
  return [...text.matchAll(/[^\n]+/g)].map((match) => [match.index, match.index + match[0].length])
}

function read(text: string, language: string | null) {
  const words = (spans: readonly Span[]) => spans.map(([start, end]) => text.slice(start, end))
  return findAttributions(text, paragraphs(text), language, []).map(({ found }) => ({
    paragraph: found.paragraph,
    speaker: words(found.speaker),
    cue: words(found.cue),
    content: words(found.content),
    confidence: found.confidence,
  }))
}

describe('English', () => {
  test('finds indirect speech with its speaker, cue and content', () => {
    const [found] = read('The minister said the bridge would open in March.', 'en')
    expect(found).toMatchObject({
      paragraph: 0,
      speaker: ['The minister'],
      cue: ['said'],
      content: ['the bridge would open in March'],
    })
  })

  test('joins a quotation that its speaker interrupts', () => {
    const [found] = read('“We are late,” said Ana Ruiz, “but we will finish.”', 'en-GB')
    expect(found?.speaker).toEqual(['Ana Ruiz'])
    expect(found?.content).toHaveLength(2)
  })

  test('tells the paragraphs apart and gives spans of the whole text', () => {
    const found = read('Rain fell all day.\n\nMayor Lena Ford warned that the river could flood the market.', 'en')
    expect(found.map(({ paragraph }) => paragraph)).toEqual([1])
    expect(found[0]?.cue).toEqual(['warned'])
  })
})

test('finds reported speech in German', () => {
  const [found] = read('Die Ministerin sagte, die Brücke werde im März eröffnet.', 'de')
  expect(found?.speaker).toEqual(['Die Ministerin'])
  expect(found?.cue).toEqual(['sagte'])
})

test('a language without a model yields nothing', () => {
  expect(supportedLanguages).toEqual(new Set(['en', 'de']))
  expect(read('Le ministre a dit que le pont ouvrira en mars.', 'fr')).toEqual([])
  expect(read('The minister said the bridge would open.', null)).toEqual([])
})

test('the same text gives the same answer', () => {
  const text = 'She told reporters the vote was lost, and promised a new one.'
  expect(read(text, 'en')).toEqual(read(text, 'en'))
})
