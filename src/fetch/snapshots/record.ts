import { isUtf8 } from 'node:buffer'
import { randomUUID } from 'node:crypto'
import { WARCRecord, WARCSerializer } from 'warcio'
import type { Exchange, HeaderList } from '../types.ts'
import { type Provenance, provenanceLines } from './provenance.ts'

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
  /** What the server sent, where `body` is what a browser showed of it. */
  original?: Uint8Array
  provenance?: Provenance
}

/** A refetch that brought the same payload as an earlier record, or was told that nothing had changed. */
export type Revisit = Omit<Snapshot, 'body' | 'contentType' | 'original' | 'exchange'> & {
  exchange: Exchange
  /** The record that holds the payload. */
  refersTo: { url: string; fetchedAt: string }
}

/** Of the bytes as they came over the wire, which are not the ones that are kept. */
export const WIRE_HEADERS = new Set(['content-encoding', 'transfer-encoding', 'content-length'])
/** The Internet Archive's way of keeping a header that no longer holds for the record's own bytes. */
export const ORIGINAL_PREFIX = 'X-Archive-Orig-'

const VERSION = 'WARC/1.1'
/** Of what a browser showed. */
const RENDERED_TYPE = 'text/html; charset=utf-8'
/** warcio writes the profile of equal payloads by itself. */
const NOT_MODIFIED_PROFILE = 'http://netpreserve.org/warc/1.1/revisit/server-not-modified'

/** The first record of a file: who wrote it, in what format. */
export function infoRecord(filename: string, date: string): Promise<Uint8Array> {
  const info = { software: 'onrecord', format: 'WARC File Format 1.1', isPartOf: 'onrecord' }
  return gzipped(WARCRecord.createWARCInfo({ filename, date, warcVersion: VERSION }, info))
}

/**
 * The records of one snapshot, its own first: a response (without an exchange a resource; of a page that was rendered
 * what it showed, a conversion of the response behind it), request, metadata.
 */
export function snapshotRecords(snapshot: Snapshot): Promise<Uint8Array[]> {
  const { url, fetchedAt, exchange, body, sha256, original } = snapshot
  const id = recordId()
  const common = { url, date: fetchedAt, warcVersion: VERSION } as const
  const warcHeaders = { 'WARC-Record-ID': id, 'WARC-Payload-Digest': sha256 }
  if (exchange === null) {
    const type = snapshot.contentType ?? 'application/octet-stream'
    const resource = { ...common, type: 'resource' as const, warcHeaders: { ...warcHeaders, 'Content-Type': type } }
    return withCompany([WARCRecord.create(resource, [body])], snapshot, id)
  }
  if (original === undefined) {
    const response = { ...common, type: 'response' as const, warcHeaders, ...responseHead(exchange, body.length) }
    return withCompany([WARCRecord.create(response, [body])], snapshot, id)
  }
  const responseId = recordId()
  const shown = { ...warcHeaders, 'WARC-Refers-To': responseId, 'Content-Type': RENDERED_TYPE }
  const sent = { 'WARC-Record-ID': responseId, 'WARC-Concurrent-To': id }
  const records = [
    WARCRecord.create({ ...common, type: 'conversion', warcHeaders: shown }, [body]),
    WARCRecord.create({ ...common, type: 'response', warcHeaders: sent, ...responseHead(exchange, original.length) }, [
      original,
    ]),
  ]
  return withCompany(records, snapshot, id)
}

/** A revisit record (the head of the new answer and a pointer to the payload it shares with the old one), and its company. */
export function revisitRecords(revisit: Revisit): Promise<Uint8Array[]> {
  const id = recordId()
  const { url, fetchedAt, exchange, sha256, refersTo } = revisit
  const record = WARCRecord.create({
    url,
    date: fetchedAt,
    warcVersion: VERSION,
    type: 'revisit',
    refersToUrl: refersTo.url,
    refersToDate: refersTo.fetchedAt,
    warcHeaders: { 'WARC-Record-ID': id, 'WARC-Payload-Digest': sha256 },
    ...responseHead(exchange, null),
  })
  if (exchange.response.status === 304) record.warcHeaders.headers.set('WARC-Profile', NOT_MODIFIED_PROFILE)
  return withCompany([record], revisit, id)
}

/** What stands beside a record about the same capture: the request that it answers, and what Onrecord knew of the page. */
function withCompany(
  records: WARCRecord[],
  { url, fetchedAt, exchange, provenance }: Pick<Snapshot, 'url' | 'fetchedAt' | 'exchange' | 'provenance'>,
  id: string,
): Promise<Uint8Array[]> {
  const common = {
    url,
    date: fetchedAt,
    warcVersion: VERSION,
    warcHeaders: { 'WARC-Concurrent-To': id },
  } as const
  if (exchange?.request) {
    const { method, target, headers } = exchange.request
    const statusline = `${method} ${target} HTTP/1.1`
    records.push(WARCRecord.create({ ...common, type: 'request', statusline, httpHeaders: asWritten(headers) }))
  }
  if (provenance !== undefined) {
    const block = new TextEncoder().encode(provenanceLines(provenance))
    records.push(WARCRecord.create({ ...common, type: 'metadata' }, [block]))
  }
  return Promise.all(records.map(gzipped))
}

function responseHead(exchange: Exchange, bodyLength: number | null) {
  const { status, statusText, headers } = exchange.response
  const kept = asWritten(headers).map(([name, value]): [string, string] =>
    WIRE_HEADERS.has(name.toLowerCase()) ? [ORIGINAL_PREFIX + name, value] : [name, value],
  )
  if (bodyLength !== null) kept.push(['Content-Length', String(bodyLength)])
  return { statusline: `HTTP/1.1 ${status} ${statusText}`, httpHeaders: kept }
}

/** Header values came to us as Latin-1, and records are written in UTF-8: what was UTF-8 must not be encoded twice. */
function asWritten(headers: HeaderList): [string, string][] {
  return headers.map(([name, value]) => {
    const bytes = Buffer.from(value, 'latin1')
    return [name, isUtf8(bytes) ? bytes.toString('utf8') : value]
  })
}

function recordId(): string {
  return `<urn:uuid:${randomUUID()}>`
}

function gzipped(record: WARCRecord): Promise<Uint8Array> {
  return WARCSerializer.serialize(record, { gzip: true })
}
