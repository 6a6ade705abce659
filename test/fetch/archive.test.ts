import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openArchive } from '../../src/fetch/snapshots/archive.ts'
import { readRecord, UnreadableRecord } from '../../src/fetch/snapshots/read.ts'

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

  it('is a file that other WARC tools can read: gzip members of WARC/1.1 records', async () => {
    const archive = await openArchive({ dir })
    await archive.append(snapshot(1))
    await archive.append(snapshot(2))
    await archive.close()
    const [name] = await readdir(dir)
    expect(name).toMatch(/\.warc\.gz$/)
    const records = gunzipSync(await readFile(join(dir, name!))).toString('latin1')
    const types = [...records.matchAll(/^WARC\/1\.1\r\n(?:[^\r\n]+\r\n)*?WARC-Type: (\w+)\r\n/gm)].map(
      (match) => match[1],
    )
    expect(types).toEqual(['warcinfo', 'response', 'request', 'response', 'request'])
    expect(records).toContain('HTTP/1.1 200 OK')
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
