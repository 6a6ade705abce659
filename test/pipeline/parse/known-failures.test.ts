import { describe, expect, it } from 'vitest'
import { parse } from '../../../src/pipeline/parse/parse.ts'
import type { Parsed } from '../../../src/pipeline/types.ts'
import { bytesOf, headFor, page, paragraphs, sentence } from './pages.ts'

async function read(html: string): Promise<Parsed> {
  const bytes = bytesOf(html)
  return parse(bytes, headFor(bytes))
}
const lines = ({ text, blocks }: Parsed) => blocks.map(({ span }) => text.slice(...span))
/** Two sentences a paragraph, from a number on, as `paragraphs` writes them. */
const prose = (from: number, count: number) =>
  Array.from({ length: count }, (_, n) => `${sentence(from + 2 * n)} ${sentence(from + 2 * n + 1)}`)

/** What readers of trafilatura, readability and their kin have reported, in our own words. */
describe('what other extractors lose', () => {
  it('paragraphs with several inline elements, unclosed, in a table made for the layout', async () => {
    const rates =
      'If the left wheel turns at rate <i>r</i>, the middle one turns at rate -3<i>r</i> and the right one at 3<i>r</i>/2. Nobody knows why.'
    const html = `<html><body><table class="maintable"><tr><td class="sidebar"><a href="/">Home</a> <a href="/a">Archive</a></td>
<td class="content"><h1>Wheels</h1><p>${prose(0, 1)}<p>${rates}<p>${prose(4, 1)}</td></tr></table></body></html>`
    expect(lines(await read(html))).toEqual([...prose(0, 1), rates.replace(/<[^>]+>/g, ''), ...prose(4, 1)])
  })

  it('text after a line break, a bold word or a link in an element that holds paragraphs too', async () => {
    const body = `<div>${sentence(1)}<br>${sentence(2)}<p>${sentence(3)}</p>${sentence(4)} <b>Nobody</b> voted. <a href="/x">Some left</a> early.<p>${sentence(5)}</p>${sentence(6)}</div>`
    expect(lines(await read(page(body)))).toEqual([
      sentence(1),
      sentence(2),
      sentence(3),
      `${sentence(4)} Nobody voted. Some left early.`,
      sentence(5),
      sentence(6),
    ])
  })

  it('the end of a list item, a quotation and a cell behind an inline element', async () => {
    const body = `${paragraphs(0, 2)}<ul><li>The <b>ferry</b> goes on until May, she said.</li></ul><blockquote>We <em>never</em> doubted it, and nobody should.</blockquote>
<table><tr><th>When</th><th>What</th></tr><tr><td>In <i>May</i> or so</td><td>The <a href="/x">bridge</a> opens</td></tr></table>${paragraphs(8, 2)}`
    expect(lines(await read(page(body)))).toEqual(
      expect.arrayContaining([
        'The ferry goes on until May, she said.',
        'We never doubted it, and nobody should.',
        'In May or so\tThe bridge opens',
      ]),
    )
  })

  it('a paragraph that is all link, or all bold', async () => {
    const linked = 'Seven ferrymen, all of Old Town, had denied on Friday that they had known of the plans.'
    const bold = 'Nobody in the hall would say who was going to pay for it, and nobody asked.'
    const body = `${paragraphs(0, 2)}<p><a href="/live"><strong>${linked}</strong></a></p>${paragraphs(4, 1)}<p><strong>${bold}</strong></p>${paragraphs(6, 2)}`
    expect(lines(await read(page(body)))).toEqual(expect.arrayContaining([linked, bold]))
  })

  it('terms and what they mean', async () => {
    const body = `${paragraphs(0, 2)}<dl><dt>Berth</dt><dd>Where a ship lies, for an hour or for a winter.</dd><dt>Quay</dt><dd>What it lies at, which the port authority owns.</dd></dl>${paragraphs(6, 2)}`
    expect(lines(await read(page(body)))).toEqual(
      expect.arrayContaining([
        'Berth',
        'Where a ship lies, for an hour or for a winter.',
        'Quay',
        'What it lies at, which the port authority owns.',
      ]),
    )
  })

  it('headings, whatever their class and rank', async () => {
    const body = `${paragraphs(0, 2)}<h1 class="header-anchor-post">What the ferry costs</h1>${paragraphs(4, 2)}<h2 class="anchor-heading share-title">Who pays for it</h2>${paragraphs(8, 2)}`
    expect(lines(await read(page(body)))).toEqual(expect.arrayContaining(['What the ferry costs', 'Who pays for it']))
  })

  it('the opening paragraph, a heading by its tag only', async () => {
    const lead = 'The harbour of Hamnvik is to grow by a third until the summer after next, its master said on Monday.'
    expect(lines(await read(page(`<h2>${lead}</h2>${paragraphs(0, 6)}`)))[0]).toBe(lead)
  })

  it('the second half, behind an advertisement in a container of its own', async () => {
    const half = (from: number) => `<div class="body__container">${paragraphs(from, 5)}</div>`
    const ad = '<div class="ad-slot"><p>Advertisement</p><a href="/shop">Buy a boat today</a></div>'
    const body = `<section>${half(0)}</section>${ad}<section>${half(10)}</section>${ad}<section>${half(20)}</section>`
    expect(lines(await read(page(body)))).toEqual([...prose(0, 5), ...prose(10, 5), ...prose(20, 5)])
  })

  it('the first paragraphs, in an element before the body', async () => {
    const body = `<div class="intro-block"><div>${paragraphs(0, 3)}</div></div><div class="post-content"><div>${paragraphs(6, 8)}</div></div>`
    expect(lines(await read(page(body)))).toEqual(prose(0, 11))
  })

  it('an article whose parts all have the same class', async () => {
    const parts = [0, 6, 12, 18].map(
      (from, n) =>
        `<div class="section"><h3>${n + 1}. What comes next</h3><div class="text">${paragraphs(from, 3)}</div></div>`,
    )
    const found = lines(await read(page(parts.join(''))))
    expect(found.filter((line) => line.length > 60)).toEqual([
      ...prose(0, 3),
      ...prose(6, 3),
      ...prose(12, 3),
      ...prose(18, 3),
    ])
  })

  it('an article in an aside, beside a notice about cookies', async () => {
    const html = `<html><head><title>Harbour to grow by a third</title></head><body><div class="cookie-banner"><p>We and our partners store and read information on a device, such as cookies, and process personal data. You may accept or manage your choices, and object where legitimate interest is used.</p></div>
<aside class="wrap"><h1>Harbour to grow by a third</h1>${paragraphs(0, 6)}</aside></body></html>`
    expect(lines(await read(html))).toEqual(prose(0, 6))
  })

  it('an article made of nothing but div', async () => {
    const body = prose(0, 6).map((text) => `<div class="x1"><div>${text}</div></div>`)
    expect(lines(await read(page(body.join(''))))).toEqual(prose(0, 6))
  })

  it('short questions between long answers, in a class that sounds like comments or sharing', async () => {
    const talk = ['Why now?', 'Who pays?', 'And the ferry?', 'Really?']
    const body = talk.map(
      (question, n) =>
        `<p class="question-discuss"><strong>${question}</strong></p><p class="reply">${prose(4 * n, 1)}</p>`,
    )
    const found = lines(await read(page(body.join(''))))
    expect(found).toEqual(talk.flatMap((question, n) => [question, ...prose(4 * n, 1)]))
  })

  it('no text twice that stands in one small container', async () => {
    const html = `<html><body><nav>menu</nav><article><h1>The Example Chronicle</h1><p>${sentence(0)}</p><p>${sentence(1)}</p></article><footer>foot</footer></body></html>`
    expect(lines(await read(html))).toEqual([sentence(0), sentence(1)])
  })
})

describe('AMP', () => {
  const amp = `<!doctype html><html ⚡ lang="en"><head><meta charset="utf-8"><title>Harbour to grow by a third</title>
<link rel="canonical" href="https://daily.example/harbour.html"><script async src="https://cdn.ampproject.example/v0.js"></script>
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Harbour to grow by a third","datePublished":"2024-05-06T07:00:00+02:00","author":{"@type":"Person","name":"Ruth Calloway"}}</script>
<style amp-boilerplate>body{visibility:hidden}</style><noscript><style amp-boilerplate>body{visibility:visible}</style></noscript></head>
<body><amp-sidebar id="menu" layout="nodisplay" side="left"><ul><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></amp-sidebar>
<amp-analytics type="x"><script type="application/json">{"vars":{"account":"UA-1"}}</script></amp-analytics>
<article><h1>Harbour to grow by a third</h1><amp-img src="a.jpg" width="1" height="1" alt="The quay"></amp-img>
${paragraphs(0, 3)}<amp-ad width="300" height="250" type="x"><div placeholder>Advertisement</div></amp-ad>${paragraphs(6, 2)}
<amp-accordion><section expanded><h4>What happens next?</h4><p>${sentence(30)} ${sentence(31)}</p></section></amp-accordion>${paragraphs(12, 2)}
<amp-social-share type="x">Share</amp-social-share></article>
<amp-list src="/related.json"><template type="amp-mustache"><p>{{title}}</p></template></amp-list>
<amp-consent id="consent" layout="nodisplay"><div id="ui">We use cookies. <button on="tap:consent.accept">Accept</button></div></amp-consent></body></html>`

  it('is read like any page: text, metadata and the address of the page it belongs to', async () => {
    const parsed = await read(amp)
    const expected = [...prose(0, 3), ...prose(6, 2), `${sentence(30)} ${sentence(31)}`, ...prose(12, 2)]
    expect(lines(parsed).filter((line) => line !== 'What happens next?')).toEqual(expected)
    expect(parsed.metadata).toMatchObject({
      title: 'Harbour to grow by a third',
      canonicalUrl: 'https://daily.example/harbour.html',
      datePublished: '2024-05-06T07:00:00+02:00',
      authors: ['Ruth Calloway'],
    })
  })
})

describe('print versions', () => {
  it('are read without the lines about printing', async () => {
    const html = `<html><head><title>Print: Harbour to grow by a third</title></head><body onload="window.print()">
<p><a href="javascript:window.print()">Print this page</a> | <a href="/harbour.html">Back to the article</a></p>
<img src="logo.gif" alt="The Daily Example"><hr>
<h2>Harbour to grow by a third</h2><p><font size="2">By Ruth Calloway<br>Monday, 6 May 2024</font></p>
${prose(0, 5)
  .map((text) => `<font face="Times">${text}</font><br><br>`)
  .join('\n')}
<hr><p><small>Source: https://daily.example/2024/05/06/harbour.html<br>© 2024 The Daily Example. Printed on 7 May 2024.</small></p></body></html>`
    const parsed = await read(html)
    expect(lines(parsed)).toEqual(prose(0, 5))
    expect(parsed.metadata).toMatchObject({ title: 'Harbour to grow by a third', datePublished: '2024-05-06' })
  })

  it('that hide the page by media are still pages', async () => {
    const html = page(`<div class="print-only">${paragraphs(0, 5)}</div>`)
    expect(lines(await read(html))).toEqual(prose(0, 5))
  })
})
