import { createReadStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { WARCParser } from 'warcio'
import { openArchive } from '../../src/fetch/snapshots/archive.ts'
import { eraseRecord } from '../../src/fetch/snapshots/erase.ts'
import { readRecord } from '../../src/fetch/snapshots/read.ts'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'onrecord-erase-'))
})
afterEach(() => rm(dir, { recursive: true }))

const AT = '2026-03-02T10:00:00.000Z'
const snapshot = (n: number) => ({
  ...{ url: `https://news.example/${n}`, fetchedAt: AT, exchange: null, contentType: 'text/plain' },
  body: new TextEncoder().encode(`secret ${n}`.repeat(50)),
  sha256: `sha256:${String(n).repeat(64)}`,
})

it('makes one record unreadable and leaves a file that tools can read', async () => {
  const archive = await openArchive({ dir })
  const locations = [
    await archive.append(snapshot(1)),
    await archive.append(snapshot(2)),
    await archive.append(snapshot(3)),
  ]
  await archive.close()
  const [first, second, third] = locations as [(typeof locations)[0], (typeof locations)[0], (typeof locations)[0]]
  const before = await stat(join(dir, second.file))
  expect(await eraseRecord(dir, second, AT)).toBe(true)
  expect((await stat(join(dir, second.file))).size).toBe(before.size)
  await expect(readRecord(dir, second)).rejects.toThrow('it was erased')
  for (const [n, location] of [
    [1, first],
    [3, third],
  ] as const) {
    expect(new TextDecoder().decode((await readRecord(dir, location)).body)).toContain(`secret ${n}`)
  }
  const types: (string | null)[] = []
  for await (const record of new WARCParser(createReadStream(join(dir, second.file)))) {
    types.push(record.warcType)
    const text = new TextDecoder().decode(await record.readFully(false))
    expect(text).not.toContain('secret 2')
  }
  expect(types).toEqual(['warcinfo', 'resource', 'metadata', 'resource'])
})

it('says that a file is not here', async () => {
  expect(await eraseRecord(dir, { file: 'elsewhere.warc.gz', offset: 0, length: 100 }, AT)).toBe(false)
})
