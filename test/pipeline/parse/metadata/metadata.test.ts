import { describe, expect, it } from 'vitest'
import { writtenDate } from '../../../../src/pipeline/parse/metadata/written-date.ts'
import { parse } from '../../../../src/pipeline/parse/parse.ts'
import type { Metadata } from '../../../../src/pipeline/types.ts'
import type { SnapshotHead } from '../../../../src/schemas/snapshot.ts'
import { bytesOf, headFor, page, paragraphs } from '../pages.ts'

const URL_WITHOUT_DATE = 'https://daily.example/harbour.html'

async function read(html: string, head: Partial<SnapshotHead> = {}): Promise<Metadata> {
  const bytes = bytesOf(html)
  return (await parse(bytes, headFor(bytes, { url: URL_WITHOUT_DATE, ...head }))).metadata
}

const jsonLd = (object: object) =>
  `<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', ...object })}</script>`

describe('title', () => {
  it('is the visible headline where the page states another one', async () => {
    const head = '<meta property="og:title" content="Harbour to GROW: how it will change the town">'
    expect(await read(page(paragraphs(0, 5), { head }))).toMatchObject({
      title: 'Harbour to grow by a third',
      origins: { title: 'heading' },
    })
  })

  it('is not the site’s name, though that stands in the only first-level heading', async () => {
    const html = `<html><head><title>The Daily » Two: the harbour</title></head><body><h1>The Daily</h1>
      <h2>Two: the harbour</h2>${paragraphs(0, 5)}</body></html>`
    expect((await read(html, { url: 'https://www.thedaily.example/two' })).title).toBe('Two: the harbour')
  })

  it('loses the site’s name at either end, and no quotation mark', async () => {
    const titled = (title: string) =>
      `<html><head><title>${title}</title></head><body>${paragraphs(0, 5)}</body></html>`
    const site = { url: 'https://www.harbourpost.example/a' }
    expect((await read(titled('«We will grow» | Harbour Post'), site)).title).toBe('«We will grow»')
    expect((await read(titled('Harbour Post - We will grow'), site)).title).toBe('We will grow')
    expect((await read(titled('Falk: «We will grow»'), site)).title).toBe('Falk: «We will grow»')
  })

  it('leaves out the kicker that a heading holds, when the page states the title without it', async () => {
    const html = page(paragraphs(0, 5), {
      title: 'Interview Harbour to grow by a third',
      head: jsonLd({ '@type': 'NewsArticle', headline: 'Harbour to grow by a third' }),
    })
    expect((await read(html)).title).toBe('Harbour to grow by a third')
  })

  it('has its character references resolved in JSON-LD', async () => {
    const head = jsonLd({ '@type': 'NewsArticle', headline: 'Harbour &#8211; what&amp;why' })
    const html = `<html><head>${head}</head><body>${paragraphs(0, 5)}</body></html>`
    expect((await read(html)).title).toBe('Harbour – what&why')
  })
})

describe('written dates', () => {
  it.each([
    ['3. Februar 2026, 14:05 Uhr', 'de', '2026-02-03'],
    ['Publiziert am 13. Jänner 2014', 'de', '2014-01-13'],
    ['Kultur, 2.11.22', 'de', '2022-11-02'],
    ['26 Okt 2018', 'de', '2018-10-26'],
    ['Tuesday, February 3rd, 2026', 'en', '2026-02-03'],
    ['By Ruth Calloway | Sept. 21, 2020', 'en', '2020-09-21'],
    ['17/02/2024', 'en', '2024-02-17'],
    ['02/17/2024', 'en', '2024-02-17'],
    ['le 1er mars 2021', 'fr', '2021-03-01'],
    ['7 août 2019 à 10h', 'fr', '2019-08-07'],
    ['3 de febrero de 2026', 'es', '2026-02-03'],
    ['15 августа 2016, 13:43', 'ru', '2016-08-15'],
    ['3 Şubat 2026', 'tr', '2026-02-03'],
    ['14 Gennaio 2020', 'it', '2020-01-14'],
    ['5 listopada 2023', 'pl', '2023-11-05'],
    ['5. listopada 2023.', 'hr', '2023-10-05'],
    ['3 Φεβρουαρίου 2026', 'el', '2026-02-03'],
    ['2026年2月3日 08:30', 'zh', '2026-02-03'],
    ['2026년 2월 3일', 'ko', '2026-02-03'],
    ['Written: 2023-11-07 15:03:30', 'en', '2023-11-07'],
  ])('%s (%s)', (line, language, date) => {
    expect(writtenDate(line, language)?.value).toBe(date)
  })

  it.each([
    ['03/04/2024', 'en'],
    ['31.02.2024', 'de'],
    ['Call 030 12.34.5678', 'de'],
    ['at 10:15 on page 3', 'en'],
    ['version 1.2.2024.7', 'en'],
  ])('none in %s', (line, language) => {
    expect(writtenDate(line, language)).toBeNull()
  })
})

describe('date of publication', () => {
  it('is read from the line at the headline when nothing states it', async () => {
    const html = page(`<p class="meta">By Ruth Calloway, 6 May 2024</p>${paragraphs(0, 5)}`)
    expect(await read(html)).toMatchObject({ datePublished: '2024-05-06', origins: { datePublished: 'text' } })
  })

  it('is never that of another article, nor of a comment, nor of the story itself', async () => {
    const teasers = '<aside class="related"><ul><li>3 May 2024 <a href="/x">Ferry late</a></li></ul></aside>'
    const comments = '<div class="comments"><p>5 May 2024 at 10:12</p><p>Well done.</p></div>'
    const story = `<p>On 1 May 2024 the council met for the first time in the new hall, which had been finished a week before and smelt of paint. ${'It went on for hours. '.repeat(6)}</p>`
    expect((await read(page(teasers + story + paragraphs(0, 5) + comments))).datePublished).toBeNull()
  })

  it('is not later than the fetch', async () => {
    const html = page(`<p class="meta">Opening: 9 June 2024</p>${paragraphs(0, 5)}`)
    expect((await read(html)).datePublished).toBeNull()
  })

  it('is the nearest time element’s, not a teaser’s above', async () => {
    const teaser = '<div class="related"><time datetime="2024-05-01">1 May</time></div>'
    const html = page(`<time datetime="2024-05-06T10:00:00+02:00">today</time>${paragraphs(0, 5)}`).replace(
      '<main>',
      `${teaser}<main>`,
    )
    expect((await read(html)).datePublished).toBe('2024-05-06T10:00:00+02:00')
  })

  it('is read from a time element without an attribute, and from microdata', async () => {
    expect((await read(page(`<time>6 May 2024</time>${paragraphs(0, 5)}`))).datePublished).toBe('2024-05-06')
    const marked = `<span itemprop="datePublished" content="2024-05-06">Monday</span>${paragraphs(0, 5)}`
    expect(await read(page(marked))).toMatchObject({
      datePublished: '2024-05-06',
      origins: { datePublished: 'microdata' },
    })
  })
})

describe('other values', () => {
  it('tells paywalls as publishers state them', async () => {
    const stated = (value: object) =>
      read(page(paragraphs(0, 5), { head: jsonLd({ '@type': 'NewsArticle', ...value }) }))
    expect((await stated({ isAccessibleForFree: 'False' })).paywalled).toBe(true)
    expect((await stated({ hasPart: [{ '@type': 'WebPageElement', isAccessibleForFree: false }] })).paywalled).toBe(
      true,
    )
    expect((await stated({ isAccessibleForFree: true })).paywalled).toBe(false)
    expect((await stated({})).paywalled).toBeNull()
    const tier = page(paragraphs(0, 5), { head: '<meta property="article:content_tier" content="locked">' })
    expect((await read(tier)).paywalled).toBe(true)
  })

  it.each([
    [
      '<link rel="next" href="/talk.html?page=2">',
      'https://daily.example/talk.html',
      'https://daily.example/talk.html?page=2',
    ],
    [
      '<a href="?page=3">3</a><a href="?page=1">1</a>',
      'https://daily.example/talk?page=2',
      'https://daily.example/talk?page=3',
    ],
    ['<a href="/talk/2">Weiter</a>', 'https://daily.example/talk', 'https://daily.example/talk/2'],
    ['<a href="talk-2.html">›</a>', 'https://daily.example/talk.html', 'https://daily.example/talk-2.html'],
    ['<link rel="next" href="/2024/05/07/ferry.html">', 'https://daily.example/2024/05/06/talk.html', null],
    ['<a href="/other/2">More</a>', 'https://daily.example/talk', null],
  ])('finds where an article goes on: %s', async (link, url, next) => {
    expect((await read(page(paragraphs(0, 5) + link), { url })).nextPage).toBe(next)
  })

  it('takes the line under the headline for the subtitle', async () => {
    const html = page(`<p class="standfirst">The council wants to build a second pier.</p>${paragraphs(0, 5)}`)
    expect(await read(html)).toMatchObject({
      subtitle: 'The council wants to build a second pier.',
      origins: { subtitle: 'text' },
    })
  })

  it('says of each value where it came from', async () => {
    const head = `${jsonLd({ '@type': 'NewsArticle', headline: 'Harbour to grow by a third', author: { name: 'Ruth Calloway' }, keywords: 'harbour, ferry' })}
      <link rel="canonical" href="/harbour"><meta property="og:image" content="/pier.jpg">`
    const metadata = await read(page(paragraphs(0, 5), { head }))
    expect(metadata).toMatchObject({
      authors: ['Ruth Calloway'],
      keywords: ['harbour', 'ferry'],
      canonicalUrl: 'https://daily.example/harbour',
      image: 'https://daily.example/pier.jpg',
    })
    expect(metadata.origins).toEqual({
      title: 'heading',
      authors: 'json-ld',
      publisher: 'open-graph',
      keywords: 'json-ld',
      canonicalUrl: 'link-element',
      image: 'open-graph',
      language: 'meta',
      declaredLanguage: 'meta',
    })
  })

  it('reports a declared language that the text isn’t in', async () => {
    const html = page(paragraphs(0, 5)).replace('lang="en"', 'lang="de-AT"')
    expect(await read(html)).toMatchObject({
      language: 'en',
      declaredLanguage: 'de-at',
      warnings: ['language-mismatch'],
    })
  })
})
