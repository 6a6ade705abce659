import { expect, test } from 'vitest'
import { languageFigures } from '../../../scripts/evaluation/topic-languages.ts'
import floors from '../../../scripts/evaluation/topics-languages-floors.json' with { type: 'json' }

test.each(Object.entries(floors))('topics: %s is at least %d', (name, floor) => {
  const [language = '', level = ''] = name.split(/ (.*)/)
  expect(languageFigures()[language]?.[level]).toBeGreaterThanOrEqual(floor)
})
