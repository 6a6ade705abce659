import { expect, test } from 'vitest'
import { extract } from '../../../src/index.ts'
import { PASSAGE_WORDS } from '../../../src/pipeline/segment/passages.ts'

const HEALTH =
  'Hospitals need more doctors and nurses, because patients wait for months until a surgeon can treat them. '
const ARMY = 'The army will buy tanks and missiles, since soldiers without modern weapons cannot defend the border. '
const STAMP = { now: '2025-01-20T06:00:00Z', extractorVersion: 'onrecord@test', taxonomyVersion: 'mediatopic@test' }

/** The statements that an answer of one paragraph becomes. */
async function piecesOf(answer: string): Promise<string[]> {
  const text = `Interviewer: What are your plans for the year?\n\nAnn Smith: ${answer.trim()}\n\nInterviewer: Thank you.\n`
  const { statements } = await extract(text, { contentType: 'text/plain' }, STAMP)
  return statements.filter(({ speaker }) => speaker.name === 'Ann Smith').map(({ text: piece }) => piece)
}

test('cuts a long answer where its topic changes', async () => {
  expect(await piecesOf(HEALTH.repeat(5) + ARMY.repeat(5))).toEqual([HEALTH.repeat(5).trim(), ARMY.repeat(5).trim()])
})

test('leaves no word out and makes no piece too long', async () => {
  const answer = Array.from({ length: 60 }, (_, i) => (i % 7 < 4 ? HEALTH : ARMY)).join('')
  const pieces = await piecesOf(answer)
  expect(pieces.join(' ')).toBe(answer.trim())
  for (const piece of pieces) expect(piece.split(/\s+/u).length).toBeLessThanOrEqual(PASSAGE_WORDS)
})
