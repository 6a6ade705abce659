import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { discover } from '../../src/fetch/discover/discover.ts'
import { discoverFeeds } from '../../src/fetch/discover/offers.ts'
import { InvalidSource } from '../../src/fetch/discover/types.ts'
import type { SourceKind } from '../../src/schemas/source.ts'

const URL_OF_SOURCE = 'https://news.example/feeds/all.xml'

function look(kind: SourceKind, body: string | Uint8Array, linkSelector: string | null = null) {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  return discover({ kind, url: URL_OF_SOURCE, linkSelector }, { body: bytes, contentType: null })
}

const urls = (found: ReturnType<typeof look>) => found.items.map(({ url }) => url)

describe('a feed', () => {
  it('gives its items in order, with titles, dates and transcripts', () => {
    const found = look(
      'feed',
      `<?xml version="1.0"?><rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>All</title>
      <item><title>Bridge &amp; ferry</title><link>https://news.example/bridge</link><pubDate>Tue, 03 Feb 2026 08:00:00 GMT</pubDate></item>
      <item><title>Episode 7</title><link>/episodes/7</link>
        <podcast:transcript url="https://news.example/7.vtt" type="text/vtt"/>
        <enclosure url="https://news.example/7.mp3" type="audio/mpeg" length="1"/></item>
      </channel></rss>`,
    )
    expect(found).toMatchObject({ kind: 'rss', title: 'All' })
    expect(found.items[0]).toMatchObject({ url: 'https://news.example/bridge', title: 'Bridge & ferry' })
    expect(new Date(found.items[0]?.publishedAt ?? '').toISOString()).toBe('2026-02-03T08:00:00.000Z')
    expect(found.items[1]).toMatchObject({
      url: 'https://news.example/episodes/7',
      transcripts: [{ url: 'https://news.example/7.vtt', type: 'text/vtt' }],
    })
  })

  it.each([
    [
      'Atom',
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><title>x</title><link href="https://news.example/a"/><updated>2026-02-03T08:00:00Z</updated></entry></feed>',
    ],
    [
      'RDF',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>A</title></channel><item><title>x</title><link>https://news.example/a</link></item></rdf:RDF>',
    ],
    [
      'JSON',
      '{"version":"https://jsonfeed.org/version/1.1","title":"A","items":[{"id":"1","url":"https://news.example/a","title":"x"}]}',
    ],
    [
      'broken',
      '<rss version="2.0"><channel><title>A</title><item><title>x & y</title><link>https://news.example/a</link></item><item><title>cut',
    ],
  ])('is read as %s too', (_, body) => {
    expect(urls(look('feed', body))).toEqual(['https://news.example/a'])
  })

  it('leaves out what is no web address', () => {
    const links = ['javascript:alert(1)', 'file:///etc/passwd', 'https://news.example/ok', 'https://news.example/ok']
    const items = links.map((link) => `<item><title>t</title><link>${link}</link></item>`).join('')
    expect(urls(look('feed', `<rss version="2.0"><channel>${items}</channel></rss>`))).toEqual([
      'https://news.example/ok',
    ])
  })

  it('takes 50,000 items', () => {
    const items = Array.from(
      { length: 50_000 },
      (_, n) => `<item><title>t</title><link>https://news.example/${n}</link></item>`,
    )
    expect(urls(look('feed', `<rss version="2.0"><channel>${items.join('')}</channel></rss>`)).length).toBeGreaterThan(
      10_000,
    )
  })

  it('is read in time that grows with its length, however deep it is nested', () => {
    // With time that grows with the square this takes minutes.
    const deep = `<rss version="2.0"><channel><item><link>https://news.example/a</link></item>${'<a>'.repeat(500_000)}`
    expect(urls(look('feed', deep))).toEqual(['https://news.example/a'])
  })

  it('names its next page', () => {
    const atom =
      '<feed xmlns="http://www.w3.org/2005/Atom"><link rel="next" href="?page=2"/><entry><link href="/a"/></entry></feed>'
    expect(look('feed', atom).next).toBe('https://news.example/feeds/all.xml?page=2')
  })

  it('says so when it is a web page', () => {
    expect(() => look('feed', '<!doctype html><html><body>Hello</body></html>')).toThrow(InvalidSource)
    expect(() => look('feed', 'nothing of the kind')).toThrow(InvalidSource)
  })
})

describe('a sitemap', () => {
  const sitemap =
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://news.example/a</loc><lastmod>2026-02-03</lastmod></url><url><loc>https://news.example/b?x=1&amp;y=2</loc></url></urlset>'

  it.each([
    ['plain', sitemap],
    ['gzip', gzipSync(sitemap)],
  ])('gives its pages, %s', (_, body) => {
    expect(urls(look('sitemap', body))).toEqual(['https://news.example/a', 'https://news.example/b?x=1&y=2'])
  })

  it('names the sitemaps of an index', () => {
    const index =
      '<sitemapindex><sitemap><loc>https://news.example/s1.xml</loc></sitemap><sitemap><loc>https://news.example/s2.xml.gz</loc></sitemap></sitemapindex>'
    expect(look('sitemap', index).sitemaps.map(({ url }) => url)).toEqual([
      'https://news.example/s1.xml',
      'https://news.example/s2.xml.gz',
    ])
  })

  it('reads a feed that was declared a sitemap', () => {
    const feed = '<rss version="2.0"><channel><item><link>https://news.example/a</link></item></channel></rss>'
    expect(urls(look('sitemap', feed))).toEqual(['https://news.example/a'])
  })
})

describe('a listing page', () => {
  const page = `<html><nav><a href="/about">About</a></nav><main>
    <h2><a href="/2026/02/bridge-opens-in-may.html">Bridge opens in May after all</a></h2>
    <h2><a href="/2026/02/ferry-back-for-summer.html#top">Ferry back for the summer season</a></h2>
    <a href="https://elsewhere.example/2026/02/other-story.html">Another story on another site</a></main></html>`

  it('gives the links that a selector names', () => {
    expect(urls(look('listing', page, 'h2 a'))).toEqual([
      'https://news.example/2026/02/bridge-opens-in-may.html',
      'https://news.example/2026/02/ferry-back-for-summer.html',
    ])
  })

  it('finds the articles of its own site without one', () => {
    const found = urls(look('listing', page))
    expect(found).toContain('https://news.example/2026/02/bridge-opens-in-may.html')
    expect(found.filter((url) => url.includes('elsewhere'))).toEqual([])
  })

  it.each([
    ['<link rel="next" href="/news?page=2">', 'https://news.example/news?page=2'],
    ['<a href="/news?page=2">Older posts »</a>', 'https://news.example/news?page=2'],
    ['<a href="/news?page=2">Nächste Seite</a>', 'https://news.example/news?page=2'],
    ['<a href="/next-week">Next week in parliament</a>', null],
  ])('names its next page: %s', (html, next) => {
    expect(look('listing', html).next).toBe(next)
  })

  it('says when the selector is none', () => {
    expect(() => look('listing', page, 'h2 >> [')).toThrow(InvalidSource)
  })
})

it('reads a list of addresses with comments', () => {
  expect(urls(look('list', '# today\nhttps://news.example/a\n\nnot an address\nhttps://news.example/b\n'))).toEqual([
    'https://news.example/a',
    'https://news.example/b',
  ])
})

it('finds what feeds a page offers', () => {
  const page = '<html><head><link rel="alternate" type="application/rss+xml" title="All" href="/feed"></head></html>'
  expect(discoverFeeds(page, 'https://news.example/')).toContainEqual(
    expect.objectContaining({ url: 'https://news.example/feed', kind: 'feed' }),
  )
})
