import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { statement } from '../../src/schemas/statement.ts'
import { serveForTest, type TestApi } from '../support/api.ts'
import { aSpeaker, aStatement, aTopic } from '../support/statements.ts'
import { store } from '../support/stored.ts'

let api: TestApi
beforeAll(async () => {
  api = await serveForTest()
  const texts = [
    'the harvest was poor',
    'water is short',
    '=HYPERLINK("https://evil.example")',
    'wells, "deep" ones',
    'rain',
  ]
  await store(api.onrecord.pool, {
    text: texts.join('\n'),
    statements: texts.map((text, index) =>
      aStatement(text, {
        speaker: aSpeaker(index === 0 ? 'Nadia Wells' : 'Ada Obi'),
        topics: [aTopic(index < 2 ? 'medtop:a/b' : 'medtop:a')],
      }),
    ),
  })
})
afterAll(() => api.close())

const page = z.object({ items: z.array(statement), next: z.string().nullable() })
const ask = (query: string, accept = 'application/json') =>
  fetch(`${api.url}/v1/statements?${query}`, { headers: { accept } })
const found = async (query: string) => page.parse(await (await ask(query)).json()).items.map(({ text }) => text)

test('pages join to the whole, by cursor and by Link', async () => {
  const whole = await found('order=document')
  expect(whole).toHaveLength(5)
  const joined: string[] = []
  let url: string | undefined = `${api.url}/v1/statements?order=document&limit=2`
  while (url !== undefined) {
    const response: Response = await fetch(url)
    const { items, next } = page.parse(await response.json())
    joined.push(...items.map(({ text }) => text))
    const link = /<(.*)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1]
    expect(link === undefined).toBe(next === null)
    url = link && new URL(link, api.url).href
  }
  expect(joined).toEqual(whole)
})

test('one value or several, and several conditions', async () => {
  expect(await found('speaker=Nadia+Wells')).toEqual(['the harvest was poor'])
  expect(await found('speaker=Nadia+Wells&speaker=Ada+Obi')).toHaveLength(5)
  expect(await found('topic=medtop:a/b')).toHaveLength(2)
  expect(await found('topic=medtop:a&speaker=Ada+Obi&q=wat*')).toEqual(['water is short'])
  expect(await found('q="was+poor"')).toEqual(['the harvest was poor'])
})

test('gives the properties that are asked for', async () => {
  for (const query of ['fields=text,speaker&limit=1', 'fields=text&fields=speaker&limit=1']) {
    const { items } = z
      .object({ items: z.array(z.record(z.string(), z.unknown())) })
      .parse(await (await ask(query)).json())
    expect(items.map((item) => Object.keys(item).sort())).toEqual([['id', 'speaker', 'text']])
  }
  expect(await (await ask('fields=text,colour')).json()).toMatchObject({ errors: [{ in: 'query', field: 'fields' }] })
})

test('gives JSON lines', async () => {
  const response = await ask('limit=2', 'application/x-ndjson')
  const lines = (await response.text()).trim().split('\n')
  expect(lines.map((line) => statement.parse(JSON.parse(line)).kind)).toEqual(['indirect', 'indirect'])
  expect(response.headers.get('link')).toMatch(/rel="next"/)
})

test('gives CSV that a spreadsheet takes for text', async () => {
  const response = await ask('order=document&fields=text,speaker', 'text/csv')
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  const lines = (await response.text()).trim().split('\n')
  expect(lines[0]).toBe('id,text,speaker_name,speaker_id,speaker_role,speaker_literal')
  expect(lines[1]).toMatch(/^st_[0-9a-f]+,the harvest was poor,Nadia Wells,person:nadia-wells,,Nadia Wells$/)
  expect(lines[3]).toContain(`"'=HYPERLINK(""https://evil.example"")"`)
  expect(lines[4]).toContain('"wells, ""deep"" ones"')
})

test('counts what a filter finds', async () => {
  const response = await fetch(`${api.url}/v1/statements/facets?topic=medtop:a/b&facets=speakers,topics`)
  expect(await response.json()).toEqual({
    counted: 2,
    complete: true,
    facets: {
      speakers: [
        { value: 'person:ada-obi', count: 1, name: null },
        { value: 'person:nadia-wells', count: 1, name: null },
      ],
      topics: [
        { value: 'medtop:a', count: 2, name: null },
        { value: 'medtop:a/b', count: 2, name: null },
      ],
    },
  })
})
