import { AsyncIterReader, LimitReader, type WARCRecord } from 'warcio'
import { timestamp } from '../../schemas/common.ts'
import { BodyTooLarge, decodeContent, UndecodableBody } from '../body.ts'
import { headerValue } from '../headers.ts'
import type { Exchange, HeaderList } from '../types.ts'
import { type Provenance, pageUrl, parseProvenance } from './provenance.ts'
import { ORIGINAL_PREFIX, WIRE_HEADERS } from './record.ts'

/** One answer for a page, as an archive holds it. */
export type Capture = {
  /** A revisit has no bytes of its own; `sha256` names those it brought again. */
  type: 'payload' | 'revisit'
  url: string
  /** RFC 3339. */
  fetchedAt: string
  /** Null for bytes that came from no exchange. */
  exchange: Exchange | null
  contentType: string | null
  /** Without transfer and content encodings. */
  body: Uint8Array
  /** The payload's hash, where the file states it as "sha256:" and hex digits. */
  sha256: string | null
  /** Null in archives of other tools. */
  provenance: Provenance | null
}

/** What holds no page (the file's own description, redirects, errors, other protocols), or one that cannot be read. */
export type NoCapture = { type: 'none'; outcome: 'no_page' | 'too_large' | 'bad_encoding'; detail: string }

/**
 * Reads one record.
 *
 * @param maxBytes of the body, decoded
 * @throws {Error} when the record is shorter than it says
 */
export async function readCapture(record: WARCRecord, maxBytes: number): Promise<Capture | NoCapture> {
  const url = record.warcTargetURI ?? ''
  const bytes = await readPayload(record, maxBytes)
  if (bytes === null) return none('too_large', `${url}: the record is larger than ${maxBytes} bytes`)
  const date = record.warcDate ?? ''
  if (!pageUrl.safeParse(url).success || !timestamp.safeParse(date).success) return none('no_page', url)
  const common = { url, fetchedAt: new Date(date).toISOString(), sha256: sha256Of(record), provenance: null }
  switch (record.warcType) {
    case 'response':
    case 'revisit': {
      const exchange = exchangeOf(record)
      if (exchange === null) return none('no_page', `${url}: no HTTP`)
      const { status, headers } = exchange.response
      const isRevisit = record.warcType === 'revisit'
      if (!isRevisit && (status < 200 || status > 299)) return none('no_page', `${url}: status ${status}`)
      const contentType = headerValue(headers, 'content-type')
      if (isRevisit) return { type: 'revisit', ...common, exchange, contentType, body: new Uint8Array() }
      try {
        const body = await decoded(bytes, [...(record.httpHeaders?.headers ?? [])], maxBytes)
        return { type: 'payload', ...common, exchange, contentType, body }
      } catch (error) {
        if (error instanceof BodyTooLarge) return none('too_large', `${url}: ${error.message}`)
        if (error instanceof UndecodableBody) return none('bad_encoding', `${url}: ${error.message}`)
        throw error
      }
    }
    case 'resource':
    case 'conversion': {
      const contentType = record.warcContentType ?? null
      if (contentType === 'application/warc-fields') return none('no_page', url)
      return { type: 'payload', ...common, exchange: null, contentType, body: bytes }
    }
    default:
      return none('no_page', url)
  }
}

/** Whether a record is about the same capture as the one with this id. */
export function isCompany(record: WARCRecord, id: string): boolean {
  return id !== '' && record.warcConcurrentTo?.includes(id) === true
}

/** Takes over what a record of the same capture adds to it. */
export async function addCompany(record: WARCRecord, capture: Capture | NoCapture): Promise<void> {
  const bytes = await readPayload(record, MAX_METADATA_BYTES)
  if (bytes === null || capture.type === 'none') return
  if (record.warcType === 'metadata') capture.provenance ??= parseProvenance(new TextDecoder().decode(bytes))
  const { method, requestPath, headers } = record.httpHeaders ?? {}
  if (record.warcType === 'request' && capture.exchange !== null && method && requestPath && headers) {
    capture.exchange = { ...capture.exchange, request: { method, target: requestPath, headers: [...headers] } }
  }
}

/** Ours are under a kilobyte. */
const MAX_METADATA_BYTES = 1024 * 1024

const none = (outcome: NoCapture['outcome'], detail: string): NoCapture => ({ type: 'none', outcome, detail })

/** The payload as it stands in the file; null when it is larger than `maxBytes`. Never holds more than that. */
async function readPayload(record: WARCRecord, maxBytes: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of record.reader) {
    length += part.length
    if (length <= maxBytes) parts.push(part)
    else parts.length = 0
  }
  // warcio ends without a word where the file does.
  if (record.reader instanceof LimitReader && record.reader.limit > 0)
    throw new Error('the file ends in the middle of a record')
  return length > maxBytes ? null : Buffer.concat(parts)
}

function exchangeOf({ httpHeaders }: WARCRecord): Exchange | null {
  const status = Number(httpHeaders?.statusCode)
  if (!httpHeaders || !Number.isInteger(status) || status < 100 || status > 599) return null
  const headers = asReceived([...httpHeaders.headers])
  return { request: null, response: { status, statusText: httpHeaders.statusText ?? '', headers } }
}

/** Undoes what a record does to the headers of the wire. */
function asReceived(headers: HeaderList): HeaderList {
  const isKept = (name: string) => name.startsWith(ORIGINAL_PREFIX)
  if (!headers.some(([name]) => isKept(name))) return headers
  return headers
    .filter(([name]) => !WIRE_HEADERS.has(name.toLowerCase()))
    .map(([name, value]) => [isKept(name) ? name.slice(ORIGINAL_PREFIX.length) : name, value])
}

/** Archives keep bodies as they came, or without their encodings; then the headers have other names. */
async function decoded(bytes: Uint8Array, headers: HeaderList, maxBytes: number): Promise<Uint8Array> {
  const isChunked = headerValue(headers, 'transfer-encoding')?.toLowerCase() === 'chunked'
  const whole = isChunked ? await new AsyncIterReader([bytes], null, true).readFully() : bytes
  return decodeContent(whole, headerValue(headers, 'content-encoding') ?? '', maxBytes)
}

function sha256Of(record: WARCRecord): string | null {
  const digest = record.warcPayloadDigest ?? ''
  return /^sha256:[0-9a-f]{64}$/.test(digest) ? digest : null
}
