import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { processWork } from '../../src/runtime/process-work.ts'
import { event, statement } from '../../src/schemas/index.ts'
import { stages } from '../../src/workers/topology.ts'
import { openForTest, type TestOnrecord } from '../support/processing.ts'
import { runOnrecord } from '../support/run.ts'
import { type Site, startSite } from '../support/site.ts'

const REPORT = `<html lang="en"><title>Bridge</title><article><h1>Bridge</h1>
<p>Marta Lindqvist, the mayor, said that the bridge will open in May.</p>
<p>"We are ready for the traffic," Lindqvist said.</p></article></html>`

let site: Site
let test: TestOnrecord
let stop: () => Promise<void>
beforeAll(async () => {
  site = await startSite()
  site.put('/bridge.html', REPORT)
  test = await openForTest()
  const work = await processWork(test.onrecord, stages)
  stop = async () => {
    await work.close()
    await test.close()
    await site.close()
  }
})
afterAll(() => stop())

const run = (...args: string[]) => runOnrecord(args, { env: test.env })
const lines = (stdout: string): unknown[] =>
  stdout
    .trim()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

describe('the three uses, from the command line', () => {
  it('enqueues a page, processes it, and hands its statements to a subscriber', async () => {
    const subscribed = await run('subscribe', 'desk', '--speaker', 'Marta Lindqvist')
    expect(JSON.parse(subscribed.stdout)).toMatchObject({ name: 'desk', added: true, queue: 'statements-desk' })

    const added = await run('add', `${site.url}/bridge.html`, `${site.url}/bridge.html#top`)
    expect(JSON.parse(added.stdout)).toEqual({ added: 1, known: 0, refused: [] })

    const followed = await run('follow', 'desk', '--json', '--until-idle')
    expect(followed.stderr).toBe('')
    const events = lines(followed.stdout).map((line) => event.parse(line))
    expect(events.map(({ op }) => op)).toEqual(['ADD', 'ADD'])

    const stored = await run('statements', '--speaker', 'Lindqvist')
    expect(
      lines(stored.stdout)
        .map((line) => statement.parse(line).id)
        .toSorted(),
    ).toEqual(events.map((each) => each.statement.id).toSorted())
    expect((await run('statements', '--search', 'traffic')).stdout).toContain('ready for the traffic')
    expect((await run('statements', '--speaker', 'Somebody Else')).stdout).toBe('')

    const again = await run('follow', 'desk', '--json', '--until-idle')
    expect(again.stdout).toBe('')
  })

  it('tells counts and idleness', async () => {
    const { code, stdout } = await run('status', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      idle: true,
      pages: { fetched: 1 },
      documents: 1,
      statements: { usable: 2 },
      events: { count: 2 },
      queues: { fetch: { waiting: 0, active: 0 }, 'statements-desk': { waiting: 0 } },
    })
  })

  it('manages sources', async () => {
    const add = await run('sources', 'add', `${site.url}/feed.xml`, '--name', 'site', '--every', '6h')
    expect(JSON.parse(add.stdout)).toMatchObject({
      name: 'site',
      schedule: { type: 'every', seconds: 21_600 },
      added: true,
    })
    const ran = await run('sources', 'run', 'site', '--wait', '--json')
    expect(ran.code).toBe(0)
    // The run that adding it began may be over by now, or be this one.
    const read = expect.stringMatching(/^(discovered|unchanged)$/)
    expect(JSON.parse(ran.stdout)).toMatchObject({ name: 'site', outcome: read })
    expect((await run('sources', 'pause', 'site')).stdout).toBe('site: paused\n')
    const [listed] = lines((await run('sources', 'list')).stdout)
    expect(listed).toMatchObject({ name: 'site', state: 'paused', lastOutcome: read })
    expect(JSON.parse((await run('sources', 'remove', 'site', '--json')).stdout)).toEqual({
      name: 'site',
      done: 'removed',
    })
    expect((await run('sources', 'list')).stdout).toBe('')
  })

  it('lists, pauses, rewinds and removes subscriptions', { timeout: 120_000 }, async () => {
    await run('subscribe', 'other', '--from', 'now')
    const [desk, other] = lines((await run('subscriptions', 'list')).stdout)
    expect(desk).toMatchObject({ name: 'desk', lag: 0, outstanding: 0, dead: 0 })
    expect(other).toMatchObject({ name: 'other', state: 'active' })
    expect((await run('subscriptions', 'pause', 'other')).stdout).toBe('other: paused\n')
    expect((await run('follow', 'other')).stderr).toMatch(/"other" is paused/)
    expect((await run('subscriptions', 'rewind', 'desk', '--to', '2020-01-01')).stdout).toBe(
      'desk: goes on after seq 0\n',
    )
    expect(lines((await run('follow', 'desk', '--json', '--until-idle')).stdout)).toHaveLength(2)
    expect((await run('subscriptions', 'dead', 'desk')).stdout).toBe('')
    expect((await run('subscriptions', 'redrive', 'desk')).stdout).toBe('desk: 0 to be delivered again\n')
    expect((await run('subscriptions', 'remove', 'other')).code).toBe(0)
    expect((await run('subscriptions', 'remove', 'other')).code).toBe(1)
  })
})

describe('mistakes', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'onrecord-test-'))
    await writeFile(join(folder, 'a-file'), '')
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  async function closedPort(): Promise<number> {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const address = server.address()
    await new Promise((resolve) => server.close(resolve))
    return typeof address === 'object' && address !== null ? address.port : 0
  }

  it.each([
    [['add'], /Nothing to add/],
    [['add', 'file:///etc/passwd'], /file:\/\/\/etc\/passwd is not taken/],
    [['add', 'not a url'], /not a url is not taken/],
    [['add', '--file', '/no/such/list'], /\/no\/such\/list cannot be read/],
    [['subscribe', 'Not A Name'], /"Not A Name" cannot be a name/],
    [['subscribe', 'desk2', '--act', 'shout'], /filter is wrong/],
    [['subscribe', 'desk2', '--from', 'yesterday'], /--from/],
    [['subscriptions', 'rewind', 'nobody', '--to', 'start'], /There is no subscription "nobody"/],
    [['subscriptions', 'redrive', 'desk', 'all'], /It is a seq/],
    [['diff', 'doc_none'], /There is no document "doc_none"/],
    [['follow', 'nobody'], /There is no subscription "nobody"/],
    [['sources', 'run', 'nothing'], /There is no source "nothing"/],
    [['sources', 'add', 'https://news.example/', '--name', 'x', '--cron', 'now and then'], /cron "now and then"/],
    [['work', '--stage', 'cook'], /cook/],
    [['statements', '--limit', 'some'], /--limit/],
    [['status', '--log-level', 'loud'], /LOG_LEVEL/],
  ])('says what is wrong with %j', async (args, message) => {
    const { code, stderr } = await run(...args)
    expect(code).toBeGreaterThan(0)
    expect(stderr).toMatch(message)
    expect(stderr).not.toMatch(/^\s+at /m)
  })

  it('says which server is not there', async () => {
    const port = await closedPort()
    const noDatabase = await runOnrecord(['status'], { env: { DATABASE_URL: `postgres://x:y@127.0.0.1:${port}/z` } })
    expect(noDatabase.code).toBe(69)
    expect(noDatabase.stderr).toMatch(/PostgreSQL/)
    const noRedis = await runOnrecord(['status'], { env: { ...test.env, REDIS_URL: `redis://127.0.0.1:${port}` } })
    expect(noRedis.code).toBe(69)
    expect(noRedis.stderr).toMatch(/Redis at 127\.0\.0\.1:\d+ \(REDIS_URL\)/)
    for (const { stderr } of [noDatabase, noRedis]) expect(stderr).not.toMatch(/^\s+at /m)
  })

  it('says that the data folder cannot be used', async () => {
    const { code, stderr } = await runOnrecord(['status'], { env: { ONRECORD_DATA: join(folder, 'a-file', 'data') } })
    expect(code).toBe(69)
    expect(stderr).toContain('a-file')
    expect(stderr).not.toMatch(/^\s+at /m)
  })

  it('finds out in the doctor', async () => {
    const port = await closedPort()
    const good = await run('doctor', '--json')
    expect(JSON.parse(good.stdout)).toMatchObject({ ok: true })
    const bad = await runOnrecord(['doctor', '--json'], { env: { DATABASE_URL: `postgres://x:y@127.0.0.1:${port}/z` } })
    expect(bad.code).toBe(1)
    expect(JSON.parse(bad.stdout)).toMatchObject({ ok: false })
  })
})
