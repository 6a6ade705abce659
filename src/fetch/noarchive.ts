import { Parser } from 'htmlparser2'
import { productToken } from './robots-rules.ts'
import type { Exchange } from './types.ts'

/** Pages say so in their heads; what stands further down is not theirs to say. */
const MAX_BYTES = 256 * 1024
/** Directives with a value, whose colon follows no user agent's name. */
const WITH_VALUE = new Set(['max-snippet', 'max-image-preview', 'max-video-preview', 'unavailable_after'])

/**
 * Whether the publisher asks, of all robots or of this one, that no copy of a page be kept: `noarchive` in a header
 * X-Robots-Tag or in a robots meta tag.
 *
 * @param userAgent the full header; its product token is the name that we answer to
 */
export function forbidsArchive(
  { exchange, body }: { exchange: Exchange | null; body: Uint8Array },
  userAgent: string,
): boolean {
  const token = productToken(userAgent).toLowerCase()
  const headers = exchange?.response.headers ?? []
  const inHeader = headers.some(([name, value]) => name.toLowerCase() === 'x-robots-tag' && headerSays(value, token))
  return inHeader || metaSays(body, token)
}

/** "noarchive", "onrecord: noarchive, nofollow"; a name holds for the directives behind it. */
function headerSays(value: string, token: string): boolean {
  let addressee = '*'
  for (const part of value.toLowerCase().split(',')) {
    const [, name, rest] = /^\s*([\w-]+)\s*:(.*)$/.exec(part) ?? []
    if (name !== undefined && !WITH_VALUE.has(name)) addressee = name
    if ((rest ?? part).trim() === 'noarchive' && (addressee === '*' || addressee === token)) return true
  }
  return false
}

function metaSays(body: Uint8Array, token: string): boolean {
  let found = false
  const parser = new Parser({
    onopentag(tag, { name = '', content = '' }) {
      if (tag === 'body') parser.reset()
      if (tag === 'meta' && ['robots', token].includes(name.trim().toLowerCase()))
        found ||= content
          .toLowerCase()
          .split(/[\s,]+/)
          .includes('noarchive')
    },
  })
  // Names and directives are ASCII, whatever the rest is in.
  parser.end(new TextDecoder('windows-1252').decode(body.subarray(0, MAX_BYTES)))
  return found
}
