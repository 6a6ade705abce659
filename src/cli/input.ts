import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { createClient } from '../fetch/client.ts'
import { fetchPage } from '../fetch/page.ts'
import { canonicalUrl } from '../pipeline/url.ts'
import { loadConfig } from '../runtime/config.ts'
import { UserError } from '../runtime/user-error.ts'
import type { Hints, SnapshotHead } from '../schemas/snapshot.ts'
import { describeBytes } from '../workers/snapshot-head.ts'

const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.htm': 'text/html',
  '.xhtml': 'application/xhtml+xml',
  '.txt': 'text/plain',
  '.md': 'text/markdown',
  '.vtt': 'text/vtt',
  '.srt': 'application/x-subrip',
  '.ttml': 'application/ttml+xml',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.eml': 'message/rfc822',
}

/**
 * Gets a document's bytes from a file, a URL, or "-" for standard input.
 *
 * @throws {UserError} when it cannot be had
 */
export async function readInput(
  input: string,
  hints: Hints,
  url: string | undefined,
): Promise<{ bytes: Uint8Array; head: SnapshotHead }> {
  const fetchedAt = new Date().toISOString()
  const stated = url === undefined ? null : canonicalUrl(url)
  if (input === '-') {
    const bytes = await buffer(process.stdin)
    return { bytes, head: describeBytes(bytes, { url: stated, fetchedAt, hints }) }
  }
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(input)) return readUrl(canonicalUrl(input), fetchedAt, hints)
  const bytes = await readFile(input).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`${input} cannot be read: ${reason(error)}`, { cause: error })
  })
  const contentType = CONTENT_TYPES[extname(input).toLowerCase()] ?? null
  return { bytes, head: describeBytes(bytes, { url: stated, contentType, fetchedAt, hints }) }
}

async function readUrl(url: string, fetchedAt: string, hints: Hints) {
  const config = loadConfig(process.env)
  const client = createClient({
    userAgent: config.ONRECORD_USER_AGENT,
    allowNet: config.ONRECORD_ALLOW_NET,
    timeoutMs: config.ONRECORD_FETCH_TIMEOUT_MS,
    maxBytes: config.ONRECORD_MAX_BYTES,
  })
  try {
    const result = await fetchPage(client, url)
    if (result.outcome === 'unchanged')
      throw new UserError(`${url}: the server says "not modified" to a first request.`)
    if (result.outcome !== 'fetched')
      throw new UserError(`${url}: ${result.detail} (${result.outcome})`, { exitCode: 1 })
    const { body, headers, status, finalUrl } = result
    const contentType = headers['content-type'] ?? null
    return { bytes: body, head: describeBytes(body, { url, finalUrl, contentType, status, headers, fetchedAt, hints }) }
  } finally {
    await client.close()
  }
}

function reason(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'ENOENT':
      return 'there is no such file'
    case 'EISDIR':
      return 'it is a folder'
    case 'EACCES':
      return 'permission denied'
    default:
      return error.message
  }
}
