import { expect, test } from 'vitest'
import { attribute } from '../../../src/pipeline/attribute/attribute.ts'
import { report } from './report.ts'

function said(paragraph: string, language: string | null) {
  const { parsed, segmented } = report([paragraph], language)
  const { people, attributions } = attribute(parsed, segmented)
  return attributions.map(({ kind, speaker, content }) => [
    kind,
    speaker.person === null ? null : people[speaker.person]!.name,
    content.map((span) => parsed.text.slice(...span)).join(' … '),
  ])
}

test.each([
  ['“The ferry never came, and we walked home.” ― Carla Okoye', 'en', 'Carla Okoye'],
  ['„Die Fähre kam nie, und wir gingen zu Fuß.“ – Carla Okoye, Lehrerin', 'de', 'Carla Okoye'],
  ['“Lautta ei koskaan tullut, ja kävelimme kotiin.” — Aino Laine', 'fi', 'Aino Laine'],
])('whoever signs a quotation said it: %s', (paragraph, language, name) => {
  const quotation = paragraph.slice(0, paragraph.search(/\s[―–—]/))
  expect(said(paragraph, language)).toEqual([['direct', name, quotation]])
})

test.each([
  ['Trainer Uwe Kranz: „Wir waren die bessere Mannschaft auf dem Platz.“', 'de', 'Uwe Kranz'],
  ['Carla Okoye (teacher): “The ferry never came, and we walked home.”', 'en', 'Carla Okoye'],
])('whose name stands before a quotation said it: %s', (paragraph, language, name) => {
  expect(said(paragraph, language)).toEqual([['direct', name, paragraph.slice(paragraph.search(/[„“]/u))]])
})

test('a dash that goes on with the sentence signs nothing', () => {
  const found = said('“The ferry never came, and we walked home.” — That was all Carla Okoye said.', 'fi')
  expect(found.map(([, name]) => name)).not.toContain('That')
})
