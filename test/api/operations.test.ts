import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openArchive } from '../../src/fetch/snapshots/archive.ts'
import { processWork } from '../../src/runtime/process-work.ts'
import { buryDelivery } from '../../src/store/deliveries.ts'
import { serveForTest, type TestApi } from '../support/api.ts'
import { type Call, clientOf } from '../support/document-client.ts'
import { type Receiver, startReceiver } from '../support/receiver.ts'
import { useRedis } from '../support/redis.ts'
import { aDocument, aSpeaker, aStatement, aTopic } from '../support/statements.ts'
import { store } from '../support/stored.ts'

describe('on PostgreSQL', () => everyOperation(() => undefined))
describe('on Redis', () => {
  const redis = useRedis()
  everyOperation(() => redis.url)
})

/** Uses all of the API as somebody would who has its OpenAPI document and nothing else. */
function everyOperation(redisUrl: () => string | undefined): void {
  let api: TestApi
  let client: Awaited<ReturnType<typeof clientOf>>
  let receiver: Receiver
  let stop: () => Promise<void>

  beforeAll(async () => {
    api = await serveForTest(redisUrl())
    client = await clientOf(api.url)
    receiver = await startReceiver()
    const text = 'the valley needs water\nwells will be dug before summer'
    const said = (start: number, exact: string) => ({
      target: {
        source: 'https://news.example/talks',
        selector: [
          { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' } as const,
          { type: 'TextPositionSelector', start, end: start + exact.length } as const,
        ],
        context: exact,
        snapshot: `sha256:${'0'.repeat(64)}`,
      },
    })
    await store(api.onrecord.pool, {
      source: 'wire',
      text,
      statements: [
        aStatement('the valley needs water', {
          ...said(0, 'the valley needs water'),
          topics: [aTopic('medtop:20000424')],
          cluster: { id: 'cl_1', primary: true },
        }),
        aStatement('wells will be dug before summer', {
          ...said(23, 'wells will be dug before summer'),
          speaker: aSpeaker('Nadia Wells'),
        }),
      ],
    })
    stop = async () => {
      await receiver.close()
      await api.close()
    }
  })
  afterAll(() => stop())

  const ask = async (id: string, call?: Call) => {
    const { status, body } = await client.call(id, call)
    return { status, body }
  }

  /** Puts bytes into the archive where the snapshot of that hash is looked for. */
  async function keepBytes(sha256: string, text: string): Promise<void> {
    const dir = join(api.onrecord.dataFolder, 'snapshots')
    await mkdir(dir, { recursive: true })
    const archive = await openArchive({ dir })
    const exchange = {
      request: { method: 'GET', target: '/talks', headers: [] },
      response: { status: 200, statusText: 'OK', headers: [] },
    }
    const body = Buffer.from(text)
    const fetchedAt = '2026-03-02T10:00:00Z'
    const at = await archive.append({ url: 'https://news.example/talks', fetchedAt, exchange, body, sha256 })
    await archive.close()
    const sql = 'UPDATE onrecord.snapshots SET file = $2, "offset" = $3, length = $4 WHERE sha256 = $1'
    await api.onrecord.pool.query(sql, [sha256, at.file, at.offset, at.length])
  }

  it('takes URLs and tells what became of them', async () => {
    const url = `${receiver.url}/page`
    const { status, body } = await ask('addUrl', { body: { url: `${url}#top`, hints: { language: 'en' } } })
    expect({ status, body }).toMatchObject({ status: 202, body: { added: true, page: { url, state: 'new' } } })
    expect(await ask('addUrl', { body: { url, again: true } })).toMatchObject({ body: { added: false } })
    expect(await ask('findUrl', { parameters: { url } })).toMatchObject({ body: { url, documents: [] } })
    expect(await ask('findUrl', { parameters: { url: 'https://nobody.example/' } })).toMatchObject({ status: 404 })
    const lines = [
      JSON.stringify(`${url}/2`),
      JSON.stringify({ url: `${url}/3` }),
      '',
      '{"href":1}',
      '"not a url"',
      'x',
    ]
    expect(await ask('addUrls', { body: lines.join('\n') })).toMatchObject({
      status: 202,
      body: { added: 2, known: 0, refused: [{ line: 4 }, { line: 5 }, { line: 6 }] },
    })
  })

  it('manages sources', async () => {
    const name = 'wire'
    const body = { name, url: 'https://wire.example/feed', kind: 'feed', schedule: { type: 'every', seconds: 900 } }
    expect(await ask('createSource', { body })).toMatchObject({ status: 201, body: { name, state: 'active' } })
    expect(await ask('createSource', { body })).toMatchObject({ status: 409 })
    expect(await ask('listSources')).toMatchObject({ body: { items: [{ name, health: { state: 'fresh' } }] } })
    const changed = await ask('changeSource', {
      parameters: { name },
      body: {
        state: 'paused',
        request: { headers: { 'x-desk': 'us' } },
        schedule: { type: 'cron', expression: '0 7 * * *', timeZone: 'Europe/Berlin' },
      },
    })
    expect(changed).toMatchObject({ body: { state: 'paused', url: body.url, schedule: { expression: '0 7 * * *' } } })
    expect(await ask('runSource', { parameters: { name } })).toMatchObject({ status: 409 })
    await ask('changeSource', { parameters: { name }, body: { state: 'active' } })
    expect(await ask('runSource', { parameters: { name } })).toMatchObject({ status: 202 })
    expect(await ask('getSource', { parameters: { name } })).toMatchObject({ body: { state: 'active' } })
    expect(await ask('removeSource', { parameters: { name } })).toMatchObject({ status: 204 })
    expect(await ask('getSource', { parameters: { name } })).toMatchObject({ status: 404 })
  })

  it('finds, counts and proves statements', async () => {
    const found = await ask('listStatements', {
      parameters: { q: 'val*', speaker: ['Ada Obi'], topic: ['medtop:20000424'] },
    })
    expect(found).toMatchObject({ body: { items: [{ text: 'the valley needs water' }], next: null } })
    expect(await ask('countStatements', { parameters: { facets: ['speakers', 'kinds'] } })).toMatchObject({
      body: { counted: 2, complete: true, facets: { kinds: [{ value: 'indirect', count: 2 }] } },
    })
    const { id } = aStatement('the valley needs water')
    expect(await ask('getStatement', { parameters: { id } })).toMatchObject({ body: { id } })
    expect(await ask('getEvidence', { parameters: { id } })).toMatchObject({
      body: { statement: { id }, document: { exact: 'the valley needs water', start: 0 }, holds: true },
    })
    expect(await ask('getStatement', { parameters: { id: 'st_none' } })).toMatchObject({ status: 404 })
    await api.onrecord.pool.query("UPDATE onrecord.statements SET cluster_id = 'cl_1' WHERE id = $1", [id])
    expect(await ask('getCluster', { parameters: { id: 'cl_1' } })).toMatchObject({
      body: { primary: { id }, statements: [{ id }] },
    })
  })

  it('shows documents, people, topics and outcomes', async () => {
    const { document } = aStatement('')
    const { id } = document
    expect(await ask('getDocument', { parameters: { id } })).toMatchObject({ body: { id, revision: 1 } })
    expect(await ask('listRevisions', { parameters: { id } })).toMatchObject({ body: { items: [{ revision: 1 }] } })
    expect(await ask('getRevision', { parameters: { id, revision: 1 } })).toMatchObject({ body: { revision: 1 } })
    const { snapshot } = aDocument('the valley needs water\nwells will be dug before summer')
    expect(await ask('getSnapshot', { parameters: { sha256: snapshot } })).toMatchObject({ body: { sha256: snapshot } })
    expect(await ask('getSnapshotBytes', { parameters: { sha256: snapshot } })).toMatchObject({ status: 404 })
    await keepBytes(snapshot, 'as it came')
    expect(await ask('getSnapshotBytes', { parameters: { sha256: snapshot } })).toMatchObject({ body: 'as it came' })
    expect(await ask('compareRevisions', { parameters: { id, from: 1 } })).toMatchObject({
      body: { from: 1, to: 1, text: [{ equal: true }], statements: { added: [], changed: [], removed: [] } },
    })
    expect(await ask('getRevision', { parameters: { id, revision: 2 } })).toMatchObject({ status: 404 })
    const person = { id: 'person:nadia-wells', name: 'Nadia Wells', statements: 1, documents: 1 }
    expect(await ask('listPeople', { parameters: { q: 'nad*' } })).toMatchObject({ body: { items: [person] } })
    expect(await ask('countStatements', { parameters: { facets: ['topics'] } })).toMatchObject({
      body: { facets: { topics: [{ value: 'medtop:20000424', name: 'environmental pollution' }] } },
    })
    expect(await ask('getPerson', { parameters: { id: person.id } })).toMatchObject({
      body: { ...person, acts: [{ value: 'assert', count: 1 }] },
    })
    const topics = await ask('listTopics', { parameters: { level: 1, q: 'environ' } })
    expect(topics).toMatchObject({ body: { items: [{ uri: 'medtop:06000000', name: 'environment' }] } })
    expect(await ask('getTopic', { parameters: { uri: 'medtop:20000424' } })).toMatchObject({ body: { statements: 1 } })
    const harbour = { name: 'harbour', terms: ['port', 'harbour dues'] }
    expect(await ask('replaceWatchTopics', { body: { items: [harbour] } })).toMatchObject({
      body: { items: [harbour] },
    })
    expect(await ask('replaceWatchTopics', { body: { items: [{ name: 'empty' }] } })).toMatchObject({ status: 400 })
    expect(await ask('listWatchTopics')).toMatchObject({ body: { items: [harbour] } })
    expect(await ask('listOutcomes', { parameters: { stage: 'extract' } })).toMatchObject({
      body: { items: [{ code: 'extracted' }] },
    })
    expect(await ask('listEvents', { parameters: { after: 1 } })).toMatchObject({
      body: { items: [{ seq: 2 }], after: 2 },
    })
  })

  it('manages subscriptions', async () => {
    const parameters = { name: 'desk' }
    const body = { name: 'desk', filter: { speakers: ['Nadia Wells'] }, from: 'start' }
    expect(await ask('createSubscription', { body })).toMatchObject({
      status: 201,
      body: { name: 'desk', queue: 'statements-desk', lag: 1, secret: null },
    })
    expect(await ask('createSubscription', { body })).toMatchObject({ status: 200 })
    expect(await ask('createSubscription', { body: { ...body, filter: {} } })).toMatchObject({ status: 409 })
    expect(await ask('listSubscriptions')).toMatchObject({ body: { items: [{ name: 'desk' }] } })
    expect(await ask('pauseSubscription', { parameters })).toMatchObject({ body: { state: 'paused' } })
    expect(await ask('resumeSubscription', { parameters })).toMatchObject({ body: { state: 'active' } })
    expect(await ask('rewindSubscription', { parameters, body: { to: 'now' } })).toMatchObject({
      body: { cursor: 2, lag: 0 },
    })
    await ask('rewindSubscription', { parameters, body: { to: 0 } })
    const work = await processWork(api.onrecord, ['deliver'])
    const outstanding = () => ask('getSubscription', { parameters })
    await expect.poll(outstanding, { timeout: 25_000 }).toMatchObject({ body: { outstanding: 1 } })
    await work.close()
    await buryDelivery(api.onrecord.pool, 'desk', { epoch: 2, seq: 2, error: 'no', attempts: 5 })
    expect(await ask('listDeadLetters', { parameters })).toMatchObject({
      body: { items: [{ error: 'no', attempts: 5 }] },
    })
    expect(await ask('redriveSubscription', { parameters: { name: 'desk', seq: [2] } })).toMatchObject({
      body: { redriven: 1 },
    })
    expect(await ask('removeSubscription', { parameters })).toMatchObject({ status: 204 })
    expect(await ask('getSubscription', { parameters })).toMatchObject({ status: 404 })
  })

  it('manages webhooks', async () => {
    const parameters = { name: 'hook' }
    const body = { name: 'hook', webhook: { url: 'https://desk.example/hook' }, from: 'now' }
    expect(await ask('createSubscription', { body })).toMatchObject({
      status: 201,
      body: { queue: null, webhook: { url: body.webhook.url }, secret: expect.stringMatching(/^whsec_/) },
    })
    expect(await ask('moveWebhook', { parameters, body: { url: receiver.url } })).toMatchObject({
      body: { url: receiver.url },
    })
    const rotated = await ask('rotateWebhookSecret', { parameters })
    expect(rotated).toMatchObject({ body: { secret: expect.stringMatching(/^whsec_/) } })
    expect(await ask('testWebhook', { parameters })).toMatchObject({ body: { delivered: true, status: 204 } })
    expect(await ask('listWebhookAttempts', { parameters })).toMatchObject({
      body: { items: [{ seq: null, attempt: 1, delivered: true }] },
    })
  })

  it('tells how it is', async () => {
    expect(await ask('live')).toMatchObject({ status: 200 })
    expect(await ask('ready')).toMatchObject({ status: 200, body: { ready: true } })
    const { body } = await ask('readMetrics')
    for (const line of [
      /^onrecord_queue_jobs\{queue="fetch",state="waiting"\} [1-9]/m,
      /^onrecord_subscription_lag_events\{subscription="hook"\} 0$/m,
      /^onrecord_outcomes\{stage="extract",code="extracted"\} 1$/m,
      /^onrecord_http_request_duration_seconds_count\{method="GET",route="\/v1\/statements",status="200"\} 1$/m,
    ]) {
      expect(body).toMatch(line)
    }
  })

  it('has no operation that was not used', () => {
    expect(client.operationIds.filter((id) => !client.called.has(id))).toEqual([])
  })
}
