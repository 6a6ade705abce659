import { describe, expect, it } from 'vitest'
import { recognise } from '../../src/fetch/recognise.ts'

const ARTICLE = `<article>${'<p>The harbour council met on Monday and voted for the new bridge after three hours of debate.</p>'.repeat(20)}</article>`

function response(
  body: string | Uint8Array,
  more: { contentType?: string; finalUrl?: string; headers?: Record<string, string> } = {},
) {
  const { contentType = 'text/html; charset=utf-8', finalUrl = 'https://news.example/a', headers = {} } = more
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  return {
    url: 'https://news.example/a',
    finalUrl,
    status: 200,
    headers: { 'content-type': contentType, ...headers },
    body: bytes,
  }
}

const outcome = async (...args: Parameters<typeof response>) => (await recognise(response(...args))).outcome

describe('recognise', () => {
  it.each([
    ['an article', `<html><title>Bridge</title>${ARTICLE}</html>`],
    ['a short note', '<html><title>Bridge opens</title><p>The bridge opens in May, the mayor said.</p></html>'],
    ['an article about a 404 page', `<html><title>Why every 404 page not found joke works</title>${ARTICLE}</html>`],
    [
      'an article with a captcha under its comments',
      `<html><title>Bridge</title>${ARTICLE}<script src="https://www.google.com/recaptcha/api.js"></script></html>`,
    ],
    [
      'an article with a login form',
      `<html><title>Bridge</title><form>Log in to continue <input type="password"></form>${ARTICLE}</html>`,
    ],
    [
      'a short note of a search',
      '<title>Missing hiker not found after night of search | News</title><p>The search goes on.</p>',
    ],
    ['a short note of a car', '<title>Peugeot 404 turns 65</title><p>The car was shown in May, the museum said.</p>'],
    [
      'a short note of an airport',
      '<title>Security checkpoint closed at airport</title><p>Police said it reopens at noon.</p>',
    ],
    ['a short note of a door', '<title>Access denied: mayor turned away</title><p>He was not let in, he said.</p>'],
    [
      'a short note of what is gone',
      '<title>The department no longer exists</title><p>It was closed in May, he said.</p>',
    ],
    [
      'a short note with a cookie banner',
      '<title>Bridge</title><div>We value your privacy. Accept all</div><article><h1>Bridge</h1><p>It opens in May.</p></article>',
    ],
    [
      'a frame whose script holds the article',
      '<title>Bridge</title><div id="root"></div><script type="application/ld+json">{"articleBody":"It opens in May."}</script>',
    ],
  ])('lets %s through', async (_, html) => {
    expect(await outcome(html)).toBe('fetched')
  })

  it('takes bytes for what they are, whatever the server calls them', async () => {
    expect(await outcome('%PDF-1.7\n%âãÏÓ\n1 0 obj <<>> endobj')).toBe('fetched')
    expect(await outcome('WEBVTT\n\n00:01.000 --> 00:02.000\nHi\n', { contentType: 'application/octet-stream' })).toBe(
      'fetched',
    )
    expect(await outcome('<html><p>Text.</p></html>', { contentType: 'text/plain' })).toBe('fetched')
    // A page of a wall is recognised as such although the server calls it plain text.
    const wall = '<!doctype html><title>Just a moment...</title><p>Wait.</p>'
    expect(await outcome(wall, { contentType: 'text/plain' })).toBe('challenge')
  })

  it.each([
    [
      'a picture',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]),
      'text/html',
    ],
    ['random bytes', Uint8Array.from({ length: 5_000 }, (_, n) => (n * 7) % 256), 'text/html'],
    ['a sound file', new TextEncoder().encode('something'), 'audio/mpeg'],
  ])('does not take %s for a document', async (_, bytes, contentType) => {
    expect(await outcome(bytes, { contentType })).toBe('unsupported_type')
  })

  it.each(['', '  \n\t ', '\u0000'.slice(1)])('calls a blank page empty', async (body) => {
    expect(await outcome(body)).toBe('empty')
  })

  it.each([
    [
      'challenge',
      '<html><title>Just a moment...</title><script>window._cf_chl_opt={}</script><noscript>Enable JavaScript and cookies to continue</noscript></html>',
      {},
    ],
    [
      'challenge',
      '<html><title>news.example</title><script src="https://geo.captcha-delivery.com/captcha/?x"></script></html>',
      {},
    ],
    [
      'challenge',
      '<html><title>Pardon Our Interruption</title><p>As you were browsing something made us think you were a bot.</p></html>',
      {},
    ],
    ['challenge', '<html><title>x</title></html>', { headers: { 'cf-mitigated': 'challenge' } }],
    [
      'consent_wall',
      '<html><title>Before you continue</title><button>Accept all</button></html>',
      { finalUrl: 'https://consent.news.example/m?continue=x' },
    ],
    [
      'consent_wall',
      '<html><title>Ihre Zustimmung</title><p>Mit Werbung weiterlesen</p></html>',
      { finalUrl: 'https://news.example/zustimmung?url=a' },
    ],
    [
      'login_wall',
      '<html><title>Sign in</title><form>Please sign in <input type="password" name="p"></form></html>',
      { finalUrl: 'https://news.example/login?next=a' },
    ],
    ['soft_404', '<html><title>Page not found | News</title><p>Sorry, try our front page.</p></html>', {}],
    ['soft_404', '<html><title>Seite nicht gefunden</title><p>Zur Startseite</p></html>', {}],
    ['soft_404', '<html><title>News – Error 404</title><p>Try the search.</p></html>', {}],
    ['soft_404', "<html><title>Sorry, the page you're looking for doesn't exist.</title><p>Home</p></html>", {}],
    ['soft_404', '<html><title>Страница не найдена</title><p>На главную</p></html>', {}],
    ['challenge', '<html><title>Making sure you&#39;re not a bot!</title><p>Loading…</p></html>', {}],
    ['challenge', '<html><title>Vercel Security Checkpoint</title><p>We are verifying your browser</p></html>', {}],
    ['challenge', '<html><title>Access Denied</title><p>Reference #18.2d351ab8.1557333295.a4e16ab</p></html>', {}],
    [
      'challenge',
      '<html><title>news.example</title><script src="https://x.edge.sdk.awswaf.com/challenge.js"></script></html>',
      {},
    ],
    ['challenge', '<html><title>x</title></html>', { headers: { 'x-amzn-waf-action': 'challenge' } }],
    [
      'consent_wall',
      '<html><title>news.example</title><p>We value your privacy</p><button>Accept all</button></html>',
      {},
    ],
    ['consent_wall', '<html><title>Yahoo</title></html>', { finalUrl: 'https://guce.news.example/copyConsent?x' }],
    ['login_wall', '<html><title>Welcome</title></html>', { finalUrl: 'https://news.example/sso?next=a' }],
    [
      'empty',
      '<html><title>App</title><body><noscript>You need to enable JavaScript to run this app at news.example.</noscript><div id="root"></div><script src="/app.js"></script></html>',
      {},
    ],
  ] as const)('recognises a %s', async (expected, html, more) => {
    const recognised = await recognise(response(html, more))
    expect(recognised.outcome).toBe(expected)
    expect('detail' in recognised && recognised.detail).toMatch(/news\.example/)
  })
})
