import { expect, test } from 'vitest'
import { betweenReports } from '../../../src/pipeline/attribute/between.ts'
import type { Found } from '../../../src/pipeline/attribute/rules/found.ts'
import type { Span } from '../../../src/pipeline/types.ts'

/** One sentence a line; reports are written as `speaker | cue | content` in their order. */
function carried(sentences: string[], reports: string[]): string[] {
  const text = sentences.join(' ')
  let from = 0
  const spanOf = (part: string): Span => {
    const start = text.indexOf(part, from)
    if (start < 0) throw new Error(`"${part}" is not there`)
    return [start, start + part.length]
  }
  const found = reports.map((line): Found => {
    const [speaker = '', cue = '', content = ''] = line.split(' | ')
    const spans = { speaker: [spanOf(speaker)], cue: [spanOf(cue)], content: [spanOf(content)] }
    from = spans.content[0]![1]
    return { paragraph: 0, confidence: 0.9, ...spans }
  })
  from = 0
  return betweenReports(text, sentences.map(spanOf), found).map(({ content }) => text.slice(...content[0]!))
}

const FIRST = 'Ruth Okoye said that the bridge would open in May.'
const SECOND = 'She added that nobody was hurt.'
const REPORTS = ['Ruth Okoye | said | that the bridge would open in May', 'She | added | that nobody was hurt']

test('a sentence between two reports of one speaker, in the tense of the first, carries it on', () => {
  expect(carried([FIRST, 'The toll would stay as it was.', SECOND], REPORTS)).toEqual(['The toll would stay as it was'])
})

test.each([
  ['in another tense', 'The toll is two crowns.'],
  ['of the speaker', 'She had been elected in a landslide.'],
  ['of another time', 'The bridge would later be named after her.'],
])('a sentence %s is the narrator’s', (_, sentence) => {
  expect(carried([FIRST, sentence, SECOND], REPORTS)).toEqual([])
})

test('nothing is carried on without a report that follows', () => {
  expect(carried([FIRST, 'The toll would stay as it was.'], REPORTS.slice(0, 1))).toEqual([])
})

test('nor before a report by somebody else', () => {
  const others = [REPORTS[0]!, 'Peter Brandt | warned | that the river was rising']
  const last = 'Peter Brandt warned that the river was rising.'
  expect(carried([FIRST, 'The toll would stay as it was.', last], others)).toEqual([])
})
