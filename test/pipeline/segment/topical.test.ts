import { describe, expect, test } from 'vitest'
import { topicalStarts, type Unit } from '../../../src/pipeline/segment/topical.ts'
import { wordsOf } from '../../../src/pipeline/tag/words.ts'

const unit = (text: string): Unit => ({
  words: wordsOf(text, 'en'),
  isQuestion: text.trim().endsWith('?'),
  mayBegin: true,
})

describe('topicalStarts', () => {
  test('begins a topic with a question about something else, not with one that goes on', () => {
    const units = [
      'Mr. President, will the tax on gasoline be raised before the elections?',
      'No. The tax on gasoline stays where it is, and so does the income tax.',
      'But why does the income tax stay?',
      'Because families with a small income would pay most of it.',
      'Mr. President, have the peace talks with the rebels failed, and will the army attack?',
      'The talks go on. Our soldiers hold the ceasefire, and so do the rebels.',
    ].map(unit)
    expect([...topicalStarts(units, 'en')]).toEqual([4])
  })

  test('finds the valley between two stories in one report', () => {
    const hospital = 'Doctors and nurses at the hospital treat patients with the virus, and vaccination goes on.'
    const match = 'The striker scored a goal, the goalkeeper saved a penalty, and the team won the match.'
    const units = [...Array<string>(8).fill(hospital), ...Array<string>(8).fill(match)].map(unit)
    expect([...topicalStarts(units, 'en')]).toEqual([8])
  })

  test('finds none in one story, one paragraph, or nothing', () => {
    const same = Array.from({ length: 12 }, () => unit('The coach praised the goalkeeper after the match.'))
    expect([...topicalStarts(same, 'en')]).toEqual([])
    expect([...topicalStarts(same.slice(0, 1), 'en')]).toEqual([])
    expect([...topicalStarts([], 'en')]).toEqual([])
  })
})
