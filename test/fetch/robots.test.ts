import { describe, expect, it } from 'vitest'
import type { Client } from '../../src/fetch/client.ts'
import { createRobots, memoryRobotsCache } from '../../src/fetch/robots.ts'
import { parseRobots } from '../../src/fetch/robots-rules.ts'
import type { FetchResult } from '../../src/fetch/types.ts'

const AGENT = 'Onrecord/1.0 (+https://onrecord.example)'
const SITE = 'https://news.example'

describe('parseRobots', () => {
  const rules = parseRobots(
    `User-agent: *
Disallow: /

User-agent: onrecord
User-agent: other
Disallow: /private
Allow: /private/press
Disallow: /*.pdf$
Crawl-delay: 2.5

Sitemap: https://news.example/sitemap.xml
`,
    AGENT,
  )

  it.each([
    ['/', true],
    ['/private', false],
    ['/private/drafts/1', false],
    ['/private/press/1', true],
    ['/report.pdf', false],
    ['/report.pdf?page=2', true],
    ['/robots.txt', true],
  ])('takes the longest rule of its own group: %s', (path, allowed) => {
    expect(rules.isAllowed(`${SITE}${path}`)).toBe(allowed)
  })

  it('reads the delay and the sitemaps', () => {
    expect(rules).toMatchObject({ crawlDelaySeconds: 2.5, sitemaps: ['https://news.example/sitemap.xml'] })
  })

  it('takes the group for everybody where it has none of its own', () => {
    expect(
      parseRobots('User-agent: *\nDisallow: /a\n\nUser-agent: somebody\nDisallow: /', AGENT).isAllowed(`${SITE}/b`),
    ).toBe(true)
  })
})

describe('robots.txt of a host', () => {
  const url = `${SITE}/robots.txt`
  const failed = (outcome: 'not_found' | 'http_error' | 'unreachable', status?: number): FetchResult => ({
    outcome,
    url,
    finalUrl: url,
    redirects: [],
    detail: 'It failed.',
    ...(status !== undefined && { status }),
  })

  function robotsAnswering(result: FetchResult) {
    let asked = 0
    const client: Client = {
      get: async () => {
        asked += 1
        return result
      },
      close: async () => undefined,
    }
    const robots = createRobots({ client, userAgent: AGENT, cache: memoryRobotsCache() })
    return { robots, asked: () => asked }
  }

  it('allows everything where there is none', async () => {
    const { robots } = robotsAnswering(failed('not_found', 404))
    await expect(robots.check(`${SITE}/a`)).resolves.toMatchObject({ crawlDelaySeconds: null })
  })

  it('forbids everything for a while when the server is in trouble', async () => {
    const { robots } = robotsAnswering(failed('http_error', 500))
    await expect(robots.check(`${SITE}/a`)).rejects.toMatchObject({
      outcome: 'robots_disallowed',
      retryAfterMs: expect.any(Number),
    })
  })

  it('says of a host that cannot be reached just that, and asks it once only', async () => {
    const { robots, asked } = robotsAnswering(failed('unreachable'))
    for (const path of ['/a', '/b', '/a']) {
      await expect(robots.check(`${SITE}${path}`)).rejects.toMatchObject({ outcome: 'unreachable' })
    }
    expect(asked()).toBe(1)
  })
})
