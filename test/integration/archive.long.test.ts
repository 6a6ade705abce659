import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openArchive } from '../../src/fetch/snapshots/archive.ts'
import { processWork } from '../../src/runtime/process-work.ts'
import { stampNow } from '../../src/runtime/stamp.ts'
import type { Statement } from '../../src/schemas/statement.ts'
import { addPages, requestFetch } from '../../src/store/pages.ts'
import { listRecords } from '../../src/store/records.ts'
import { searchStatements } from '../../src/store/search.ts'
import { getStatement } from '../../src/store/statements.ts'
import { readStatus } from '../../src/store/status.ts'
import { type ExtractPool, openExtractPool } from '../../src/workers/extract-pool.ts'
import { stages } from '../../src/workers/topology.ts'
import { verifyStatement } from '../../src/workers/verify.ts'
import { openForTest, type TestOnrecord } from '../support/processing.ts'
import { runOnrecord, startOnrecord } from '../support/run.ts'
import { type Site, startSite } from '../support/site.ts'
import { type PlainRecord, readWarc } from '../support/warc.ts'

const article = (speech: string, head = '') => `<html lang="en"><head><title>Bridge</title>${head}</head><article>
<h1>Bridge</h1><p>Marta Lindqvist, the mayor, said that ${speech}.</p>
<p>"We are ready for the traffic," Lindqvist said.</p></article></html>`

// Each command is a process of its own, and the machine may be busy.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

let site: Site
let source: TestOnrecord
let folder: string
let exported: string

beforeAll(async () => {
  site = await startSite()
  site.put('/bridge.html', article('the bridge will open in May'))
  // The same bytes under a second address.
  site.put('/mobile/bridge.html', article('the bridge will open in May'))
  site.put('/private.html', article('the tunnel will close', '<meta name="robots" content="noarchive">'))
  source = await openForTest()
  folder = await mkdtemp(join(tmpdir(), 'onrecord-test-'))
  exported = join(folder, 'all.warc.gz')
  const work = await processWork(source.onrecord, stages)
  const paths = [
    '/bridge.html',
    '/mobile/bridge.html',
    '/private.html',
    '/interviews/marit-solheim.html',
    '/podcast/episode-41.vtt',
  ]
  const { pool, queues } = source.onrecord
  for (const path of paths) {
    const { added } = await addPages(pool, [{ url: `${site.url}${path}`, hints: { publishedAt: '2025-01-15' } }])
    await queues.enqueueFetch(added)
    await source.untilIdle()
  }
  // Unchanged by the server's word, changed and changed back, and sent again as it was.
  await fetchAgain()
  site.put('/bridge.html', article('the bridge will open in June'))
  await fetchAgain()
  site.put('/bridge.html', article('the bridge will open in May'))
  await fetchAgain()
  await work.close()
  expect(await run(['export', 'warc', exported, '--json'])).toMatchObject({ code: 0, stderr: '' })
})
afterAll(async () => {
  await source.close()
  await site.close()
  await rm(folder, { recursive: true, force: true })
})

const run = (args: string[], env = source.env) => runOnrecord(args, { env })

async function fetchAgain(): Promise<void> {
  const { pool, queues } = source.onrecord
  const { rows } = await pool.query<{ id: number }>("SELECT id FROM onrecord.pages WHERE state <> 'alias'")
  await queues.enqueueFetch(
    await requestFetch(
      pool,
      rows.map(({ id }) => id),
    ),
  )
  await source.untilIdle()
}

async function ids({ onrecord }: TestOnrecord, path = ''): Promise<string[]> {
  const { statements } = await searchStatements(onrecord.pool, { limit: 1_000 })
  return statements
    .filter(({ target }) => target.source?.includes(path))
    .map(({ id }) => id)
    .toSorted()
}

const records = async (file: string): Promise<PlainRecord[]> => readWarc(await readFile(file))
const captures = (all: PlainRecord[]) => all.filter(({ type }) => ['response', 'revisit'].includes(type))
const about = (all: PlainRecord[], path: string) =>
  captures(all).filter(({ fields }) => fields['WARC-Target-URI'] === `${site.url}${path}`)

describe('the archive of a crawl', () => {
  it('holds each payload once, and a revisit for each time that it came again', async () => {
    const all = await records(exported)
    expect(about(all, '/bridge.html').map(({ type }) => type)).toEqual(['response', 'revisit', 'response', 'revisit'])
    const [first, unmodified, , back] = about(all, '/bridge.html')
    expect(unmodified!.fields).toMatchObject({
      'WARC-Profile': 'http://netpreserve.org/warc/1.1/revisit/server-not-modified',
      'WARC-Refers-To-Target-URI': `${site.url}/bridge.html`,
      'WARC-Refers-To-Date': first!.fields['WARC-Date'],
    })
    expect(back!.fields).toMatchObject({
      'WARC-Profile': 'http://netpreserve.org/warc/1.1/revisit/identical-payload-digest',
      'WARC-Payload-Digest': first!.fields['WARC-Payload-Digest'],
    })
    // The second address of the same bytes has no payload of its own.
    expect(about(all, '/mobile/bridge.html').map(({ type }) => type)).toEqual([
      'revisit',
      'revisit',
      'revisit',
      'revisit',
    ])
    expect((await readStatus(source.onrecord.pool)).snapshots).toBe(6)
  })

  it('keeps nothing of a page whose publisher asks for that, but its statements', async () => {
    expect(await ids(source, '/private.html')).toHaveLength(2)
    const folder = join(source.env.ONRECORD_DATA!, 'snapshots')
    for (const name of await readdir(folder)) {
      const all = await records(join(folder, name))
      expect(all.map(({ fields, block }) => `${fields['WARC-Target-URI']} ${block}`).join('\n')).not.toMatch(
        /private\.html|tunnel/,
      )
    }
    expect(about(await records(exported), '/private.html')).toEqual([])
  })

  it('is exported in part by source, address and time', async () => {
    const file = join(folder, 'some.warc.gz')
    await run(['export', 'warc', file, '--url', `${site.url}/podcast/`])
    const urls = captures(await records(file)).map(({ fields }) => fields['WARC-Target-URI'])
    expect(new Set(urls)).toEqual(new Set([`${site.url}/podcast/episode-41.vtt`]))
    const { pool } = source.onrecord
    expect(await listRecords(pool, { to: '2020-01-01' })).toEqual([])
    expect(await listRecords(pool, { sources: ['nobody'] })).toEqual([])
    expect(await run(['export', 'warc', file, '--from', 'then'])).toMatchObject({ code: 2 })
    expect(await run(['export', 'warc', join(folder, 'no', 'such', 'folder')])).toMatchObject({ code: 2 })
  })
})

describe('verify', () => {
  let extractPool: ExtractPool
  beforeAll(() => {
    extractPool = openExtractPool({ threads: 1 })
  })
  afterAll(() => extractPool.close())

  async function verify(id: string | undefined) {
    const snapshotFolder = join(source.env.ONRECORD_DATA!, 'snapshots')
    return verifyStatement({ pool: source.onrecord.pool, extractPool, snapshotFolder, stamp: stampNow }, id ?? '')
  }

  it.each(['/bridge.html', '/mobile/', '/interviews/', '/podcast/'])('proves the statements of %s', async (path) => {
    const stored = await ids(source, path)
    expect(stored).not.toEqual([])
    for (const id of stored) {
      const verification = await verify(id)
      expect(verification).toMatchObject({ verdict: 'proved', record: { offset: expect.any(Number) } })
      expect(verification?.checks.map(({ name }) => name)).toEqual([
        'hash',
        'document',
        'quote',
        'position',
        'statement',
      ])
    }
  })

  it('tells by its exit code', async () => {
    const [good] = await ids(source, '/bridge.html')
    const [unkept] = await ids(source, '/private.html')
    expect(await run(['verify', good!])).toMatchObject({ code: 0, stdout: expect.stringContaining('"proved"') })
    const { code, stdout } = await run(['verify', good!, unkept!])
    expect(code).toBe(3)
    expect(JSON.parse(stdout.trim().split('\n')[1]!)).toMatchObject({
      verdict: 'unprovable',
      reason: expect.stringContaining('no copy'),
    })
    expect(await run(['verify', 'st_nothing'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('st_nothing'),
    })
  })

  it('refutes what the record does not bear out', async () => {
    const { pool } = source.onrecord
    const [id] = await ids(source, '/podcast/')
    const record = (await getStatement(pool, id!))!
    const forged = async (change: Partial<Statement>) => {
      const forgery = { ...record, ...change }
      await pool.query('UPDATE onrecord.statements SET record = $2 WHERE id = $1', [id, forgery])
      return verify(id)
    }
    const { target, speaker } = record
    const [, ...rest] = target.selector
    const selector = [{ type: 'TextQuoteSelector', exact: 'No', prefix: '', suffix: '!' } as const, ...rest]
    const refuted = (reason: string) => ({ verdict: 'refuted', reason: expect.stringContaining(reason) })
    expect(await forged({ text: 'Something else.' })).toMatchObject(refuted('words'))
    expect(await forged({ speaker: { ...speaker, name: 'Somebody Else' } })).toMatchObject(refuted('speaker'))
    expect(await forged({ target: { ...target, selector } })).toMatchObject(refuted('"No"'))
    expect(await forged({})).toMatchObject({ verdict: 'proved' })
  })

  it('tells a record that was altered from one that is away', async () => {
    const [id] = await ids(source, '/interviews/')
    const { record } = (await verify(id))!
    const { file, offset, length } = record!
    const path = join(source.env.ONRECORD_DATA!, 'snapshots', file)
    const bytes = await readFile(path)
    const broken = Buffer.from(bytes).fill(0x55, offset + 500, offset + 520)
    await writeFile(path, broken)
    expect(await verify(id)).toMatchObject({ verdict: 'refuted' })

    // A whole record with other bytes in it.
    const archive = await openArchive({ dir: folder })
    const body = new TextEncoder().encode('<p>Forged')
    const snapshot = { url: 'https://x.example/', fetchedAt: '2026-01-01T00:00:00.000Z', exchange: null, body }
    const forged = await archive.append({ ...snapshot, sha256: `sha256:${'0'.repeat(64)}` })
    await archive.close()
    const member = (await readFile(join(folder, forged.file))).subarray(forged.offset)
    await writeFile(path, Buffer.concat([bytes.subarray(0, offset), member, Buffer.alloc(length - member.length)]))
    expect(await verify(id)).toMatchObject({ verdict: 'refuted', checks: [{ name: 'hash', holds: false }] })

    await rename(path, `${path}.away`)
    expect(await verify(id)).toMatchObject({ verdict: 'unprovable', reason: expect.stringContaining(file) })
    await rename(`${path}.away`, path)
    await writeFile(path, bytes)
    expect(await verify(id)).toMatchObject({ verdict: 'proved' })
  })
})

describe('backfill', () => {
  const fresh = async () => {
    const target = await openForTest()
    // Nothing may be fetched: no address is allowed.
    return { target, env: { ...target.env, ONRECORD_ALLOW_NET: '' } }
  }

  it('makes of an exported archive the statements that the crawl made, without asking for a page', async () => {
    const { target, env } = await fresh()
    try {
      const asked = site.requests.length
      const { code, stdout } = await run(['backfill', exported], env)
      expect(code).toBe(0)
      expect(JSON.parse(stdout)).toMatchObject({ ended: true, outcomes: { added: 5 } })
      const archived = (await ids(source)).filter(Boolean)
      const secret = await ids(source, '/private.html')
      expect(await ids(target)).toEqual(archived.filter((id) => !secret.includes(id)))
      expect(site.requests.length).toBe(asked)
      const { pages } = await readStatus(target.onrecord.pool)
      expect(pages).toMatchObject({ fetched: 4, new: 0, waiting: 0 })
      const { rows } = await target.onrecord.pool.query('SELECT DISTINCT next_fetch_at, hints FROM onrecord.pages')
      expect(rows).toEqual([{ next_fetch_at: null, hints: { publishedAt: '2025-01-15' } }])
      const [id] = await ids(target)
      expect(await run(['verify', id!], env)).toMatchObject({ code: 0 })

      // Again, under another name: nothing is new.
      const moved = join(folder, 'moved.warc.gz')
      await cp(exported, moved)
      const before = await readStatus(target.onrecord.pool)
      expect(await run(['backfill', moved], env)).toMatchObject({ code: 0 })
      expect(await readStatus(target.onrecord.pool)).toEqual(before)
    } finally {
      await target.close()
    }
  })

  it('goes on where it was killed, and loses nothing', async () => {
    const { target, env } = await fresh()
    const { pool } = target.onrecord
    try {
      for (let kills = 0; kills < 2; kills += 1) {
        const before = (await readStatus(pool)).snapshots
        const child = startOnrecord(['backfill', exported], env)
        const ended = new Promise((resolve) => child.once('close', resolve))
        await Promise.race([
          ended,
          expect.poll(async () => (await readStatus(pool)).snapshots, { timeout: 200_000 }).toBeGreaterThan(before),
        ])
        child.kill('SIGKILL')
        await ended
      }
      expect(await run(['backfill', exported], env)).toMatchObject({ code: 0 })
      const secret = await ids(source, '/private.html')
      expect(await ids(target)).toEqual((await ids(source)).filter((id) => !secret.includes(id)))
      expect((await readStatus(pool)).unextracted).toBe(0)
    } finally {
      await target.close()
    }
  })

  it('takes in what stands before the place where a file breaks, and says so', async () => {
    const { target, env } = await fresh()
    try {
      const file = join(folder, 'cut.warc.gz')
      const whole = await readFile(exported)
      await writeFile(file, whole.subarray(0, whole.length - 100))
      const { code, stderr } = await run(['backfill', file], env)
      expect(code).toBe(1)
      expect(stderr).toMatch(/cut\.warc\.gz cannot be read beyond byte \d+/)
      expect((await ids(target)).length).toBeGreaterThan(0)
      const nothing = join(folder, 'nothing.warc.gz')
      await writeFile(nothing, '')
      expect(await run(['backfill', nothing], env)).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('"added":0'),
      })
      expect(await run(['backfill', join(folder, 'none')], env)).toMatchObject({ code: 2 })
    } finally {
      await target.close()
    }
  })

  it('puts the pages of a list into the frontier, once', async () => {
    const { target, env } = await fresh()
    try {
      const list = join(folder, 'urls.txt')
      await writeFile(list, `# Interviews\n${site.url}/bridge.html\n${site.url}/bridge.html#top\n\nnot a url\n`)
      const first = await run(['backfill', list], env)
      expect(first).toMatchObject({ code: 1, stderr: expect.stringContaining('not a url is not taken') })
      expect(JSON.parse(first.stdout)).toMatchObject({ outcomes: { added: 1, refused: 1 } })
      expect(JSON.parse((await run(['backfill', list], env)).stdout)).toMatchObject({
        outcomes: { added: 0, known: 1 },
      })
      expect((await readStatus(target.onrecord.pool)).pages).toMatchObject({ new: 1 })
    } finally {
      await target.close()
    }
  })
})
