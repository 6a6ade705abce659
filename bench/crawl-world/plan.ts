/** A small web of hosts and pages, the same for the same size: what each answers, and how its fetch has to end. */

/** What a page answers before it answers well. */
export type Fault = '429' | '503' | '500' | 'timeout' | 'reset' | 'cut' | 'drip'

export type Answer =
  /** Its content, after these faults, one a request. */
  | { type: 'content'; faults: Fault[]; validator: 'etag' | 'last-modified' }
  | { type: 'redirect'; to: string }
  | { type: 'status'; status: 404 | 410 | 500 }

export type Expected =
  | 'fetched'
  | 'redirected'
  | 'not_found'
  | 'gone'
  | 'http_error'
  | 'too_many_redirects'
  | 'robots_disallowed'

export type PlannedPage = {
  url: string
  answer: Answer
  /** How its last fetch ends; null for what only redirects lead to. */
  expected: Expected | null
}

export type RobotsAnswer = 'none' | 'rules' | 'redirect' | 'error' | 'timeout'

export type PlannedHost = {
  origin: string
  robots: RobotsAnswer
  crawlDelayMs: number
  /** What its source lists, tracking parameters, fragments and repetitions included. */
  listed: string[]
  sourceKind: 'feed' | 'sitemap' | 'listing' | 'list'
  pages: PlannedPage[]
}

export type World = { hosts: PlannedHost[]; byUrl: Map<string, PlannedPage> }

const KINDS = ['feed', 'sitemap', 'listing', 'list'] as const
/** Of a hundred pages, by their number on the host. Whatever is not named here is content at once. */
const FAULTS: Record<number, Fault[]> = {
  3: ['429'],
  11: ['503'],
  17: ['timeout'],
  23: ['reset'],
  29: ['500', '500'],
  31: ['drip'],
  37: ['cut'],
  41: ['429', '429'],
  61: ['reset', 'timeout'],
}

/**
 * @param origins one for each host, like "http://127.0.0.2:8080"
 * @param numbers of the pages of each host; what a page does depends on its number modulo 100
 */
export function planWorld(origins: string[], numbers: readonly number[]): World {
  const hosts = origins.map((origin, index) => planHost(origins, origin, index, numbers))
  return { hosts, byUrl: new Map(hosts.flatMap(({ pages }) => pages.map((page) => [page.url, page]))) }
}

function planHost(origins: string[], origin: string, index: number, numbers: readonly number[]): PlannedHost {
  const robots = robotsOf(index)
  const pages: PlannedPage[] = []
  const listed: string[] = []
  for (const n of numbers) {
    const planned = planPage(origins, origin, index, n)
    pages.push(...planned.pages)
    listed.push(...planned.listed)
  }
  return {
    origin,
    robots,
    crawlDelayMs: robots === 'rules' && index % 10 === 1 ? 200 : 0,
    listed,
    sourceKind: KINDS[index % KINDS.length] ?? 'list',
    pages,
  }
}

/** One host in 25 has a robots.txt that cannot be had, so that none of it may be asked for. */
function robotsOf(index: number): RobotsAnswer {
  if (index % 25 === 14) return 'error'
  if (index % 25 === 19) return 'timeout'
  return (['rules', 'rules', 'none', 'redirect'] as const)[index % 4] ?? 'none'
}

function planPage(
  origins: string[],
  origin: string,
  index: number,
  n: number,
): { pages: PlannedPage[]; listed: string[] } {
  const path = `/2026/03/story-${n}-of-the-harbour.html`
  const url = origin + path
  const validator = n % 2 === 0 ? 'etag' : 'last-modified'
  const content = (at: string, expected: Expected | null, faults: Fault[] = []): PlannedPage => ({
    url: at,
    answer: { type: 'content', faults, validator },
    expected,
  })
  const redirect = (to: string, expected: Expected | null, from = url): PlannedPage => ({
    url: from,
    answer: { type: 'redirect', to },
    expected,
  })
  const neighbour = origins[(index + 1) % origins.length] ?? origin
  switch (n % 100) {
    case 5:
      return { pages: [content(url, 'fetched')], listed: [url, `${url}?utm_source=feed&utm_medium=rss`, `${url}#top`] }
    case 7:
      return { pages: [{ url, answer: { type: 'status', status: 410 }, expected: 'gone' }], listed: [url] }
    case 13:
      return { pages: [{ url, answer: { type: 'status', status: 404 }, expected: 'not_found' }], listed: [url] }
    case 19:
      // Another name of a page that is listed as well.
      return { pages: [redirect(`${origin}/2026/03/story-${n - 1}-of-the-harbour.html`, 'redirected')], listed: [url] }
    case 21: {
      // A chain to a page that nobody lists.
      const [second, third, last] = [`${origin}/go/${n}`, `${origin}/go/${n}/on`, `${origin}/moved/${n}`] as const
      const chain = [redirect(second, 'fetched'), redirect(third, null, second), redirect(last, null, third)]
      return { pages: [...chain, content(last, null)], listed: [url] }
    }
    case 25: {
      const elsewhere = `${neighbour}/from/${index}/${n}`
      return { pages: [redirect(elsewhere, 'fetched'), content(elsewhere, null)], listed: [url] }
    }
    case 27: {
      const back = `${origin}/round/${n}`
      return { pages: [redirect(back, 'too_many_redirects'), redirect(url, null, back)], listed: [url] }
    }
    case 33: {
      const secret = `${origin}/private/${n}`
      return {
        pages: [content(secret, robotsOf(index) === 'none' ? 'fetched' : 'robots_disallowed')],
        listed: [secret],
      }
    }
    case 47:
      return index % 10 === 0
        ? { pages: [{ url, answer: { type: 'status', status: 500 }, expected: 'http_error' }], listed: [url] }
        : { pages: [content(url, 'fetched')], listed: [url] }
    default:
      return { pages: [content(url, 'fetched', FAULTS[n % 100])], listed: [url] }
  }
}

/** Whether any of a host's pages may be fetched at all. */
export function isOpen({ robots }: PlannedHost): boolean {
  return robots !== 'error' && robots !== 'timeout'
}
