import { expect, test } from 'vitest'
import { exchanges } from '../../../src/pipeline/attribute/exchange.ts'
import type { Span } from '../../../src/pipeline/types.ts'

function lines(...paragraphs: string[]): string[] {
  const text = paragraphs.join('\n\n')
  const spans = paragraphs.map((paragraph): Span => {
    const start = text.indexOf(paragraph)
    return [start, start + paragraph.length]
  })
  return exchanges(text, spans).map(({ speaker, content }) =>
    [speaker, content].map((role) => role.map((span) => text.slice(...span)).join(' … ')).join(' | '),
  )
}

test('lines with their speakers in capitals are an exchange', () => {
  expect(lines('The two met in May.', 'OKOYE: When will it open?', '“BRANDT: In June.', 'Nobody laughed.')).toEqual([
    'OKOYE | When will it open?',
    'BRANDT | In June.',
  ])
})

test('a word in capitals alone is none', () => {
  expect(lines('UPDATE: The bridge is open.', 'The mayor came.', 'UPDATE: It is closed again.')).toEqual([])
})
