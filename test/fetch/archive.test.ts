import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openArchive } from '../../src/fetch/snapshots/archive.ts'
import { readRecord, UnreadableRecord } from '../../src/fetch/snapshots/read.ts'
import { readWarc } from '../support/warc.ts'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'onrecord-test-'))
})
afterEach(() => rm(dir, { recursive: true, force: true }))

function snapshot(n: number, body: Uint8Array = new TextEncoder().encode(`<p>Page ${n} — “ü”</p>`)) {
  const url = `https://news.example/${n}`
  return {
    url,
    fetchedAt: '2026-02-03T08:00:00.000Z',
    body,
    sha256: `sha256:${createHash('sha256').update(body).digest('hex')}`,
    exchange: {
      request: { method: 'GET', target: `/${n}`, headers: [['host', 'news.example']] as const },
      response: { status: 200, statusText: 'OK', headers: [['content-type', 'text/html']] as const },
    },
  }
}

describe('the archive', () => {
  it('gives back the bytes it was given, by their place', async () => {
    const archive = await openArchive({ dir })
    const given = [
      snapshot(1),
      snapshot(
        2,
        Uint8Array.from({ length: 70_000 }, (_, n) => (n * 31) % 256),
      ),
      snapshot(3, new Uint8Array()),
    ]
    const locations = await Promise.all(given.map((each) => archive.append(each)))
    await archive.close()
    for (const [index, location] of locations.entries()) {
      const { head, body } = await readRecord(dir, location)
      expect(Buffer.from(body).equals(Buffer.from(given[index]!.body))).toBe(true)
      expect(head).toMatchObject({ url: given[index]!.url, sha256: given[index]!.sha256, status: 200 })
    }
  })

  it('is a file that a reader who knows only the standards can read, each record at its place', async () => {
    const archive = await openArchive({ dir })
    const first = await archive.append({
      ...snapshot(1),
      provenance: { page: 'https://news.example/one', via: ['https://news.example/0'], source: ['desk'], hints: {} },
    })
    const revisit = await archive.appendRevisit({
      ...snapshot(1),
      fetchedAt: '2026-02-04T08:00:00.000Z',
      refersTo: { url: 'https://news.example/1', fetchedAt: '2026-02-03T08:00:00.000Z' },
    })
    await archive.close()
    const records = readWarc(await readFile(join(dir, first.file)))
    expect(records.map(({ type }) => type)).toEqual([
      'warcinfo',
      'response',
      'request',
      'metadata',
      'revisit',
      'request',
    ])
    const [info, response, request, metadata, again] = records
    expect(info!.block.toString()).toContain('format: WARC File Format 1.1')
    expect(response!.block.toString()).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
    expect(response!.payload).toEqual(Buffer.from(snapshot(1).body))
    expect(response!.fields).toMatchObject({
      'WARC-Target-URI': 'https://news.example/1',
      'WARC-Date': '2026-02-03T08:00:00.000Z',
      'WARC-Payload-Digest': snapshot(1).sha256,
    })
    expect(request!.block.toString()).toBe('GET /1 HTTP/1.1\r\nhost: news.example\r\n\r\n')
    expect(metadata!.block.toString()).toBe(
      'page: https://news.example/one\r\nvia: https://news.example/0\r\nsource: desk\r\n',
    )
    expect(again!.fields).toMatchObject({
      'WARC-Profile': 'http://netpreserve.org/warc/1.1/revisit/identical-payload-digest',
      'WARC-Refers-To-Target-URI': 'https://news.example/1',
      'WARC-Refers-To-Date': '2026-02-03T08:00:00.000Z',
      'WARC-Payload-Digest': snapshot(1).sha256,
    })
    expect(again!.payload).toHaveLength(0)
    expect(first).toMatchObject({ offset: response!.offset, length: again!.offset - response!.offset })
    expect(revisit.offset).toBe(again!.offset)
  })

  it('keeps heads as they came over the wire, but for what no longer holds of the bytes', async () => {
    const archive = await openArchive({ dir })
    const headers = [
      ['Content-Type', 'text/html'],
      ['Content-Encoding', 'gzip'],
      ['Content-Length', '7'],
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
      // "Zürich" in UTF-8, as Node hands it on.
      ['X-Place', Buffer.from('Zürich').toString('latin1')],
    ] as const
    const given = snapshot(1)
    const { file } = await archive.append({
      ...given,
      exchange: { request: null, response: { status: 203, statusText: 'Fine', headers } },
    })
    await archive.close()
    const records = readWarc(await readFile(join(dir, file)))
    expect(records.map(({ type }) => type)).toEqual(['warcinfo', 'response'])
    expect(records[1]!.block.subarray(0, -given.body.length).toString().split('\r\n')).toEqual([
      'HTTP/1.1 203 Fine',
      'Content-Type: text/html',
      'X-Archive-Orig-Content-Encoding: gzip',
      'X-Archive-Orig-Content-Length: 7',
      'Set-Cookie: a=1',
      'Set-Cookie: b=2',
      'X-Place: Zürich',
      `Content-Length: ${given.body.length}`,
      '',
      '',
    ])
  })

  it('says that a server found nothing modified', async () => {
    const archive = await openArchive({ dir })
    const { file } = await archive.appendRevisit({
      ...snapshot(1),
      exchange: { request: null, response: { status: 304, statusText: 'Not Modified', headers: [['ETag', '"a"']] } },
      refersTo: { url: 'https://news.example/1', fetchedAt: '2026-02-03T08:00:00.000Z' },
    })
    await archive.close()
    expect(readWarc(await readFile(join(dir, file)))[1]).toMatchObject({
      type: 'revisit',
      fields: { 'WARC-Profile': 'http://netpreserve.org/warc/1.1/revisit/server-not-modified' },
    })
  })

  it('begins a new file when one is full, and another in each process', async () => {
    const first = await openArchive({ dir, maxFileBytes: 2_000 })
    for (let n = 0; n < 6; n += 1) await first.append(snapshot(n))
    const second = await openArchive({ dir })
    await second.append(snapshot(7))
    await Promise.all([first.close(), second.close()])
    expect((await readdir(dir)).length).toBeGreaterThan(2)
  })

  it('says which record it cannot read', async () => {
    const archive = await openArchive({ dir })
    const location = await archive.append(snapshot(1))
    await archive.close()
    await truncate(join(dir, location.file), location.offset + 10)
    await expect(readRecord(dir, location)).rejects.toThrow(UnreadableRecord)
    await expect(readRecord(dir, { ...location, file: 'gone.warc.gz' })).rejects.toThrow(/gone\.warc\.gz/)
  })
})
