export type Declaration = { encoding: string; from: 'bom' | 'http' | 'meta' | 'xml' }

const CHARSET = /charset\s*=\s*["']?\s*([^\s"'/>;,]+)/i
const META_CHARSET = /<meta\b[^>]{0,1000}?charset\s*=\s*["']?\s*([\w:.-]+)/i
const XML_ENCODING = /^\s*<\?xml\b[^>]{0,200}?encoding\s*=\s*["']([\w:.-]+)/i

/** The HTML standard reads 1,024 bytes; pages that declare later are common enough to read on. */
const PRESCAN_BYTES = 4_096

/** What is said about the encoding, strongest witness first. `unknown` when something named an encoding that doesn't exist. */
export function declaredEncodings(
  bytes: Uint8Array,
  contentType: string | null,
): { known: Declaration[]; unknown: boolean } {
  const head = asLatin1(bytes.subarray(0, PRESCAN_BYTES))
  const labels: [Declaration['from'], string | undefined][] = [
    ['bom', byteOrderMark(bytes)],
    ['http', contentType === null ? undefined : CHARSET.exec(contentType)?.[1]],
    ['meta', asciiMeta(META_CHARSET.exec(withoutComments(head))?.[1])],
    ['xml', asciiMeta(XML_ENCODING.exec(head)?.[1])],
  ]
  const known: Declaration[] = []
  let unknown = false
  for (const [from, label] of labels) {
    if (label === undefined) continue
    const encoding = encodingOf(label)
    if (encoding === null) unknown = true
    else known.push({ encoding, from })
  }
  return { known, unknown }
}

/** Each byte as the character of its number: enough to read what is written in ASCII. */
export function asLatin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

/** The WHATWG name for a label, or null where there is none. */
export function encodingOf(label: string): string | null {
  try {
    return new TextDecoder(label).encoding
  } catch {
    return null
  }
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

/** A declaration that could be read as ASCII cannot be UTF-16; the HTML standard takes it for UTF-8. */
function asciiMeta(label: string | undefined): string | undefined {
  return label !== undefined && /^utf-?16|^ucs-?2|^unicode$/i.test(label) ? 'utf-8' : label
}

function withoutComments(html: string): string {
  let kept = ''
  let from = 0
  for (;;) {
    const start = html.indexOf('<!--', from)
    if (start < 0) return kept + html.slice(from)
    kept += html.slice(from, start)
    const end = html.indexOf('-->', start + 4)
    if (end < 0) return kept
    from = end + 3
  }
}
