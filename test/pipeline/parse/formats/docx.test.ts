import { describe, expect, it } from 'vitest'
import { parse } from '../../../../src/pipeline/parse/parse.ts'
import { segment } from '../../../../src/pipeline/segment/segment.ts'
import { describeBytes } from '../../../../src/workers/snapshot-head.ts'
import { docxFile, item, para, styled, table } from './docx-file.ts'
import { read } from './read.ts'

describe('Word', () => {
  it('keeps headings, lists, tables and bold, and every line however short', async () => {
    const parsed = await read(
      docxFile(
        [
          styled('Title', 'The bridge'),
          para('Minutes'),
          styled('Heading1', 'What was decided'),
          para('The **bridge** opens in May.'),
          item('The ferry goes on.'),
          item('So does the bus.'),
          table(['Year', 'Ships'], ['2024', '410'], ['2025', '455']),
          para('Adjourned.'),
        ].join(''),
      ),
      'docx',
    )
    expect(parsed.blocks).toEqual([
      { kind: 'heading', text: 'The bridge' },
      { kind: 'paragraph', text: 'Minutes' },
      { kind: 'heading', text: 'What was decided' },
      { kind: 'paragraph', text: 'The bridge opens in May.' },
      { kind: 'listItem', text: 'The ferry goes on.' },
      { kind: 'listItem', text: 'So does the bus.' },
      { kind: 'tableRow', text: 'Year\tShips' },
      { kind: 'tableRow', text: '2024\t410' },
      { kind: 'tableRow', text: '2025\t455' },
      { kind: 'paragraph', text: 'Adjourned.' },
    ])
    expect(parsed.metadata.title).toBe('The bridge')
    expect(parsed.whole.blocks[3]?.marks).toEqual([
      { kind: 'bold', span: [parsed.text.indexOf('bridge opens'), parsed.text.indexOf(' opens')] },
    ])
  })

  it('reads an interview with its speakers, a short answer too', async () => {
    const talk: [string, string][] = [
      ['Jonas Falk', 'You promised that the bridge would open in May. Will it?'],
      ['Marta Lindqvist', 'Yes.'],
      ['Jonas Falk', 'And who is going to pay for the ferry until then?'],
      ['Marta Lindqvist', 'We all do. The council has put four hundred thousand aside.'],
      ['Jonas Falk', 'Would you run for office again?'],
      ['Marta Lindqvist', 'Ask me again in a year. I have a bridge to open first.'],
    ]
    const body = [
      styled('Heading1', 'Interview with Marta Lindqvist'),
      ...talk.map(([who, said]) => para(`**${who}:** ${said}`)),
    ]
    const { whole } = await read(docxFile(body.join('')), 'docx')
    const said = segment(whole).turns.map(({ name, role }) => [name, role])
    expect(said).toEqual(talk.map(([who], n) => [who, n % 2 === 0 ? 'question' : 'answer']))
  })

  it('reads speakers in the first column of a table', async () => {
    const rows = [
      ['Jonas Falk:', 'You promised that the bridge would open in May. Will it?'],
      ['Marta Lindqvist:', 'I did promise that, and I keep my promises.'],
      ['Jonas Falk:', 'And who is going to pay for the ferry until then?'],
      ['Marta Lindqvist:', 'We all do. The council has put enough aside.'],
    ]
    const { whole } = await read(
      docxFile(styled('Heading1', 'Interview with Marta Lindqvist') + table(...rows)),
      'docx',
    )
    expect(segment(whole).turns.map(({ name }) => name)).toEqual([
      'Jonas Falk',
      'Marta Lindqvist',
      'Jonas Falk',
      'Marta Lindqvist',
    ])
  })

  it('is told by its bytes, whatever it is called', async () => {
    const bytes = docxFile(para('The bridge opens in May, the mayor said.'))
    for (const contentType of ['application/octet-stream', 'application/msword', 'text/html']) {
      const head = describeBytes(bytes, { contentType, fetchedAt: '2026-02-03T08:00:00Z' })
      expect((await parse(bytes, head)).text).toBe('The bridge opens in May, the mayor said.')
    }
  })

  it('says what is wrong with a broken or an empty one, and with one that a password protects', async () => {
    const whole = docxFile(para('The bridge opens in May.'))
    await expect(read(whole.subarray(0, 300), 'docx')).rejects.toMatchObject({ code: 'malformed' })
    await expect(read(whole.subarray(0, whole.length - 60), 'docx')).rejects.toMatchObject({ code: 'malformed' })
    await expect(read(docxFile(''), 'docx')).rejects.toMatchObject({ code: 'no_text' })
    const locked = new Uint8Array(2_048)
    locked.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    locked.set(Buffer.from('EncryptedPackage', 'utf16le'), 1_024)
    const head = describeBytes(locked, { contentType: null, fetchedAt: '2026-02-03T08:00:00Z' })
    await expect(parse(locked, head)).rejects.toMatchObject({
      code: 'unsupported_type',
      message: expect.stringContaining('password'),
    })
  })
})
