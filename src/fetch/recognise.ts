import { ExtractError } from '../pipeline/errors.ts'
import { formatOf } from '../pipeline/parse/format.ts'
import type { Fetched, NotFetched } from './types.ts'
import { findWall } from './walls.ts'

export type Recognised = { outcome: 'fetched' } | Pick<NotFetched, 'outcome' | 'detail'>

type Response = Pick<Fetched, 'url' | 'finalUrl' | 'status' | 'headers' | 'body'>

const WHITE_SPACE = /^\s*$/
/** White space in front of nothing is at most that long on real pages. */
const BLANK_BYTES = 4_096

/** Looks at a response's bytes: a document, something else, or a wall in front of one? */
export async function recognise({ url, finalUrl, headers, body }: Response): Promise<Recognised> {
  const { host } = new URL(finalUrl)
  if (isBlank(body)) return { outcome: 'empty', detail: `${host} answered with an empty page` }
  try {
    const contentType = headers['content-type'] ?? null
    const format = await formatOf(body, { url, finalUrl, contentType, headers, hints: {} })
    const wall = format === 'html' ? findWall({ finalUrl, headers, body }) : null
    return wall ?? { outcome: 'fetched' }
  } catch (error) {
    if (error instanceof ExtractError) return { outcome: 'unsupported_type', detail: `${finalUrl}: ${error.message}` }
    throw error
  }
}

const isBlank = (body: Uint8Array) =>
  body.length <= BLANK_BYTES && WHITE_SPACE.test(new TextDecoder('windows-1252').decode(body))
