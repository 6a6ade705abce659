import { describe, expect, it } from 'vitest'
import { segment } from '../../../../src/pipeline/segment/segment.ts'
import { type Print, pdfFile, pdfOf } from './pdf-file.ts'
import { read, texts } from './read.ts'

const TOP = 780
const LEADING = 12
/** Lines one below the other, from a height on. */
const column = (x: number, lines: string[], from = TOP): Print[] =>
  lines.map((text, n) => ({ text, x, y: from - n * LEADING }))

const LEFT = [
  'The council of the harbour town met on',
  'Monday evening and talked about the',
  'bridge for three hours. It had been prom-',
  'ised for May. Nobody in the hall would',
  'say who was going to pay for the ferry',
  'until then, and the people of Old Town',
]
const RIGHT = [
  'left before the vote. The mayor said that',
  'she would meet them again on Friday in',
  'the school, with coffee for everybody.',
  'Her deputy was not there. He had been',
  'called to the quay, where a barge had run',
  'aground on the sand in front of gate two.',
]
const STORY = [...LEFT, ...RIGHT].join(' ').replace('prom- ised', 'promised')

async function readPdf(...pages: Print[][]) {
  return read(pdfFile(...pages), 'pdf')
}

describe('PDF', () => {
  it('reads the text layer', async () => {
    const parsed = await readPdf([{ text: 'The bridge opens in May.', x: 20, y: 150 }])
    expect(parsed.text).toBe('The bridge opens in May.')
    const fromDisk = Buffer.from(pdfFile([{ text: 'The bridge opens in May.', x: 20, y: 150 }]))
    expect((await read(fromDisk, 'pdf')).text).toBe(parsed.text)
  })

  it('reads two columns one after the other, and a sentence on from the foot of the first', async () => {
    const parsed = await readPdf([...column(60, LEFT), ...column(310, RIGHT)])
    expect(texts(parsed)).toEqual([STORY])
  })

  it('does so where the lines of the columns are not level, and in whatever order the file has them', async () => {
    const prints = [...column(310, RIGHT, TOP - 5), ...column(60, LEFT)]
    const parsed = await readPdf(prints.sort((a, b) => (a.text < b.text ? -1 : 1)))
    expect(texts(parsed)).toEqual([STORY])
  })

  it('reads three columns, and the last one where it is shorter', async () => {
    const narrow = (words: string) => words.match(/(?:\S+ ?){1,4}/g)?.map((line) => line.trim()) ?? []
    const last = 'Outside it had begun to snow, and nobody had brought a coat or a hat to the town hall that evening.'
    const parsed = await readPdf([
      ...column(60, narrow(STORY).slice(0, 12)),
      ...column(230, narrow(STORY).slice(12)),
      ...column(400, narrow(last)),
    ])
    expect(parsed.text.replace(/\s+/g, ' ')).toBe(`${STORY} ${last}`)
  })

  it('leaves out the numbers of lines, as courts print them, and parts questions from answers', async () => {
    const lines = [
      [165, 'BY MS. CALLOWAY:'],
      [115, 'Q.   Where were you employed in March of'],
      [90, 'that year, and for how long had you'],
      [90, 'been there?'],
      [115, 'A.   At the pumping station. I had been there'],
      [90, 'for eleven years.'],
      [115, 'Q.   Did you tell anybody of the leak?'],
      [165, 'MR. BRANDT:  Objection to form.'],
      [165, 'THE WITNESS:  I told my manager twice.'],
      [115, 'Q.   What did he say?'],
    ] as const
    const page = (number: number, printed: readonly (readonly [number, string])[]) => [
      { text: String(number), x: 500, y: 800 },
      ...printed.flatMap(([x, text], n) => [
        { text: String(n + 1), x: 60, y: TOP - n * 24 },
        { text, x, y: TOP - n * 24 },
      ]),
      { text: 'Calder Reporting Services', x: 240, y: 40 },
    ]
    const read = texts(await readPdf(page(12, lines), page(13, lines.toReversed())))
    expect(read.slice(0, 7)).toEqual([
      'BY MS. CALLOWAY:',
      'Q. Where were you employed in March of that year, and for how long had you been there?',
      'A. At the pumping station. I had been there for eleven years.',
      'Q. Did you tell anybody of the leak?',
      'MR. BRANDT: Objection to form.',
      'THE WITNESS: I told my manager twice.',
      'Q. What did he say?',
    ])
    expect(read.join(' ')).not.toMatch(/\b\d|Reporting/)
  })

  it('stops the columns where a heading stands across them', async () => {
    const second = ['The ferry', 'will go on', 'until the bridge', 'is open, the', 'company said.']
    const wide = (lines: string[]) => lines.map((line) => `${line}, as everybody had hoped for`)
    const parsed = await readPdf([
      { text: 'The bridge will open, and the ferry will go', x: 100, y: TOP, size: 18 },
      ...column(60, LEFT, TOP - 30),
      ...column(310, RIGHT, TOP - 30),
      { text: 'What is to become of the ferry and of its crew', x: 120, y: 640, size: 16 },
      ...column(60, wide(second), 610),
      ...column(
        310,
        wide(second).map((line) => line.replace('T', 'And t')),
        610,
      ),
    ])
    const text = parsed.text.replace(/\s+/g, ' ')
    const order = [
      'The bridge will open',
      'The council',
      'left before',
      'What is to become',
      'The ferry will go on',
      'And the ferry',
    ].map((words) => text.indexOf(words.slice(0, 9)))
    expect(order).toEqual([...order].sort((x, y) => x - y))
    expect(parsed.blocks[0]).toEqual({ kind: 'heading', text: 'The bridge will open, and the ferry will go' })
    expect(texts(parsed)).toContain(STORY)
  })

  it('tells paragraphs by indents, gaps and last lines', async () => {
    const parsed = await readPdf([
      ...column(60, LEFT.slice(0, 3)),
      { text: 'ised for May.', x: 60, y: TOP - 36 },
      ...column(60, ['Nobody would say who was going to pay', 'for the ferry until then.'], TOP - 48),
      { text: 'The people of Old Town left before', x: 75, y: TOP - 72 },
      ...column(60, ['the vote.'], TOP - 84),
      ...column(60, ['The mayor will meet them on Friday.'], TOP - 110),
    ])
    expect(texts(parsed)).toEqual([
      'The council of the harbour town met on Monday evening and talked about the bridge for three hours. It had been promised for May.',
      'Nobody would say who was going to pay for the ferry until then.',
      'The people of Old Town left before the vote.',
      'The mayor will meet them on Friday.',
    ])
  })

  it('leaves running heads, feet and page numbers out, on left and on right pages', async () => {
    const page = (head: string, number: number, lines: string[]): Print[] => [
      { text: head, x: 60, y: 815, size: 8 },
      ...column(60, lines),
      { text: `Hamnvik Town Council, minutes of 3 February 2026, page ${number} of 4`, x: 200, y: 30, size: 8 },
      { text: `${number}`, x: 500, y: 30, size: 8 },
    ]
    const parsed = await readPdf(
      page('THE BRIDGE', 1, LEFT),
      page('HAMNVIK', 2, RIGHT),
      page('THE BRIDGE', 3, ['And so on.', 'And on.']),
      page('HAMNVIK', 4, ['Until the end.']),
    )
    expect(parsed.text.replace(/\s+/g, ' ')).toBe(`${STORY} And so on. And on. Until the end.`)
  })

  it('leaves the number of a single page out, and keeps a short last line', async () => {
    const parsed = await readPdf([...column(60, [...LEFT, 'left.']), { text: 'Page 1 of 1', x: 280, y: 30 }])
    expect(parsed.text).toMatch(/Old Town left\.$/)
  })

  it('keeps a column of speakers beside what they say', async () => {
    const talk = (speaker: string, lines: string[], y: number): Print[] => [
      { text: speaker, x: 60, y },
      ...column(150, lines, y),
    ]
    const prints = [
      ...talk('JONAS', ['You promised that the bridge would open in May.', 'Will it?'], 780),
      ...talk(
        'MARTA',
        ['I did promise that, and I keep my promises. We shall open it', 'on the second Saturday of the month.'],
        750,
      ),
      ...talk('JONAS', ['And who is going to pay for the ferry until then?'], 720),
      ...talk('MARTA', ['We all do. The council has put enough aside.'], 700),
      ...talk('JONAS', ['Would you run for office again?'], 680),
      ...talk('MARTA', ['Ask me again in a year. I have a bridge to open first.'], 660),
    ]
    const parsed = await readPdf(prints)
    expect(texts(parsed)[1]).toBe(
      'MARTA   I did promise that, and I keep my promises. We shall open it on the second Saturday of the month.',
    )
    const { turns } = segment(parsed.whole)
    expect(turns.map(({ label }) => label)).toEqual(['JONAS', 'MARTA', 'JONAS', 'MARTA', 'JONAS', 'MARTA'])
  })

  it('reads a table row by row', async () => {
    const row = (cells: string[], y: number): Print[] => cells.map((text, n) => ({ text, x: 60 + n * 150, y }))
    const parsed = await readPdf(
      ['Year Boats Crew', '2022 12 40', '2023 14 44', '2024 15 47', '2025 11 39', '2026 9 30'].flatMap((line, n) =>
        row(line.split(' '), 700 - n * 14),
      ),
    )
    expect(parsed.text.replace(/\s+/g, ' ')).toContain('2023 14 44 2024 15 47')
  })

  it('says that a scan has none, and that a broken file is broken', async () => {
    await expect(read(pdfOf(''), 'pdf')).rejects.toMatchObject({ code: 'no_text_layer' })
    await expect(read('%PDF-1.7 and nothing else', 'pdf')).rejects.toMatchObject({ code: 'malformed' })
  })
})
