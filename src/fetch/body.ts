import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate, inflateRaw, zstdDecompress } from 'node:zlib'

export class BodyTooLarge extends Error {
  constructor(maxBytes: number) {
    super(`the body is larger than ${maxBytes} bytes, the limit set by ONRECORD_MAX_BYTES`)
    this.name = 'BodyTooLarge'
  }
}

export class UndecodableBody extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'UndecodableBody'
  }
}

/** As curl has it: nobody needs more, and each one multiplies what a small body can become. */
const MAX_ENCODINGS = 5

type Decoder = (bytes: Uint8Array, options: { maxOutputLength: number }) => Promise<Uint8Array>

const DECODERS: Record<string, Decoder> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  br: promisify(brotliDecompress),
  zstd: promisify(zstdDecompress),
  deflate: (bytes, options) => (hasZlibHeader(bytes) ? promisify(inflate) : promisify(inflateRaw))(bytes, options),
}

/** RFC 9110 says that "deflate" means zlib's format; some servers never heard of it and send the bare stream. */
function hasZlibHeader(bytes: Uint8Array): boolean {
  const [method = 0, flags = 0] = bytes
  return (method & 0x0f) === 8 && ((method << 8) | flags) % 31 === 0
}

/** What we ask for: everything we can undo. */
export const ACCEPT_ENCODING = 'gzip, deflate, br, zstd'

/** @throws {BodyTooLarge} as soon as more than `maxBytes` have come */
export async function collect(chunks: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    length += chunk.length
    if (length > maxBytes) throw new BodyTooLarge(maxBytes)
    parts.push(chunk)
  }
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts, length)
}

/**
 * Undoes a Content-Encoding. Encodings nobody knows ("utf-8", "none") are passed over, as browsers do.
 *
 * @throws {BodyTooLarge} as soon as more than `maxBytes` come out
 * @throws {UndecodableBody} when the bytes are not what the header says, or end too early
 */
export async function decodeContent(bytes: Uint8Array, encodings: string, maxBytes: number): Promise<Uint8Array> {
  const decoders = encodings
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => Object.hasOwn(DECODERS, name))
    .reverse()
  if (decoders.length > MAX_ENCODINGS) throw new UndecodableBody(`the body is encoded ${decoders.length} times over`)
  let decoded = bytes
  for (const name of decoders) {
    if (decoded.length === 0) break
    try {
      decoded = await DECODERS[name]!(decoded, { maxOutputLength: maxBytes })
    } catch (cause) {
      if (cause instanceof RangeError) throw new BodyTooLarge(maxBytes)
      throw new UndecodableBody(`the body is not valid ${name}`, { cause })
    }
  }
  return decoded
}
