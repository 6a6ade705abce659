import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { WARCParser } from 'warcio'
import { addCompany, type Capture, isCompany, type NoCapture, readCapture } from './capture.ts'

/** What stands at a place of the file, and where the next begins: from there a scan can go on. */
export type Scanned = { found: Capture | NoCapture; end: number }

/** A file is no WARC, or cannot be read any further. `message` is a sentence for people. */
export class BrokenArchive extends Error {
  constructor(file: string, what: string, options?: ErrorOptions) {
    super(`${file} ${what}`, options)
    this.name = 'BrokenArchive'
  }
}

/** Read from the disk at once. Deflate makes at most a thousand times as much of it. */
const CHUNK_BYTES = 32 * 1024

/**
 * Reads the captures in a WARC file of any tool, compressed or not, one after the other, with one of them in memory.
 * Records that follow a capture and are about it (request, metadata) are part of it. Places are counted in bytes of
 * the records themselves, so that one number does for every way of compressing them.
 *
 * @param options.from an `end` that was given before, or 0
 * @param options.maxBytes of a body, decoded
 * @param options.onRead is told how many more bytes of the file were read
 * @throws {BrokenArchive} where nothing more can be read
 */
export async function* scanArchive(
  file: string,
  options: { from?: number; maxBytes: number; onRead?: (bytes: number) => void },
): AsyncGenerator<Scanned> {
  const { from = 0, maxBytes, onRead = () => undefined } = options
  let end = from
  let held: { id: string; found: Capture | NoCapture | null } | null = null
  const parser = new WARCParser(skip(from, plainBytes(file, onRead)), { keepHeadersCase: true, parseHttp: false })
  try {
    for await (const record of parser) {
      end = from + parser.offset
      if (!record.warcHeaders.statusline.startsWith('WARC/')) throw new Error('what stands there is no WARC record')
      if (held !== null && isCompany(record, held.id)) {
        await addCompany(record, held.found, maxBytes)
        continue
      }
      if (held?.found) yield { found: held.found, end }
      held = null
      held = { id: record.warcHeader('WARC-Record-ID') ?? '', found: await readCapture(record, maxBytes) }
    }
  } catch (cause) {
    const what = cause instanceof Error ? cause.message : String(cause)
    throw new BrokenArchive(file, `cannot be read beyond byte ${end} of its records: ${what}`, { cause })
  }
  if (held?.found) yield { found: held.found, end: from + parser.offset }
}

async function* plainBytes(file: string, onRead: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const source = readFrom(file, onRead)
  yield* (await isGzip(file)) ? gunzipped(source) : source
}

/** A stream that fails drops what it holds; this gives all that could be read before. */
async function* gunzipped(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: 256 * 1024 })
  const ready: Uint8Array[] = []
  const failed = new Promise<Error>((resolve) => gunzip.on('error', resolve))
  gunzip.on('data', (bytes: Uint8Array) => ready.push(bytes))
  for await (const chunk of chunks) {
    const written = new Promise<null>((resolve) => gunzip.write(chunk, () => resolve(null)))
    const failure = await Promise.race([written, failed])
    yield* ready.splice(0)
    if (failure !== null) throw failure
  }
  gunzip.end()
  const failure = await Promise.race([finished(gunzip).then(() => null), failed])
  yield* ready
  if (failure !== null) throw failure
}

async function* readFrom(file: string, onRead: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(file, { highWaterMark: CHUNK_BYTES })) {
    onRead(chunk.length)
    yield chunk
  }
}

async function isGzip(file: string): Promise<boolean> {
  const handle = await open(file)
  try {
    const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0)
    return buffer.readUInt16BE() === 0x1f8b
  } finally {
    await handle.close()
  }
}

async function* skip(bytes: number, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let left = bytes
  for await (const chunk of chunks) {
    if (left < chunk.length) yield chunk.subarray(left)
    left = Math.max(0, left - chunk.length)
  }
}
