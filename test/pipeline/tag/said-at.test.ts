import { describe, expect, it } from 'vitest'
import { extract } from '../../../src/index.ts'

const STAMP = { now: '2025-01-20T06:00:00Z', extractorVersion: 'onrecord@test', taxonomyVersion: 'mediatopic@test' }

async function saidAt(paragraphs: string, published: string | null, language = 'en') {
  const meta = published === null ? '' : `<meta property="article:published_time" content="${published}">`
  const page = `<html lang="${language}"><head><title>Harbour</title>${meta}</head><body><article><h1>Harbour</h1>${paragraphs}</article></body></html>`
  const source = { url: 'https://courier.example/harbour', contentType: 'text/html' }
  const { statements } = await extract(new TextEncoder().encode(page), source, STAMP)
  return statements.map((each) => each.saidAt)
}

const report = (sentence: string) =>
  `<p>The harbour has a new mayor, Marta Lindqvist, and much to do.</p><p>${sentence}</p>`

describe('when a statement was said', () => {
  it.each([
    ['a day with its year', 'On 3 January 2025 Lindqvist said that the ferries would return.', '2025-01-03'],
    ['a day without a year', 'On December 17, Lindqvist said that the ferries would return.', '2024-12-17'],
    ['a day of the week', 'Lindqvist said on Tuesday that the ferries would return.', '2025-01-07'],
    ['a word', 'Lindqvist said yesterday that the ferries would return.', '2025-01-07'],
  ])('is told by %s', async (_, sentence, value) => {
    expect(await saidAt(report(sentence), '2025-01-08T09:30:00Z')).toEqual([
      { value, precision: 'day', basis: expect.stringMatching(/^(?:statement|lead)$/) },
    ])
  })

  it.each([
    ['in what was said', 'Lindqvist said that the ferries would return on January 6.'],
    ['after the page', 'Lindqvist said the ferries would return, a day before she speaks in Oslo tomorrow.'],
    ['to the year only', 'In 2019 Lindqvist said that the ferries would return.'],
  ])('is not told by a date %s', async (_, sentence) => {
    const [said] = await saidAt(report(sentence), '2025-01-08T09:30:00+02:00')
    expect(said).toEqual({ value: '2025-01-08T09:30:00+02:00', precision: 'second', basis: 'document' })
  })

  it('is told by the entry of a live blog', async () => {
    const entry = (at: string, sentence: string) =>
      `<section><time datetime="${at}">${at.slice(11, 16)}</time><h2>News of the harbour</h2><p>${sentence}</p></section>`
    const blog = [
      entry('2025-01-08T10:15:00Z', 'Mayor Marta Lindqvist said that the ferries would return before Friday.'),
      entry('2025-01-08T09:40:00Z', 'On Tuesday Lindqvist said that nobody would lose a job over it.'),
      entry('2025-01-08T08:05:00Z', 'The ferry company said that six sailings were off.'),
    ].join('')
    expect(await saidAt(blog, '2025-01-08T10:15:00Z')).toEqual([
      { value: '2025-01-08T10:15:00Z', precision: 'minute', basis: 'entry' },
      { value: '2025-01-07', precision: 'day', basis: 'statement' },
      { value: '2025-01-08T08:05:00Z', precision: 'minute', basis: 'entry' },
    ])
  })

  it('keeps the time zone that the page states, and states none where it has none', async () => {
    const sentence = report('Lindqvist said that the ferries would return.')
    expect(await saidAt(sentence, '2025-01-08T09:30:00+02:00')).toMatchObject([{ value: '2025-01-08T09:30:00+02:00' }])
    expect(await saidAt(sentence, '2025-01-08T09:30:00')).toMatchObject([{ value: '2025-01-08T09:30:00' }])
    expect(await saidAt(sentence, '2025-01-08')).toEqual([{ value: '2025-01-08', precision: 'day', basis: 'document' }])
  })

  it('is unknown without a date, and when the page is dated after its capture', async () => {
    const sentence = report('On Tuesday Lindqvist said that the ferries would return.')
    expect(await saidAt(sentence, null)).toEqual([null])
    expect(await saidAt(sentence, '2025-02-08T09:30:00Z')).toEqual([null])
  })
})
