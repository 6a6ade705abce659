import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { event } from '../../src/schemas/event.ts'
import { serveForTest, type TestApi } from '../support/api.ts'
import { aSpeaker, aStatement } from '../support/statements.ts'
import { store } from '../support/stored.ts'

let api: TestApi
beforeAll(async () => {
  api = await serveForTest()
})
afterAll(() => api.close())

const answer = z.object({ items: z.array(event), after: z.int() })

async function publish(...names: string[]): Promise<number> {
  const host = crypto.randomUUID()
  const statements = names.map((name, index) => aStatement(`number ${index}`, { speaker: aSpeaker(name) }))
  const document = { id: `doc_${host.replaceAll('-', '')}` }
  const { lastSeq } = await store(api.onrecord.pool, {
    url: `https://${host}.example/`,
    text: host,
    statements,
    document,
  })
  return lastSeq ?? 0
}

async function read(query: string) {
  return answer.parse(await (await fetch(`${api.url}/v1/events?${query}`)).json())
}

/** Messages of a stream as they come: [id, op]. */
async function* messages(response: Response): AsyncGenerator<[id: string | undefined, event: string | undefined]> {
  let rest = ''
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    const parts = (rest + chunk).split('\n\n')
    rest = parts.pop() ?? ''
    for (const part of parts) {
      if (part.startsWith(':')) continue
      const data = /^data: (.*)$/m.exec(part)?.[1]
      if (data !== undefined) event.parse(JSON.parse(data))
      yield [/^id: (.*)$/m.exec(part)?.[1], /^event: (.*)$/m.exec(part)?.[1]]
    }
  }
}

test('goes through the log page by page, and past what a filter leaves out', async () => {
  const start = (await read('limit=1')).items.length === 0 ? 0 : (await read('')).after
  const last = await publish('Ada Obi', 'Nadia Wells', 'Ada Obi')
  const first = await read(`after=${start}&limit=2`)
  expect(first.items.map(({ seq }) => seq)).toEqual([start + 1, start + 2])
  expect((await read(`after=${first.after}&limit=2`)).items.map(({ seq }) => seq)).toEqual([last])
  const filtered = await read(`after=${start}&speaker=Nadia+Wells`)
  expect(filtered.items.map(({ seq }) => seq)).toEqual([start + 2])
  expect(filtered.after).toBe(last)
  expect(await read(`after=${last}`)).toEqual({ items: [], after: last })
  expect((await read(`after=${start}&op=DEL`)).items).toEqual([])
})

test('waits for an event that matches', async () => {
  const { after } = await read('')
  const waiting = read(`after=${after}&wait=20&speaker=Nadia+Wells`)
  await publish('Ada Obi')
  const last = await publish('Nadia Wells')
  expect(await waiting).toMatchObject({ items: [{ seq: last }], after: last })
})

test('gives up waiting in time', async () => {
  const { after } = await read('')
  expect(await read(`after=${after}&wait=1`)).toEqual({ items: [], after })
})

test('gives an event on each line', async () => {
  const last = await publish('Ada Obi', 'Ada Obi')
  const response = await fetch(`${api.url}/v1/events?after=${last - 2}`, {
    headers: { accept: 'application/x-ndjson' },
  })
  expect(response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8')
  const lines = (await response.text()).trim().split('\n')
  expect(lines.map((line) => event.parse(JSON.parse(line)).seq)).toEqual([last - 1, last])
})

test('streams events as they come, and goes on after Last-Event-ID', async () => {
  const last = await publish('Ada Obi', 'Ada Obi')
  const headers = { accept: 'text/event-stream', 'last-event-id': String(last - 1) }
  const stop = new AbortController()
  const response = await fetch(`${api.url}/v1/events?after=0`, { headers, signal: stop.signal })
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  const stream = messages(response)
  expect((await stream.next()).value).toEqual([String(last), 'ADD'])
  await publish('Nadia Wells')
  expect((await stream.next()).value).toEqual([String(last + 1), 'ADD'])
  stop.abort()
  await expect(stream.next()).rejects.toThrow(/abort/)
})

test('ends its streams when the server stops', async () => {
  const own = await serveForTest()
  const response = await fetch(`${own.url}/v1/events`, { headers: { accept: 'text/event-stream' } })
  const waiting = fetch(`${own.url}/v1/events?wait=60`)
  const ended = response.text()
  // Both requests have to be there before the server stops: the stream has greeted, the other one may be on its way.
  await fetch(`${own.url}/livez`)
  await own.close()
  expect(await ended).toBe(': connected\n\n')
  await expect(waiting.then(({ status }) => status)).resolves.toBe(200)
})
