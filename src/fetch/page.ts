import type { Client, GetOptions } from './client.ts'
import { recognise } from './recognise.ts'
import type { FetchResult, NotFetched } from './types.ts'
import { findWall } from './walls.ts'

/** Statuses that bot walls come with. */
const WALL_STATUSES = new Set([401, 403, 405, 406, 429, 503])

/** Gets a page and looks at what came: `fetched` only when the bytes can hold a document. */
export async function fetchPage(client: Client, url: string, options?: GetOptions): Promise<FetchResult> {
  const result = await client.get(url, options)
  if (result.outcome === 'unchanged') return result
  if (result.outcome !== 'fetched') return behindWall(result)
  const recognised = await recognise(result)
  if (recognised.outcome === 'fetched') return result
  const { finalUrl, redirects, status, headers } = result
  return { ...recognised, url: result.url, finalUrl, redirects, status, headers }
}

/** "Forbidden" may be a bot challenge, which says more. */
function behindWall(result: NotFetched): NotFetched {
  const { finalUrl, status, headers, body } = result
  if (status === undefined || !WALL_STATUSES.has(status) || headers === undefined || body === undefined) return result
  const wall = findWall({ finalUrl, headers, body })
  return wall?.outcome === 'challenge' ? { ...result, ...wall } : result
}
