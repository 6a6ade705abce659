import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openArchive } from '../../src/fetch/snapshots/archive.ts'
import { BrokenArchive, type Scanned, scanArchive } from '../../src/fetch/snapshots/scan.ts'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'onrecord-test-'))
})
afterEach(() => rm(dir, { recursive: true, force: true }))

let ids = 0

/** A record as some tool would write it. */
function record(type: string, fields: Record<string, string>, block: string | Buffer, version = '1.0'): Buffer {
  const bytes = Buffer.from(block)
  ids += 1
  const lines = Object.entries({
    'WARC-Type': type,
    'WARC-Record-ID': `<urn:uuid:00000000-0000-4000-8000-${String(ids).padStart(12, '0')}>`,
    'WARC-Date': '2025-01-05T06:07:08Z',
    ...fields,
    'Content-Length': String(bytes.length),
  }).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.concat([Buffer.from(`WARC/${version}\r\n${lines.join('')}\r\n`), bytes, Buffer.from('\r\n\r\n')])
}

const http = (head: string, body: string | Buffer = '') =>
  Buffer.concat([Buffer.from(`${head}\r\n\r\n`), Buffer.from(body)])

function response(url: string, block: Buffer, fields: Record<string, string> = {}): Buffer {
  const type = 'application/http; msgtype=response'
  return record('response', { 'WARC-Target-URI': url, 'Content-Type': type, ...fields }, block)
}

const page = (n: number) =>
  response(`https://news.example/${n}`, http('HTTP/1.1 200 OK\r\nContent-Type: text/html', `<p>${n}`))
const asGzip = (records: Buffer[]) => Buffer.concat(records.map((each) => gzipSync(each)))

async function scan(file: Buffer, options: { from?: number; maxBytes?: number } = {}): Promise<Scanned[]> {
  const path = join(dir, 'x.warc.gz')
  await writeFile(path, file)
  const found: Scanned[] = []
  for await (const each of scanArchive(path, { maxBytes: 10_000, ...options })) found.push(each)
  return found
}

const bodies = (scanned: Scanned[]) =>
  scanned.map(({ found }) => (found.type === 'none' ? found.outcome : Buffer.from(found.body).toString()))

describe('scanArchive', () => {
  it.each([
    ['a gzip member for each record', asGzip],
    ['one gzip member for all', (records: Buffer[]) => gzipSync(Buffer.concat(records))],
    ['no compression', (records: Buffer[]) => Buffer.concat(records)],
  ])('reads files with %s, and goes on where it stopped', async (_what, pack) => {
    const file = pack([record('warcinfo', {}, 'software: x\r\n'), page(1), page(2), page(3)])
    const all = await scan(file)
    expect(bodies(all)).toEqual(['<p>1', '<p>2', '<p>3'])
    expect(bodies(await scan(file, { from: all[0]!.end }))).toEqual(['<p>2', '<p>3'])
    expect(bodies(await scan(file, { from: all[2]!.end }))).toEqual([])
  })

  it('reads what other tools write', async () => {
    const scanned = await scan(
      asGzip([
        // Common Crawl: request, response, metadata, the old brackets and digests.
        record(
          'request',
          { 'WARC-Target-URI': '<https://news.example/a>', 'Content-Type': 'application/http; msgtype=request' },
          http('GET /a HTTP/1.1\r\nHost: news.example'),
        ),
        response(
          '<https://news.example/a>',
          http('HTTP/1.1 200\r\nContent-Type: text/html; charset=utf-8\r\nX-Crawl-Content-Encoding: gzip', '<p>Straße'),
          { 'WARC-Payload-Digest': 'sha1:QLWQ4J3SJ6IBPZYQ6YYV5LBVGWOMKOSC' },
        ),
        record('metadata', { 'Content-Type': 'application/warc-fields' }, 'fetchTimeMs: 12\r\n'),
        // wget: the body as it came over the wire.
        response(
          'https://news.example/b',
          http(
            'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\nContent-Encoding: br',
            (() => {
              const body = brotliCompressSync('a wire body')
              return Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n0\r\n\r\n')])
            })(),
          ),
        ),
        // Text extracted by somebody else (WET), and a file that came from no exchange.
        record('conversion', { 'WARC-Target-URI': 'https://news.example/c', 'Content-Type': 'text/plain' }, 'plain'),
        record('resource', { 'WARC-Target-URI': 'https://news.example/d', 'Content-Type': 'text/vtt' }, 'WEBVTT'),
      ]),
    )
    expect(scanned.map(({ found }) => found)).toMatchObject([
      {
        url: 'https://news.example/a',
        fetchedAt: '2025-01-05T06:07:08.000Z',
        contentType: 'text/html; charset=utf-8',
        sha256: null,
        exchange: { request: null, response: { status: 200 } },
      },
      { url: 'https://news.example/b', contentType: 'text/plain' },
      { url: 'https://news.example/c', contentType: 'text/plain', exchange: null },
      { url: 'https://news.example/d', contentType: 'text/vtt', exchange: null },
    ])
    expect(bodies(scanned)).toEqual(['<p>Straße', 'a wire body', 'plain', 'WEBVTT'])
  })

  it('gives back all that the archive was given', async () => {
    const archive = await openArchive({ dir })
    const body = new TextEncoder().encode('<p>Page')
    const exchange = {
      request: { method: 'GET', target: '/1?q', headers: [['Host', 'news.example']] as const },
      response: {
        status: 200,
        statusText: 'OK',
        headers: [
          ['Content-Type', 'text/html'],
          ['Content-Encoding', 'gzip'],
          ['Content-Length', '3'],
        ] as const,
      },
    }
    const provenance = {
      page: 'https://news.example/1',
      via: ['https://news.example/0'],
      source: ['desk'],
      hints: { title: 'Line\nbreak', publishedAt: '2026-02-01' },
    }
    const snapshot = { url: 'https://news.example/1?q', fetchedAt: '2026-02-03T08:00:00.123Z', exchange, provenance }
    const sha256 = `sha256:${'a'.repeat(64)}`
    const { file } = await archive.append({ ...snapshot, body, sha256 })
    await archive.appendRevisit({ ...snapshot, sha256, refersTo: { url: snapshot.url, fetchedAt: snapshot.fetchedAt } })
    await archive.close()
    const found: Scanned['found'][] = []
    for await (const each of scanArchive(join(dir, file), { maxBytes: 10_000 })) found.push(each.found)
    expect(found).toEqual([
      { type: 'payload', ...snapshot, body: Buffer.from(body), sha256, contentType: 'text/html' },
      { type: 'revisit', ...snapshot, body: new Uint8Array(), sha256, contentType: 'text/html' },
    ])
  })

  it('passes over what is no page, and says why a page is not read', async () => {
    const ok = 'HTTP/1.1 200 OK\r\nContent-Type: text/html'
    const scanned = await scan(
      asGzip([
        record('response', { 'WARC-Target-URI': 'dns:news.example', 'Content-Type': 'text/dns' }, '192.0.2.1'),
        response('ftp://news.example/a', http(ok, 'x')),
        response('https://user:secret@news.example/a', http(ok, 'x')),
        response('https://news.example/moved', http('HTTP/1.1 301 Moved\r\nLocation: /a')),
        response('https://news.example/nonsense', Buffer.from('no HTTP at all')),
        response('https://news.example/large', http(ok, 'x'.repeat(10_001))),
        response('https://news.example/bomb', http(`${ok}\r\nContent-Encoding: gzip`, gzipSync(Buffer.alloc(20_000)))),
        response('https://news.example/cut', http(`${ok}\r\nContent-Encoding: gzip`, gzipSync('abc').subarray(0, 12))),
        response('https://news.example/undated', http(ok, 'x'), { 'WARC-Date': 'yesterday' }),
        page(1),
      ]),
    )
    expect(bodies(scanned)).toEqual(['no_page', 'no_page', 'too_large', 'too_large', 'bad_encoding', 'no_page', '<p>1'])
  })

  it('takes no metadata for its own that would make an address of something else', async () => {
    const hostile = record(
      'metadata',
      { 'WARC-Concurrent-To': '<urn:uuid:x>', 'Content-Type': 'application/warc-fields' },
      'page: file:///etc/passwd\r\nvia: javascript:x\r\n',
    )
    const first = response('https://news.example/1', http('HTTP/1.1 200 OK', 'x'), { 'WARC-Record-ID': '<urn:uuid:x>' })
    const [scanned] = await scan(asGzip([first, hostile]))
    expect(scanned!.found).toMatchObject({ url: 'https://news.example/1', provenance: null })
  })

  it.each([
    ['is cut short', () => asGzip([page(1), page(2)]).subarray(0, -20), ['<p>1']],
    ['is cut short, not compressed', () => Buffer.concat([page(1), page(2)]).subarray(0, -10), ['<p>1']],
    ['is something else', () => Buffer.from('Dear reader,\nthis is a letter.\n'), []],
    ['is something else, compressed', () => gzipSync('Dear reader'), []],
  ])('says where a file that %s ends', async (_what, file, expected) => {
    const path = join(dir, 'x.warc.gz')
    await writeFile(path, file())
    const found: Scanned[] = []
    const reading = (async () => {
      for await (const each of scanArchive(path, { maxBytes: 10_000 })) found.push(each)
    })()
    await expect(reading).rejects.toThrow(BrokenArchive)
    await expect(reading).rejects.toThrow(/x\.warc\.gz cannot be read beyond byte \d+/)
    expect(bodies(found)).toEqual(expected)
  })
})
