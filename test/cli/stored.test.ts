import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readRecord } from '../../src/fetch/snapshots/read.ts'
import { processWork } from '../../src/runtime/process-work.ts'
import { statement } from '../../src/schemas/statement.ts'
import { readEvents } from '../../src/store/events.ts'
import { findPage, requestFetch } from '../../src/store/pages.ts'
import { stages } from '../../src/workers/topology.ts'
import { openForTest, type TestOnrecord } from '../support/processing.ts'
import { runOnrecord } from '../support/run.ts'
import { type Site, startSite } from '../support/site.ts'

/** What a desk does with what is stored: from the command line, on a page that was edited. */
let site: Site
let test: TestOnrecord
let url = ''

const report = (month: string) => `<html lang="en"><title>Bridge</title><article><h1>Bridge</h1>
<p>Marta Lindqvist, the mayor, said that the bridge will open in ${month}.</p>
<p>"We are ready for the traffic," Lindqvist said.</p></article></html>`

beforeAll(async () => {
  site = await startSite()
  url = `${site.url}/bridge.html`
  test = await openForTest()
  const work = await processWork(test.onrecord, stages)
  site.put('/bridge.html', report('May'))
  await run('add', url)
  await test.untilIdle()
  site.put('/bridge.html', report('October'))
  const page = await findPage(test.onrecord.pool, url)
  await test.onrecord.queues.enqueueFetch(await requestFetch(test.onrecord.pool, [page?.id ?? 0]))
  await test.untilIdle()
  await work.close()
}, 120_000)
afterAll(async () => {
  await test.close()
  await site.close()
})

const run = (...args: string[]) => runOnrecord(args, { env: test.env })

it('shows two revisions side by side', { timeout: 120_000 }, async () => {
  const { stdout, stderr } = await run('diff', url)
  expect(stderr).toBe('')
  const { from, to, text, statements } = JSON.parse(stdout)
  expect([from, to]).toEqual([1, 2])
  expect(text).toHaveLength(1)
  expect(text[0].before[0]).toContain('May')
  expect(text[0].after[0]).toContain('October')
  expect(statements).toMatchObject({ added: [], removed: [], changed: [{ previous: {}, next: {} }] })
  expect(statements.changed[0].next.text).toContain('October')
  expect((await run('diff', url, '--to', '1')).stderr).toMatch(/no revision before 1/)
  expect((await run('diff', url, '--to', '7')).stderr).toMatch(/There is no revision 7 .*; it has 1, 2/)
})

it('exports statements as JSON lines, CSV and Parquet, whole or not at all', { timeout: 120_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-export-'))
  const at = (name: string) => join(folder, name)
  try {
    expect((await run('export', 'statements', at('all.jsonl'))).stdout).toBe(`2 statements in ${at('all.jsonl')}\n`)
    const records = (await readFile(at('all.jsonl'), 'utf8')).trim().split('\n')
    const statements = records.map((line) => statement.parse(JSON.parse(line)))
    expect(statements.map(({ speaker }) => speaker.name)).toEqual(['Marta Lindqvist', 'Marta Lindqvist'])

    await run('export', 'statements', at('all.parquet'), '--status', 'any')
    const rows = await parquetReadObjects({ file: await asyncBufferFromFile(at('all.parquet')) })
    expect(rows).toHaveLength(3)
    const row = rows.find(({ id }) => id === statements[0]?.id)
    expect([row?.text, row?.confidence]).toEqual([statements[0]?.text, statements[0]?.confidence])

    const csv = (await run('export', 'statements', '-', '--format', 'csv', '--text', 'ready')).stdout.trim().split('\n')
    expect(csv).toHaveLength(2)
    expect(csv[0]).toMatch(/^id,kind,text,language,speaker_name,/)
    const none = await run('export', 'statements', '-', '--format', 'csv', '--text', 'nothing')
    expect(none.stdout).toBe(`${csv[0]}\n`)

    expect((await run('export', 'statements', at('all.xls'))).stderr).toMatch(/What format is .*all.xls to have/)
    expect((await run('export', 'statements', at('no/folder.csv'))).stderr).toMatch(/folder.csv cannot be written/)
    expect((await run('export', 'statements', '-', '--format', 'parquet')).stderr).toMatch(/Parquet needs a file/)
    expect((await readdir(folder)).toSorted()).toEqual(['all.jsonl', 'all.parquet'])
  } finally {
    await rm(folder, { recursive: true })
  }
})

it('reads everything again that another version has read, and makes no event where nothing changes', {
  timeout: 120_000,
}, async () => {
  const { pool } = test.onrecord
  expect((await run('reprocess')).stdout).toMatch(/^Nothing to do: everything was read by onrecord@/)
  const before = await readEvents(pool, { after: 0 })
  await pool.query("UPDATE onrecord.snapshots SET extractor = 'onrecord@0.0.1'")
  expect(await run('reprocess')).toMatchObject({ code: 0, stdout: '1 pages read again.\n' })
  expect(await readEvents(pool, { after: 0 })).toEqual(before)
  expect((await run('reprocess')).stdout).toMatch(/^Nothing to do/)
  const again = await run('reprocess', '--before', 'now')
  expect(again).toMatchObject({ code: 0, stdout: '1 pages read again.\n' })
  const [, time = ''] = /go on with --before (\S+)/.exec(again.stderr) ?? []
  expect((await run('reprocess', '--before', time)).stdout).toBe(`Nothing to do: everything was read since ${time}.\n`)
  expect(await readEvents(pool, { after: 0 })).toEqual(before)
  expect((await run('reprocess', '--before', 'soon')).stderr).toMatch(/It is "now", or a time such as/)
})

it('says for how long is kept what a source brings', async () => {
  expect((await run('retention', 'set', 'courier', '--snapshots', '90d')).stdout).toBe(
    'courier: bytes 90 days, all revisions (there is no source of that name now)\n',
  )
  await run('retention', 'set', 'courier', '--revisions', '5')
  expect(JSON.parse((await run('retention', 'list')).stdout)).toEqual({
    ...{ source: 'courier', snapshotDays: 90, revisions: 5 },
  })
  expect((await run('retention', 'set', 'courier', '--snapshots', 'soon')).stderr).toMatch(/number of days/)
}, 120_000)

it('forgets a page, with its bytes', { timeout: 120_000 }, async () => {
  expect((await run('forget', 'Nobody Atall')).stderr).toMatch(/Nobody called "Nobody Atall"/)
  const { stdout, stderr } = await run('forget', url)
  expect(stderr).toBe('')
  expect(JSON.parse(stdout)).toEqual({ pages: 1, statements: 3, erased: 2, left: 0 })
  const { rows } = await test.onrecord.pool.query('SELECT file, "offset", length FROM onrecord.snapshots')
  expect(rows).toHaveLength(2)
  for (const location of rows) {
    await expect(readRecord(join(test.onrecord.dataFolder, 'snapshots'), location)).rejects.toThrow('it was erased')
  }
  expect((await run('statements')).stdout).toBe('')
  expect((await run('forget', `${url}/else`)).stderr).toMatch(/There is no page/)
})
