import { WARCRecord, WARCSerializer } from 'warcio'
import type { Exchange, HeaderList } from '../types.ts'

/** The bytes of one response and where they came from. */
export type Snapshot = {
  url: string
  /** RFC 3339. */
  fetchedAt: string
  /** Null for bytes that came from no exchange (a file, standard input). */
  exchange: Exchange | null
  /** Without transfer and content encodings. */
  body: Uint8Array
  /** "sha256:" and 64 hex digits, of `body`. */
  sha256: string
  /** Said by whoever gave the bytes; only looked at without an exchange. */
  contentType?: string
}

/** A refetch that brought the same payload as an earlier record. */
export type Revisit = Omit<Snapshot, 'body' | 'contentType' | 'exchange'> & {
  exchange: Exchange
  /** The record that holds the payload. */
  refersTo: { url: string; fetchedAt: string }
}

/** Of the bytes as they came over the wire, which are not the ones that are kept. */
const WIRE_HEADERS = new Set(['content-encoding', 'transfer-encoding', 'content-length'])
/** The Internet Archive's way of keeping a header that no longer holds for the record's own bytes. */
const ORIGINAL_PREFIX = 'X-Archive-Orig-'

/** The first record of a file: who wrote it, in what format. */
export function infoRecord(filename: string, date: string): Promise<Uint8Array> {
  const info = { software: 'onrecord', format: 'WARC File Format 1.1', isPartOf: 'onrecord' }
  return gzipped(WARCRecord.createWARCInfo({ filename, date, warcVersion: 'WARC/1.1' }, info))
}

/** A response record, or without an exchange a resource record: one gzip member. */
export function snapshotRecord(snapshot: Snapshot, id: string): Promise<Uint8Array> {
  const { url, fetchedAt, exchange, body, sha256, contentType } = snapshot
  const common = { url, date: fetchedAt, warcVersion: 'WARC/1.1' as const }
  const warcHeaders = { 'WARC-Record-ID': id, 'WARC-Payload-Digest': sha256 }
  if (exchange === null) {
    const type = contentType ?? 'application/octet-stream'
    const resource = { ...common, type: 'resource' as const, warcHeaders: { ...warcHeaders, 'Content-Type': type } }
    return gzipped(WARCRecord.create(resource, [body]))
  }
  const response = { ...common, type: 'response' as const, warcHeaders, ...responseHead(exchange, body.length) }
  return gzipped(WARCRecord.create(response, [body]))
}

/** A revisit record: the head of the new answer and a pointer to the payload it had in common with the old one. */
export function revisitRecord(
  { url, fetchedAt, exchange, sha256, refersTo }: Revisit,
  id: string,
): Promise<Uint8Array> {
  const record = WARCRecord.create({
    url,
    date: fetchedAt,
    warcVersion: 'WARC/1.1',
    type: 'revisit',
    refersToUrl: refersTo.url,
    refersToDate: refersTo.fetchedAt,
    warcHeaders: { 'WARC-Record-ID': id, 'WARC-Payload-Digest': sha256 },
    ...responseHead(exchange, null),
  })
  return gzipped(record)
}

/** The request that the record `concurrentTo` answers. */
export function requestRecord(
  exchange: Exchange,
  url: string,
  date: string,
  concurrentTo: string,
): Promise<Uint8Array> {
  const { method, target, headers } = exchange.request
  const record = WARCRecord.create({
    url,
    date,
    warcVersion: 'WARC/1.1',
    type: 'request',
    statusline: `${method} ${target} HTTP/1.1`,
    httpHeaders: mutable(headers),
    warcHeaders: { 'WARC-Concurrent-To': concurrentTo },
  })
  return gzipped(record)
}

function responseHead(exchange: Exchange, bodyLength: number | null) {
  const { status, statusText, headers } = exchange.response
  const kept = mutable(headers).map(([name, value]): [string, string] =>
    WIRE_HEADERS.has(name.toLowerCase()) ? [ORIGINAL_PREFIX + name, value] : [name, value],
  )
  if (bodyLength !== null) kept.push(['Content-Length', String(bodyLength)])
  return { statusline: `HTTP/1.1 ${status} ${statusText}`, httpHeaders: kept }
}

function mutable(headers: HeaderList): [string, string][] {
  return headers.map(([name, value]) => [name, value])
}

function gzipped(record: WARCRecord): Promise<Uint8Array> {
  return WARCSerializer.serialize(record, { gzip: true })
}
