import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalUrl, InvalidUrl } from '../../src/pipeline/url.ts'

describe('canonicalUrl', () => {
  it.each([
    [
      'lowers scheme and host, keeps the path',
      'HTTPS://News.Example.ORG/World/Story',
      'https://news.example.org/World/Story',
    ],
    ['drops the default port', 'http://example.org:80/a', 'http://example.org/a'],
    ['drops the default port of https', 'https://example.org:443/a', 'https://example.org/a'],
    ['keeps another port', 'http://example.org:8080/a', 'http://example.org:8080/a'],
    ['drops the dot after the host', 'https://example.org./a', 'https://example.org/a'],
    ['writes an international host as punycode', 'https://bücher.example/a', 'https://xn--bcher-kva.example/a'],
    ['drops the fragment', 'https://example.org/a#comments', 'https://example.org/a'],
    ['keeps a fragment that names the page', 'https://example.org/#!/story/7', 'https://example.org/#!/story/7'],
    ['drops an empty query', 'https://example.org/a?', 'https://example.org/a'],
    ['drops empty parameters', 'https://example.org/a?&b=1&&', 'https://example.org/a?b=1'],
    ['keeps the order of parameters', 'https://example.org/?b=2&a=1&b=1', 'https://example.org/?b=2&a=1&b=1'],
    [
      'drops tracking, in any case',
      'https://example.org/a?UTM_Source=x&id=7&fbclid=q&gclid=1&mc_cid=2',
      'https://example.org/a?id=7',
    ],
    ['drops tracking that hides behind an escape', 'https://example.org/a?%75tm_source=x', 'https://example.org/a'],
    [
      'keeps parameters that only resemble tracking',
      'https://example.org/a?utm=32T&reference=9',
      'https://example.org/a?utm=32T&reference=9',
    ],
    ['drops a session id from the path', 'https://example.org/a;jsessionid=F00?b=1', 'https://example.org/a?b=1'],
    ['unescapes what needs no escape', 'https://example.org/%7Euser/%61', 'https://example.org/~user/a'],
    ['writes escapes in capitals', 'https://example.org/caf%c3%a9', 'https://example.org/caf%C3%A9'],
    ['escapes what needs it', 'https://example.org/café au lait', 'https://example.org/caf%C3%A9%20au%20lait'],
    ['keeps an escaped slash', 'https://example.org/a%2fb', 'https://example.org/a%2Fb'],
    ['escapes a lone per cent sign', 'https://example.org/100%', 'https://example.org/100%25'],
    ['resolves dot segments', 'https://example.org/a/./b/../c', 'https://example.org/a/c'],
    ['keeps the slash at the end', 'https://example.org/a/', 'https://example.org/a/'],
    ['writes odd IPv4 addresses plainly', 'http://0x7f.1/', 'http://127.0.0.1/'],
  ])('%s', (_what, input, expected) => {
    expect(canonicalUrl(input)).toBe(expected)
  })

  it.each([
    ['file:///etc/passwd', /not an http or https URL/],
    ['data:text/html,hello', /not an http or https URL/],
    ['javascript:alert(1)', /not an http or https URL/],
    ['ftp://example.org/a', /not an http or https URL/],
    ['/only/a/path', /is not a URL/],
    ['', /is not a URL/],
    ['http://', /is not a URL/],
    ['https://user@example.org/', /user name or password/],
    ['https://user:secret@example.org/', /user name or password/],
  ])('refuses %s', (input, message) => {
    expect(() => canonicalUrl(input)).toThrow(InvalidUrl)
    expect(() => canonicalUrl(input)).toThrow(message)
  })

  it('refuses more than 8,192 characters', () => {
    const longest = `https://example.org/${'a'.repeat(8_172)}`
    expect(canonicalUrl(longest)).toBe(longest)
    expect(() => canonicalUrl(`${longest}a`)).toThrow(/8193 characters/)
  })

  it('never repeats a password in its message', () => {
    expect(() => canonicalUrl('https://user:secret@example.org/')).not.toThrow(/secret/)
  })

  const piece = fc.oneof(
    fc.constantFrom(
      '/',
      '.',
      '..',
      '%',
      '%2',
      '%2E',
      '%252e',
      '?',
      '&',
      '=',
      '#',
      '#!',
      ';jsessionid=',
      'utm_a',
      '+',
      ':',
      '\\',
    ),
    fc.string({ maxLength: 3, unit: 'binary' }),
  )
  const hostile = fc.array(piece, { maxLength: 12 }).map((pieces) => `http://example.org${pieces.join('')}`)

  it.each([
    ['any web URL', fc.webUrl({ withQueryParameters: true, withFragments: true, size: 'large' })],
    ['hostile ones', hostile],
  ])('is idempotent on %s', (_what, urls) => {
    fc.assert(
      fc.property(urls, (url) => {
        const once = attempt(url)
        if (once !== null) expect(canonicalUrl(once)).toBe(once)
      }),
      { numRuns: 2_000 },
    )
  })

  it('does not depend on tracking parameters', () => {
    fc.assert(
      fc.property(
        fc.webUrl({ withQueryParameters: true }),
        fc.constantFrom('utm_medium', 'gclid', '_ga'),
        (url, name) => {
          const tracked = `${url}${url.includes('?') ? '&' : '?'}${name}=x`
          expect(canonicalUrl(tracked)).toBe(canonicalUrl(url))
        },
      ),
    )
  })
})

function attempt(url: string): string | null {
  try {
    return canonicalUrl(url)
  } catch (error) {
    if (error instanceof InvalidUrl) return null
    throw error
  }
}
