/**
 * What reading a WARC file costs: against gunzip alone over the same file (the floor), and in memory.
 *
 *   npm run bench:backfill [captures]
 */
import { createReadStream } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createGunzip } from 'node:zlib'
import { openArchive } from '../src/fetch/snapshots/archive.ts'
import { scanArchive } from '../src/fetch/snapshots/scan.ts'

const captures = Number(process.argv[2] ?? 3_000)
const ROUNDS = 3
const dir = await mkdtemp(join(tmpdir(), 'onrecord-bench-'))

const exchange = {
  request: { method: 'GET', target: '/', headers: [['Host', 'news.example']] as const },
  response: { status: 200, statusText: 'OK', headers: [['Content-Type', 'text/html']] as const },
}
const WORDS = 'the mayor said that a bridge of stone would open in May but not before its council had voted'.split(' ')
/** 100 kB, as news pages are; the same ones each time. */
function page(seed: number): Uint8Array {
  let state = seed + 1
  const word = () => {
    state = (state * 48_271) % 2_147_483_647
    return `${WORDS[state % WORDS.length]}${state % 97}`
  }
  return new TextEncoder().encode(`<p>${Array.from({ length: 15_000 }, word).join(' ')}</p>`)
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1_000
}

try {
  const archive = await openArchive({ dir })
  for (let n = 0; n < captures; n += 1) {
    const sha256 = `sha256:${String(n).padStart(64, '0')}`
    const snapshot = { url: `https://news.example/${n}`, fetchedAt: new Date(0).toISOString(), exchange, sha256 }
    await archive.append({ ...snapshot, body: page(n) })
  }
  await archive.close()
  const file = join(dir, (await readdir(dir))[0]!)

  let bytes = 0
  let read = 0
  let floor = Number.POSITIVE_INFINITY
  let ours = Number.POSITIVE_INFINITY
  let grown = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    const gunzip = async () => {
      bytes = 0
      for await (const chunk of createReadStream(file).pipe(createGunzip())) bytes += chunk.length
    }
    floor = Math.min(floor, await seconds(gunzip))
    globalThis.gc?.()
    const before = process.memoryUsage.rss()
    const scan = async () => {
      read = 0
      for await (const _ of scanArchive(file, { maxBytes: 32 * 1024 * 1024 })) read += 1
    }
    ours = Math.min(ours, await seconds(scan))
    grown = Math.max(grown, process.memoryUsage.rss() - before)
  }
  const MB = 1024 * 1024
  console.log(`${read} captures, ${Math.round(bytes / MB)} MB of records; best of ${ROUNDS}`)
  console.log(`gunzip alone   ${Math.round(bytes / MB / floor)} MB/s`)
  console.log(`scanArchive    ${Math.round(bytes / MB / ours)} MB/s, ${(ours / floor).toFixed(2)} times gunzip`)
  console.log(`memory         ${Math.round(grown / MB)} MB more while scanning`)
} finally {
  await rm(dir, { recursive: true })
}
