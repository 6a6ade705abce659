import { describe, expect, it, test } from 'vitest'
import { keepDialogue, keepLabelled } from '../../../src/pipeline/parse/html/dialogue.ts'
import { type Layout, layOut } from '../../../src/pipeline/parse/html/layout.ts'
import { scan } from '../../../src/pipeline/parse/html/scan.ts'
import { keepSpeakerLines } from '../../../src/pipeline/parse/html/speaker-lines.ts'

/** What is kept of the blocks that the model left out: those of class "out". */
function kept(keep: (layout: Layout, chosen: boolean[]) => void, body: string): string[] {
  const layout = layOut(scan(`<html><title>The pier</title><body><h1>The pier</h1>${body}</body></html>`))
  const isOut = layout.blocks.map(({ container }) => container.look === 'out')
  const chosen = isOut.map((out, i) => i !== layout.title.block && !out)
  keep(layout, chosen)
  return layout.blocks.filter((_, i) => chosen[i] && isOut[i]).map(({ text }) => text)
}
const p = (...lines: string[]): string => lines.map((line) => `<p>${line}</p>`).join('')
const out = (...lines: string[]): string => lines.map((line) => `<p class="out">${line}</p>`).join('')

describe('lines with labels', () => {
  const talk = `<div>${p('Ada Obi: When?', 'Jon Vik: In May.', 'Ada Obi: Why?', 'Jon Vik: It was late.')}`

  it('are kept after the last one too', () => {
    expect(kept(keepLabelled, `${talk}${out('Ada Obi: Thanks.', 'Jon Vik: Bye.')}</div>`)).toEqual([
      'Ada Obi: Thanks.',
      'Jon Vik: Bye.',
    ])
  })

  it('are not where they are links, stand elsewhere, or the label is another', () => {
    const others = out('Photo: The pier', '<a href="/a">Ada Obi: more of her talks</a>')
    expect(kept(keepLabelled, `${talk}${others}</div><div><div>${out('Ada Obi: a note')}</div></div>`)).toEqual([])
  })
})

describe('what goes on below the text', () => {
  const questions = p('―― When?', 'In May.', '―― Why?', 'It was late.', '―― And then?')

  it('after a dash is kept', () => {
    expect(kept(keepDialogue, `<div>${questions}${out('We wait.', '―― Will it?', 'Yes.')}</div>`)).toEqual([
      'We wait.',
      '―― Will it?',
      'Yes.',
    ])
  })

  it('under a heading that names a speaker again is kept', () => {
    const turn = (who: string, said: string, look = '') =>
      `<h5 class="${look}">${who}</h5><p class="${look}">${said}</p>`
    const talk = [
      turn('Ada Obi', 'When?'),
      turn('Jon Vik', 'In May.'),
      turn('Ada Obi', 'Why?'),
      turn('Jon Vik', 'Late.'),
    ]
    const end = turn('Ada Obi', 'Thank you.', 'out') + turn('Read on', 'The pier is late.', 'out')
    expect(kept(keepDialogue, `<div>${talk.join('')}${end}</div>`)).toEqual(['Ada Obi', 'Thank you.'])
  })

  it('is no answer below a list of dashes', () => {
    const list = p('We ask for', '— A lamp', '— A bench', '— A rail', '— A map')
    expect(kept(keepDialogue, `<div>${list}${out('Subscribe to our letters.')}</div>`)).toEqual([])
  })
})

it('a row of a table is kept with its speaker', () => {
  const row = (who: string, said: string, look = '') =>
    `<tr><td class="${look}">${who}</td><td class="${look}">${said}</td></tr>`
  const rows = [row('Obi', 'When?'), row('Vik', 'In May.'), row('Obi', 'Why?'), row('Vik', 'It was late.')]
  rows.push(row('Obi', 'Who pays?', 'out'), row('Vik', 'The town.'), row('Obi', 'And then?'), row('Vik', 'We wait.'))
  expect(kept(keepDialogue, `<table>${rows.join('')}</table>`)).toEqual(['Obi', 'Who pays?'])
})

it('boxes with a speaker and a time over the speech are kept, whichever the element of the line', () => {
  const box = (who: string, at: number, said: string) =>
    `<div class="seg"><span class="who">${who}</span> <span>00:0${at}</span>${at === 4 ? out(said) : p(said)}</div>`
  const talk = ['Hello.', 'Hello to you.', 'When?', 'In May.', 'Thank you.'].map((said, n) =>
    box(n % 2 === 0 ? 'Ada Obi' : 'Jon Vik', n, said),
  )
  expect(kept(keepSpeakerLines, `<div>${talk.join('')}</div>`)).toEqual(['Thank you.'])
})

test('exchanges in boxes of their own are kept between and behind the others', () => {
  const box = (question: string, answer: string) =>
    `<section><div class="q"><p>${question}</p></div><div class="a"><p>${answer}</p></div></section>`
  const boxes = [
    box('Who built the pier?', 'My father did, and his before him.'),
    box('When was that?', 'In the year of the flood, I think.'),
    box('Why?', 'No.'),
    box('Was it dear?', 'It cost a barge and two cows.'),
    box('Who paid?', 'The town, in the end, and late.'),
    box('Will it stand?', 'Yes.'),
  ]
  const layout = layOut(
    scan(`<html><title>The pier</title><body><h1>The pier</h1>${boxes.join('')}<p class="ad">Buy?</p></body></html>`),
  )
  const shorts = new Set(['Why?', 'No.', 'Will it stand?', 'Yes.', 'Buy?'])
  const chosen = layout.blocks.map(({ text }, i) => i !== layout.title.block && !shorts.has(text))
  keepDialogue(layout, chosen)
  expect(layout.blocks.filter(({ text }, i) => shorts.has(text) && chosen[i]).map(({ text }) => text)).toEqual([
    'Why?',
    'No.',
    'Will it stand?',
    'Yes.',
  ])
})
