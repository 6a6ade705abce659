import { expect, test } from 'vitest'
import { attribute } from '../../../src/pipeline/attribute/attribute.ts'
import { report } from './report.ts'

function said(...paragraphs: string[]): string[] {
  const { parsed, segmented } = report(paragraphs, 'en')
  const { people, attributions } = attribute(parsed, segmented)
  return attributions.map(({ speaker, content }) => {
    const name = speaker.person === null ? '?' : people[speaker.person]!.name
    return `${name} | ${content.map((span) => parsed.text.slice(...span)).join(' … ')}`
  })
}

test('a quotation that takes the next paragraphs is whose sentence ends with a colon', () => {
  expect(
    said(
      'Mayor Ruth Okoye said in a statement on Monday:',
      '“The river is high. We close the bridge.',
      '“Nobody will be left behind.”',
      'The ferry runs at night.',
    ),
  ).toEqual(['Ruth Okoye | “The river is high. We close the bridge. … “Nobody will be left behind.”'])
})

test('a colon before anything else announces nothing', () => {
  expect(said('Mayor Ruth Okoye spoke of two things:', 'The bridge is closed.')).toEqual([])
})

test('a paragraph set apart without quotation marks is whose sentence ends with a colon', () => {
  expect(
    said(
      'Mayor Ruth Okoye added:',
      'The river has never been this high. We close the bridge and hope for the best.',
      'The ferry runs at night.',
    ),
  ).toEqual(['Ruth Okoye | The river has never been this high. We close the bridge and hope for the best.'])
})

test('a list announced with a colon is not one paragraph of a quotation', () => {
  expect(said('Mayor Ruth Okoye said:', 'bread', 'milk')).toEqual([])
})
