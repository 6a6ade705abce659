import { describe, expect, it } from 'vitest'
import { ExtractError } from '../../../../src/pipeline/errors.ts'
import { parse } from '../../../../src/pipeline/parse/parse.ts'
import { describeBytes } from '../../../../src/workers/snapshot-head.ts'
import { read, texts } from './read.ts'

describe('plain text', () => {
  it('keeps every character, and says where the paragraphs are', async () => {
    const content = '\r\n  The bridge\topens.  \r\n\r\n“So” – 😀.\u00a0\n'
    const parsed = await read(content, 'text')
    expect(parsed.text).toBe(content)
    expect(texts(parsed)).toEqual(['The bridge\topens.', '“So” – 😀.'])
  })

  it('puts wrapped lines together and keeps deliberate ones apart', async () => {
    const parsed = await read(
      'The council of the harbour town met on Monday and\nvoted for it after three hours of talk.\nYes.\nNo.\nMARTA: I am glad that so many of you have found the\nway to the town hall on such a cold evening.\nJONAS: So am I.\n',
      'text',
    )
    expect(texts(parsed)).toEqual([
      'The council of the harbour town met on Monday and\nvoted for it after three hours of talk.',
      'Yes.',
      'No.',
      'MARTA: I am glad that so many of you have found the\nway to the town hall on such a cold evening.',
      'JONAS: So am I.',
    ])
  })

  it('takes a first line for the title, a dateline for the date, and leaves page numbers out', async () => {
    const parsed = await read(
      'Bridge to open in May\n\nHamnvik, 3 February 2026\n\nThe mayor spoke.\n\n- 2 -\n\nPage 3 of 9\n\nShe smiled.\n',
      'text',
    )
    expect(parsed.metadata).toMatchObject({ title: 'Bridge to open in May', datePublished: '2026-02-03' })
    expect(texts(parsed)).toEqual([
      'Bridge to open in May',
      'Hamnvik, 3 February 2026',
      'The mayor spoke.',
      'She smiled.',
    ])
  })

  it('takes long lines for paragraphs', async () => {
    const line =
      'The council of the harbour town met on Monday and voted for the new bridge after three hours of talk, which nobody had expected.'
    expect(texts(await read(`${line}\n${line}\n`, 'text'))).toEqual([line, line])
  })
})

describe('captions', () => {
  it('gives voices, times and plain words', async () => {
    const parsed = await read(
      'WEBVTT - Harbour talk\n\nNOTE nobody reads this\n\nSTYLE\n::cue { color: red }\n\n1\n00:00:01.000 --> 00:00:02.500 align:start\n<v Marta Lindqvist>The <i>bridge</i> &amp; the ferry\nopen in May.\n\n00:03.000 --> 00:04.000\n<v.loud Jonas Falk>Really?\n',
      'vtt',
    )
    expect(parsed.metadata.title).toBe('Harbour talk')
    expect(parsed.blocks).toEqual([
      { kind: 'paragraph', text: 'The bridge & the ferry open in May.', voice: 'Marta Lindqvist' },
      { kind: 'paragraph', text: 'Really?', voice: 'Jonas Falk' },
    ])
    expect(parsed.timings.map(({ start, end }) => [start, end])).toEqual([
      [1, 2.5],
      [3, 4],
    ])
  })

  it('reads SubRip, and joins a sentence over its cues', async () => {
    const parsed = await read(
      '1\r\n00:00:01,000 --> 00:00:02,000\r\nThe bridge\r\n\r\n2\r\n00:00:02,100 --> 00:00:03,000\r\nopens in May.\r\n',
      'srt',
    )
    expect(texts(parsed)).toEqual(['The bridge opens in May.'])
    expect(parsed.timings).toHaveLength(2)
  })

  it('parts two people who share a caption', async () => {
    const parsed = await read('1\n00:00:01,000 --> 00:00:02,000\n- When does it\nopen?\n- In May.\n', 'srt')
    expect(texts(parsed)).toEqual(['- When does it open?', '- In May.'])
    expect(parsed.timings.map(({ start, end }) => [start, end])).toEqual([
      [1, 2],
      [1, 2],
    ])
  })

  it('says each rolled-up line once', async () => {
    const cue = (n: number, lines: string) => `00:0${n}.000 --> 00:0${n + 1}.000\n${lines}\n`
    const parsed = await read(
      [
        'WEBVTT\n',
        cue(1, 'so the bridge'),
        cue(2, 'so the bridge\nopens in may'),
        cue(3, 'opens in may\nafter all'),
      ].join('\n'),
      'vtt',
    )
    expect(texts(parsed)).toEqual(['so the bridge opens in may after all'])
  })

  it('says each word of a site’s automatic captions once, and parts them by breaths', async () => {
    const words = ['so the bridge', 'opens in may', 'the mayor says', 'and the ferry', 'stops in june']
    const clock = (seconds: number) =>
      `00:${String(Math.floor(seconds / 60)).padStart(2, '0')}:${(seconds % 60).toFixed(3).padStart(6, '0')}`
    const said = Array.from({ length: 60 }, (_, n) => `${words[n % 5]} ${n}`)
    const cues = said.map((line, n) => {
      // A breath of a second after each twentieth line.
      const start = n * 2 + Math.floor(n / 20)
      const timed = line.replace(' ', `<${clock(start + 0.5)}><c> `).concat('</c>')
      return [
        `${clock(start)} --> ${clock(start + 1.99)} align:start position:0%\n${said[n - 1] ?? ' '}\n${timed}`,
        `${clock(start + 1.99)} --> ${clock(start + 2)} align:start position:0%\n${line}\n `,
      ].join('\n\n')
    })
    const parsed = await read(`WEBVTT\nKind: captions\nLanguage: en\n\n${cues.join('\n\n')}\n`, 'vtt')
    expect(parsed.text.replace(/\s+/g, ' ')).toBe(said.join(' '))
    expect(parsed.blocks).toHaveLength(3)
  })

  it('reads TTML with its agents', async () => {
    const parsed = await read(
      '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"><head><metadata><ttm:title>Talk</ttm:title><ttm:agent xml:id="a"><ttm:name>Marta Lindqvist</ttm:name></ttm:agent></metadata></head><body><div><p begin="00:00:01.5" end="3s" ttm:agent="a">The <span>bridge</span><br/>opens.</p></div></body></tt>',
      'ttml',
    )
    expect(parsed.blocks).toEqual([{ kind: 'paragraph', text: 'The bridge opens.', voice: 'Marta Lindqvist' }])
    expect(parsed.timings).toMatchObject([{ start: 1.5, end: 3 }])
  })
})

describe('JSON transcripts', () => {
  it('reads the podcast namespace, what recognisers write, and lists of turns', async () => {
    const podcast = {
      segments: [
        { speaker: 'Marta', startTime: 1, endTime: 2, body: 'The' },
        { speaker: 'Marta', startTime: 2, endTime: 3, body: 'bridge.' },
      ],
    }
    expect((await read(JSON.stringify(podcast), 'json')).blocks).toEqual([
      { kind: 'paragraph', text: 'The bridge.', voice: 'Marta' },
    ])
    const recognised = {
      text: ' When? In May.',
      segments: [
        { id: 0, start: 0, end: 1.5, text: ' When?', speaker: 'SPEAKER_00' },
        { id: 1, start: 2, end: 3, text: ' In May.', speaker: 'SPEAKER_01' },
      ],
    }
    const { blocks, timings } = await read(JSON.stringify(recognised), 'json')
    expect(blocks.map(({ text, voice }) => [voice, text])).toEqual([
      ['SPEAKER_00', 'When?'],
      ['SPEAKER_01', 'In May.'],
    ])
    expect(timings.map(({ start, end }) => [start, end])).toEqual([
      [0, 1.5],
      [2, 3],
    ])
    const turns = [
      { senderName: 'Jonas', text: 'When?' },
      { senderName: 'Marta', text: 'In May.' },
    ]
    expect((await read(JSON.stringify(turns), 'json')).blocks).toEqual([
      { kind: 'paragraph', text: 'When?', voice: 'Jonas' },
      { kind: 'paragraph', text: 'In May.', voice: 'Marta' },
    ])
  })

  it.each([
    ['{ "a": ', 'malformed'],
    ['{ "a": 1 }', 'unsupported_type'],
    ['[]', 'no_text'],
  ])('does not take %s for one', async (json, code) => {
    await expect(read(json, 'json')).rejects.toMatchObject({ name: 'ExtractError', code })
  })
})

describe('Markdown', () => {
  it('turns marks into blocks and styles, and keeps the words', async () => {
    const parsed = await read(
      '---\ntitle: "Bridge: the talk"\nauthor: Ruth Calloway\ndate: 2026-02-03\nlang: en\n---\n\n# Bridge\n\n**Jonas:** When does it\nopen?\n\n- _in_ May\n- [later](https://x.example)\n\n> 2 * 3 * 4 is snake_case_word\n',
      'markdown',
    )
    expect(parsed.metadata).toMatchObject({
      title: 'Bridge: the talk',
      authors: ['Ruth Calloway'],
      datePublished: '2026-02-03',
    })
    expect(parsed.blocks).toEqual([
      { kind: 'heading', text: 'Bridge' },
      { kind: 'paragraph', text: 'Jonas: When does it open?' },
      { kind: 'listItem', text: 'in May' },
      { kind: 'listItem', text: 'later' },
      { kind: 'blockQuote', text: '2 * 3 * 4 is snake_case_word' },
    ])
    const { marks } = (
      await parse(
        new TextEncoder().encode('**Jonas:** When?'),
        describeBytes(new Uint8Array(1), { fetchedAt: '2026-02-03T08:00:00Z', hints: { as: 'markdown' } }),
      )
    ).blocks[0]!
    expect(marks).toEqual([{ kind: 'bold', span: [0, 6] }])
  })
})

describe('Markdown with HTML and other marks', () => {
  it('shows what a reader would see', async () => {
    const parsed = await read(
      'The bridge\n==========\n\n<p align="center">It <b>opens</b> in <i>May</i>.</p>\n\nFirst line<br/>second line.\n\n<!-- a note -->\n```\n10:00 boat\n11:00 boat\n```\n\nSee <https://x.example/a>.\n',
      'markdown',
    )
    expect(parsed.blocks).toEqual([
      { kind: 'heading', text: 'The bridge' },
      { kind: 'paragraph', text: 'It opens in May.' },
      { kind: 'paragraph', text: 'First line\nsecond line.' },
      { kind: 'preformatted', text: '10:00 boat\n11:00 boat' },
      { kind: 'paragraph', text: 'See https://x.example/a.' },
    ])
    expect(parsed.metadata.title).toBe('The bridge')
  })
})

describe('e-mail', () => {
  it('reads its text, sender, subject and date', async () => {
    const parsed = await read(
      'From: Marta Lindqvist <m@hamnvik.example>\r\nSubject: =?utf-8?Q?The_bridge_=E2=80=93_at_last?=\r\nDate: Tue, 3 Feb 2026 09:00:00 +0100\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nThe bridge opens in May.\r\n',
      'eml',
    )
    expect(parsed.metadata).toMatchObject({
      title: 'The bridge – at last',
      authors: ['Marta Lindqvist'],
      datePublished: '2026-02-03T08:00:00.000Z',
    })
    expect(texts(parsed)).toEqual(['The bridge opens in May.'])
  })
})

it.each(['text', 'markdown', 'vtt', 'srt', 'ttml', 'json', 'pdf', 'docx', 'eml'] as const)(
  'answers rubbish as %s with an error that has a code, or with a document',
  async (as) => {
    for (const rubbish of ['\0\0\0', '<<<>>>', '::::', 'x'.repeat(100_000), '\n'.repeat(10_000)]) {
      const result = await read(rubbish, as).catch((error: unknown) => error)
      expect(
        result instanceof ExtractError || (typeof result === 'object' && result !== null && 'text' in result),
      ).toBe(true)
    }
  },
)
