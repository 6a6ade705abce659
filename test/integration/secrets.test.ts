import { readdir, readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { processWork } from '../../src/runtime/process-work.ts'
import { listOutcomes } from '../../src/store/outcomes.ts'
import { addPages, requestFetch } from '../../src/store/pages.ts'
import { addSource } from '../../src/store/sources.ts'
import { readStatus } from '../../src/store/status.ts'
import { stages } from '../../src/workers/topology.ts'
import { openForTest, type TestOnrecord } from '../support/processing.ts'

const SECRET = 'a-key-that-nobody-may-see'
const REPORT =
  '<html lang="en"><article><h1>Bridge</h1><p>Marta Lindqvist said that it will open in May.</p></article></html>'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

let server: Server
let url: string
let test: TestOnrecord
beforeAll(async () => {
  server = createServer(({ headers }, response) => {
    const isLetIn = headers.cookie === `session=${SECRET}`
    response.setHeader('Content-Type', 'text/html').setHeader('Set-Cookie', `session=${SECRET}`)
    response.writeHead(isLetIn ? 200 : 403).end(isLetIn ? REPORT : 'Subscribers only')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  test = await openForTest()
})
afterEach(() => vi.unstubAllEnvs())
afterAll(async () => {
  await test.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

it('lets a source in by a secret that is stored nowhere', async () => {
  const { onrecord, untilIdle, env } = test
  const { pool, queues } = onrecord
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is how secrets are named
  const request = { headers: { Cookie: 'session=${TEST}' } }
  await addSource(pool, {
    name: 'paid',
    url: `${url}/list`,
    kind: 'list',
    schedule: { type: 'every', seconds: 900 },
    request,
  })
  await pool.query("UPDATE onrecord.sources SET state = 'paused'")
  const { added } = await addPages(pool, [{ url: `${url}/bridge` }])

  const without = await processWork(onrecord, stages)
  await queues.enqueueFetch(added)
  await expect
    .poll(async () => (await listOutcomes(pool, { stage: 'fetch' }))[0], { timeout: 120_000 })
    .toMatchObject({
      code: 'misconfigured',
      detail: expect.stringContaining('ONRECORD_SECRET_TEST'),
    })
  await without.close()

  vi.stubEnv('ONRECORD_SECRET_TEST', SECRET)
  const work = await processWork(onrecord, stages)
  await queues.enqueueFetch(await requestFetch(pool, [added[0]!.id]))
  await untilIdle()
  await work.close()
  expect((await readStatus(pool)).statements.usable).toBe(1)

  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  )
  expect(tables.length).toBeGreaterThan(10)
  for (const { name } of tables) {
    const { rows } = await pool.query<{ line: string }>(`SELECT t::text AS line FROM ${name} t`)
    expect(rows.filter(({ line }) => line.includes(SECRET))).toEqual([])
  }
  const folder = join(env.ONRECORD_DATA!, 'snapshots')
  const files = await Promise.all((await readdir(folder)).map((file) => readFile(join(folder, file))))
  const archive = files.map((bytes) => gunzipSync(bytes).toString()).join('')
  expect(archive).toContain('Cookie: [secret]')
  expect(archive).not.toContain(SECRET)
})
