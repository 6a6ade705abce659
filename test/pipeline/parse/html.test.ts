import { describe, expect, it } from 'vitest'
import { parse } from '../../../src/pipeline/parse/parse.ts'
import type { Parsed } from '../../../src/pipeline/types.ts'
import type { SnapshotHead } from '../../../src/schemas/snapshot.ts'
import { bytesOf, headFor, page, paragraphs, sentence } from './pages.ts'

async function read(html: string, head: Partial<SnapshotHead> = {}): Promise<Parsed> {
  const bytes = bytesOf(html)
  return parse(bytes, headFor(bytes, head))
}
const lines = ({ text, blocks }: Parsed) => blocks.map(({ span }) => text.slice(...span))
const article = (body: string) => page(`${paragraphs(0, 2)}${body}${paragraphs(6, 2)}`)

describe('nothing is lost', () => {
  it.each([
    [
      'after inline elements',
      '<p>The <b>bridge</b> opens, <a href="/x">the <i>mayor</i></a> said, in <span>May</span> or so.</p>',
      'The bridge opens, the mayor said, in May or so.',
    ],
    [
      'in nobr and at wbr',
      '<p><nobr>Old Town</nobr> has a Donau<wbr>dampf<wbr>schiff on the river, the mayor said.</p>',
      'Old Town has a Donaudampfschiff on the river, the mayor said.',
    ],
    [
      'between hundreds of spans',
      `<p>${[...'The bridge opens in May, the mayor said on Monday.'].map((char) => `<span>${char}</span>`).join('')}</p>`,
      'The bridge opens in May, the mayor said on Monday.',
    ],
    [
      'of unclosed elements',
      '<p>The <em>bridge opens in May, the mayor said on Monday.<p>Nobody had <strong>asked her about it before, she added.',
      'Nobody had asked her about it before, she added.',
    ],
    [
      'in custom elements',
      '<story-text><p>The bridge opens in May, the mayor said on Monday.</p></story-text>',
      'The bridge opens in May, the mayor said on Monday.',
    ],
    [
      'with odd white space',
      '<p>\n  The&nbsp;bridge\u2003opens\n\t in\u200b May, the&#160; mayor said.\n</p>',
      'The bridge opens in\u200b May, the mayor said.',
    ],
    [
      'of typography',
      '<p>“So” – ‘it’s’ … ½ ﬁne, e\u0301 &amp; é, she said on Monday.</p>',
      '“So” – ‘it’s’ … ½ ﬁne, e\u0301 & é, she said on Monday.',
    ],
  ])('%s', async (_, body, line) => {
    expect(lines(await read(article(body)))).toContain(line)
  })

  it('where one article says little', async () => {
    const html = (body: string) => `<html><title>The pier</title><body><h1>The pier</h1>${body}</body></html>`
    const note = '<article><p>Ada Obi is the mayor of this town.</p><p>She opened the pier.</p></article>'
    expect(lines(await read(html(note)))).toEqual(['Ada Obi is the mayor of this town.', 'She opened the pier.'])
    await expect(read(html(note + note))).rejects.toMatchObject({ code: 'no_text' })
  })

  it('where line breaks part paragraphs', async () => {
    const body = [0, 1, 2, 3].map((n) => `${sentence(2 * n)}<br><br/>`).join('')
    expect(lines(await read(page(`<div>${body}</div>`)))).toEqual([0, 2, 4, 6].map(sentence))
  })

  it('in a table made for the layout, and a table of figures stays rows', async () => {
    const layout = `<html><body><table width="100%"><tr><td><a href="/a">News</a></td><td>${paragraphs(0, 5)}</td></tr></table></body></html>`
    expect(lines(await read(layout))).toHaveLength(5)
    const figures = await read(
      article(
        '<table><tr><th>Year</th><th>Ships</th></tr><tr><td>2023</td><td>410</td></tr><tr><td>2024</td><td>455</td></tr></table>',
      ),
    )
    expect(lines(figures)).toContain('2024\t455')
  })

  it('of questions, short or bold or right under the headline', async () => {
    const questions = ['Why now?', 'And the ferry?', 'Who pays?', 'Really?']
    const talk = questions.map((question, n) => `<p><b>${question}</b></p>${paragraphs(4 * n, 1)}`).join('')
    expect(lines(await read(page(talk))).filter((line) => line.endsWith('?'))).toEqual(questions)
  })
})

describe('kinds of blocks', () => {
  it('are told, with the place where each stands', async () => {
    const parsed = await read(
      article(
        `<h2>What next?</h2><ul><li>The council votes in March, the mayor said.</li><li>The harbour master has to agree to it.</li></ul>
        <blockquote><p>We have waited for this bridge for thirty years, and now it comes.</p></blockquote>
        <pre>10:00 first boat\n11:00 second boat, which waits for the train</pre>`,
      ),
    )
    const kinds = new Map(
      parsed.blocks.map(({ kind, span, level, path }) => [parsed.text.slice(...span), { kind, level, path }]),
    )
    expect(kinds.get('What next?')).toMatchObject({ kind: 'heading', level: 2 })
    expect(kinds.get('The harbour master has to agree to it.')).toMatchObject({
      kind: 'listItem',
      path: 'html/body/main[1]/article[1]/ul[1]/li[2]',
    })
    expect([...kinds.values()].map(({ kind }) => kind)).toEqual(expect.arrayContaining(['blockQuote', 'preformatted']))
  })
})

describe('what is not the article', () => {
  it('stays out: sharing, newsletters, related articles, comments, consent, tags', async () => {
    const clutter = [
      '<div class="share"><a href="#">Share on Facebook</a> <a href="#">Tweet</a></div>',
      '<div class="newsletter"><p>Sign up for our newsletter and never miss a story again.</p></div>',
      '<div class="related"><h3>Read more</h3><ul><li><a href="/1">Ferry late again after storm</a></li><li><a href="/2">School to open in autumn</a></li></ul></div>',
      '<div class="comments"><h3>3 comments</h3><p>This is the worst idea that anybody ever had in this town, if you ask me.</p></div>',
      '<div class="cookie-consent"><p>We use cookies to make this site better. Do you accept all of them?</p></div>',
      '<div class="tags"><a href="/t1">harbour</a> <a href="/t2">ferry</a></div>',
    ]
    expect(lines(await read(page(`${paragraphs(0, 6)}${clutter.join('')}`)))).toHaveLength(6)
  })

  it('stays out when readers do not see it, but not when that is all there is', async () => {
    const hidden =
      '<p style="display:none">This paragraph was withdrawn by the editors yesterday, and nobody reads it any more.</p>'
    expect((await read(article(hidden))).text).not.toContain('withdrawn')
    const faded = page(`<div style="visibility:hidden">${paragraphs(0, 6)}</div>`)
    expect(lines(await read(faded))).toHaveLength(6)
  })
})

describe('several articles on a page', () => {
  const story = (title: string, from: number) => `<div class="post"><h2>${title}</h2>${paragraphs(from, 4)}</div>`
  const three = [
    story('Ferry late again after storm', 0),
    story('Harbour to grow by a third', 20),
    story('School opens in autumn', 40),
  ].join('')

  it('are told apart by the page’s title', async () => {
    const html = `<html><head><title>Harbour to grow by a third | Daily</title></head><body><div>${three}</div></body></html>`
    const { text, metadata } = await read(html)
    expect(metadata.title).toBe('Harbour to grow by a third')
    expect(text).toContain(sentence(20))
    expect(text).not.toContain(sentence(0))
    expect(text).not.toContain(sentence(40))
  })

  it('are told apart by the page’s address', async () => {
    const html = `<html><head><title>The Daily</title></head><body><div>${three}</div></body></html>`
    const { text } = await read(html, { url: 'https://daily.example/2024/school-opens-in-autumn.html' })
    expect(text).toContain(sentence(40))
    expect(text).not.toContain(sentence(0))
  })

  it('all count where nothing says which is meant', async () => {
    const html = `<html><head><title>The Daily</title></head><body><div>${three}</div></body></html>`
    const { text } = await read(html, { url: 'https://daily.example/' })
    for (const n of [0, 20, 40]) expect(text).toContain(sentence(n))
  })
})

describe('live blogs', () => {
  const entry = (time: string, n: number) =>
    `<div class="entry">${time}<h3>Entry number ${n}</h3>${paragraphs(4 * n, 1)}</div>`

  it('keep the order of entries and the time of each', async () => {
    const body = [3, 2, 1].map((n) => entry(`<time datetime="2024-05-06T1${n}:00:00Z">1${n}:00</time>`, n)).join('')
    const parsed = await read(
      page(body, {
        head: '<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Harbour to grow by a third"}</script>',
      }),
    )
    expect(parsed.blocks.flatMap(({ at }) => at ?? [])).toEqual([
      '2024-05-06T13:00:00Z',
      '2024-05-06T12:00:00Z',
      '2024-05-06T11:00:00Z',
    ])
    expect(parsed.metadata.genre).toBe('Live_Blog')
  })

  it('have times that are only written', async () => {
    const parsed = await read(page([3, 2, 1].map((n) => entry(`<span>1${n}:00 Uhr</span>`, n)).join('')))
    expect(parsed.blocks.flatMap(({ at }) => at ?? [])).toEqual(['13:00 Uhr', '12:00 Uhr', '11:00 Uhr'])
  })
})

describe('an article that the page does not show', () => {
  const shell = (inside: string) =>
    `<html><head><title>Harbour to grow by a third</title></head><body><div id="root">Loading …</div>${inside}</body></html>`

  it.each([
    ['in noscript', `<noscript><article>${paragraphs(0, 5)}</article></noscript>`, 'text-from-dormant-elements'],
    ['in a template', `<template><article>${paragraphs(0, 5)}</article></template>`, 'text-from-dormant-elements'],
    [
      'in the state that scripts draw',
      `<script id="__NEXT_DATA__" type="application/json">${JSON.stringify({ props: { article: { id: 7, body: paragraphs(0, 5) } } })}</script>`,
      'text-from-json',
    ],
    [
      'in a list of paragraphs',
      `<script type="application/json">${JSON.stringify({ blocks: [0, 2, 4, 6, 8].map((n) => ({ type: 'paragraph', text: sentence(n) })) })}</script>`,
      'text-from-json',
    ],
    [
      'in JSON-LD',
      `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Harbour to grow by a third', articleBody: [0, 2, 4, 6, 8].map(sentence).join('\n') })}</script>`,
      'text-from-json',
    ],
  ])('is read %s, with a warning', async (_, inside, warning) => {
    const parsed = await read(shell(inside))
    expect(lines(parsed)).toHaveLength(5)
    expect(parsed.metadata.warnings).toContain(warning)
  })

  it('is left alone where the page shows one', async () => {
    const lazy = `<noscript><p>${sentence(90)} ${sentence(91)}</p></noscript>`
    const { text, metadata } = await read(article(lazy))
    expect(text).not.toContain(sentence(90))
    expect(metadata.warnings).toEqual([])
  })

  it('is missed where JSON-LD states another text', async () => {
    const body = Array.from({ length: 12 }, (_, n) => sentence(100 + n)).join(' ')
    const head = `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Harbour to grow by a third', articleBody: body })}</script>`
    expect((await read(page(paragraphs(0, 5), { head }))).metadata.warnings).toContain('text-differs-from-json-ld')
  })
})

/** Each takes under a second alone; a loaded machine may need thirty times that. */
describe('hostile pages', { timeout: 120_000 }, () => {
  it.each([
    ['100,000 levels deep', '<div>'.repeat(100_000) + sentence(0) + sentence(1)],
    ['100,000 levels of inline elements', '<b>'.repeat(100_000) + sentence(0) + sentence(1)],
    ['100,000 list items', `<ul>${'<li><a href="/x">A link</a></li>'.repeat(100_000)}</ul>${paragraphs(0, 3)}`],
    [
      'an element with 100,000 attributes',
      `<p ${Array.from({ length: 100_000 }, (_, n) => `a${n}="x"`).join(' ')}>${sentence(0)}</p>${paragraphs(1, 3)}`,
    ],
    ['an attribute of 5 MB', `<p title="${'x'.repeat(5_000_000)}">${sentence(0)}</p>${paragraphs(1, 3)}`],
    ['an attribute that never ends', `${paragraphs(0, 3)}<p title="${'x'.repeat(1_000_000)}`],
    ['a paragraph of 5 MB', `<p>${'word '.repeat(1_000_000)}</p>`],
    ['null bytes', `<p>${sentence(0)}\0${sentence(1)}\0</p>${paragraphs(2, 3)}`],
    ['a comment that never ends', `${paragraphs(0, 4)}<!-- ${'x'.repeat(100_000)}`],
    ['100,000 unclosed paragraphs', `<p>${sentence(0)}`.repeat(100_000)],
    ['20,000 nested tables', `${'<table><tr><td>'.repeat(20_000)}${sentence(0)}${sentence(1)}`],
    ['half a page', page(paragraphs(0, 6)).slice(0, 1_500)],
  ])('are read or refused with a code: %s', async (_, body) => {
    const parsed = await read(`<html><body>${body}`).catch((error: unknown) => error)
    if (parsed instanceof Error)
      expect(parsed).toMatchObject({ name: 'ExtractError', message: expect.stringMatching(/\.$/) })
    else expect(parsed).toMatchObject({ text: expect.stringMatching(/\w/) })
  })
})
