import { AsyncIterReader, HeadersMultiMap, LimitReader, StatusAndHeadersParser, type WARCRecord } from 'warcio'
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
  /** What the server sent, where `body` is what a browser showed of it. */
  original?: Uint8Array
  /** The payload's hash, where the file states it as "sha256:" and hex digits. */
  sha256: string | null
  /** Null in archives of other tools. */
  provenance: Provenance | null
}

/** An answer that is no page (a redirect, an error), or one that cannot be read. */
export type NoCapture = { type: 'none'; outcome: 'no_page' | 'too_large' | 'bad_encoding'; detail: string }

/** What tools write about their work; other records are answers. */
const NO_ANSWERS = new Set(['warcinfo', 'request', 'metadata', 'continuation'])

/**
 * Reads one record; null when it is none of an answer over HTTP.
 *
 * @param maxBytes of the body, decoded
 * @throws {Error} when the record is shorter than it says
 */
export async function readCapture(record: WARCRecord, maxBytes: number): Promise<Capture | NoCapture | null> {
  const url = record.warcTargetURI ?? ''
  const block = await readBlock(record, maxBytes + MAX_HEAD_BYTES)
  if (NO_ANSWERS.has(record.warcType) || !pageUrl.safeParse(url).success) return null
  if (block === null) return none('too_large', `${url}: the record is larger than ${maxBytes} bytes`)
  const date = record.warcDate ?? ''
  if (!timestamp.safeParse(date).success) return none('no_page', `${url}: the record has no date`)
  const common = { url, fetchedAt: new Date(date).toISOString(), sha256: sha256Of(record), provenance: null }
  switch (record.warcType) {
    case 'response':
      return readResponse(block, common, maxBytes)
    case 'revisit': {
      const { exchange } = await readHttp(block)
      if (exchange === null) return none('no_page', `${url}: no HTTP`)
      const contentType = headerValue(exchange.response.headers, 'content-type')
      return { type: 'revisit', ...common, exchange, contentType, body: new Uint8Array() }
    }
    case 'resource':
    case 'conversion': {
      const contentType = record.warcContentType ?? null
      if (contentType === 'application/warc-fields') return null
      if (block.length > maxBytes) return none('too_large', `${url}: the body is larger than ${maxBytes} bytes`)
      return { type: 'payload', ...common, exchange: null, contentType, body: block }
    }
    default:
      return null
  }
}

type Common = Pick<Capture, 'url' | 'fetchedAt' | 'sha256' | 'provenance'>

async function readResponse(block: Uint8Array, common: Common, maxBytes: number): Promise<Capture | NoCapture> {
  const { url } = common
  const { exchange, wireHeaders, payload } = await readHttp(block)
  if (exchange === null) return none('no_page', `${url}: no HTTP`)
  const { status, headers } = exchange.response
  if (status < 200 || status > 299) return none('no_page', `${url}: status ${status}`)
  try {
    const body = await decoded(payload, wireHeaders, maxBytes)
    return { type: 'payload', ...common, exchange, contentType: headerValue(headers, 'content-type'), body }
  } catch (error) {
    if (error instanceof BodyTooLarge) return none('too_large', `${url}: ${error.message}`)
    if (error instanceof UndecodableBody) return none('bad_encoding', `${url}: ${error.message}`)
    throw error
  }
}

/** Whether a record is about the same capture as the one with this id. */
export function isCompany(record: WARCRecord, id: string): boolean {
  return id !== '' && record.warcConcurrentTo?.includes(id) === true
}

/** Takes over what a record of the same capture adds to it. */
export async function addCompany(
  record: WARCRecord,
  capture: Capture | NoCapture | null,
  maxBytes: number,
): Promise<void> {
  const block = await readBlock(record, maxBytes + MAX_HEAD_BYTES)
  if (block === null || capture === null || capture.type === 'none') return
  if (record.warcType === 'metadata') capture.provenance ??= parseProvenance(new TextDecoder().decode(block))
  if (record.warcType === 'response' && capture.exchange === null) {
    const { exchange, payload } = await readHttp(block)
    capture.exchange = exchange
    capture.original = payload
  }
  if (record.warcType !== 'request' || capture.exchange === null) return
  const { method, requestPath, headers } = (await parseHead(new AsyncIterReader([block]))) ?? {}
  if (!method || !requestPath || !headers) return
  capture.exchange = { ...capture.exchange, request: { method, target: requestPath, headers: [...headers] } }
}

/** What stands in front of a body; the client takes no more. */
const MAX_HEAD_BYTES = 64 * 1024

const none = (outcome: NoCapture['outcome'], detail: string): NoCapture => ({ type: 'none', outcome, detail })

/** What follows a record's own header; null when it is larger than `maxBytes`. Never holds more than that. */
async function readBlock(record: WARCRecord, maxBytes: number): Promise<Uint8Array | null> {
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

/** `exchange` is null for what is no HTTP, such as the answer of a name server. */
async function readHttp(
  block: Uint8Array,
): Promise<{ exchange: Exchange | null; wireHeaders: HeaderList; payload: Uint8Array }> {
  const reader = new AsyncIterReader([block])
  const head = block.length === 0 ? null : await parseHead(reader)
  const payload = await reader.readFully()
  const status = Number(head?.statusCode)
  const wireHeaders = [...(head?.headers ?? [])]
  if (!Number.isInteger(status) || status < 100 || status > 599) return { exchange: null, wireHeaders, payload }
  const response = { status, statusText: head?.statusText ?? '', headers: asReceived(wireHeaders) }
  return { exchange: { request: null, response }, wireHeaders, payload }
}

const parseHead = (reader: AsyncIterReader) =>
  new StatusAndHeadersParser().parse(reader, { headersClass: HeadersMultiMap })

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
  const body = await decodeContent(whole, headerValue(headers, 'content-encoding') ?? '', maxBytes)
  if (body.length > maxBytes) throw new BodyTooLarge(maxBytes)
  return body
}

function sha256Of(record: WARCRecord): string | null {
  const digest = record.warcPayloadDigest ?? ''
  return /^sha256:[0-9a-f]{64}$/.test(digest) ? digest : null
}
