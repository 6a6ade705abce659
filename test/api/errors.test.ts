import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveForTest, type TestApi } from '../support/api.ts'

let api: TestApi
beforeAll(async () => {
  api = await serveForTest()
})
afterAll(() => api.close())

async function ask(path: string, init: RequestInit = {}) {
  const response = await fetch(api.url + path, init)
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json\b/)
  const body: unknown = await response.json()
  expect(body).toMatchObject({ status: response.status })
  return body
}

const json = (method: string, body: string) => ({ method, body, headers: { 'content-type': 'application/json' } })

test('names each parameter that is wrong, and what it must be', async () => {
  expect(await ask('/v1/statements?limit=0&act=shout&minConfidence=high')).toEqual({
    type: 'urn:onrecord:problem:invalid-request',
    title: 'Bad Request',
    status: 400,
    detail: expect.stringContaining('minConfidence: must be a number'),
    errors: [
      { in: 'query', field: 'act', detail: expect.stringContaining('"assert"|"deny"') },
      { in: 'query', field: 'minConfidence', detail: 'must be a number' },
      { in: 'query', field: 'limit', detail: 'Too small: expected number to be >=1' },
    ],
  })
})

test('points to each field of a body that is wrong', async () => {
  const subscription = { name: 'Desk', filter: { minConfidence: 101, speker: ['x'] } }
  const body = await ask('/v1/subscriptions', json('POST', JSON.stringify(subscription)))
  expect(body).toMatchObject({
    status: 400,
    errors: [
      { in: 'body', field: '/name', detail: 'must be lower-case letters, digits and dashes, at most 63' },
      { in: 'body', field: '/filter/minConfidence' },
      { in: 'body', field: '/filter', detail: 'Unrecognized key: "speker"' },
    ],
  })
})

test.each([
  [
    'a schedule that is none',
    '/v1/sources',
    { name: 'a', url: 'https://a.example/', kind: 'feed', schedule: { type: 'cron', expression: '61 * * * *' } },
    '/schedule',
  ],
  ['an address that is none', '/v1/urls', { url: 'mailto:me' }, '/url'],
])('points to %s', async (_, path, body, field) => {
  expect(await ask(path, json('POST', JSON.stringify(body)))).toMatchObject({
    status: 400,
    errors: [{ in: 'body', field }],
  })
})

test.each(['/v1/statements', '/v1/people', '/v1/outcomes'])('refuses a cursor of another list: %s', async (path) => {
  const cursor = Buffer.from('["x"]').toString('base64url')
  expect(await ask(`${path}?cursor=${cursor}`)).toMatchObject({
    status: 400,
    errors: [{ in: 'query', field: 'cursor' }],
  })
  expect(await ask(`${path}?cursor=%00`)).toMatchObject({ status: 400, errors: [{ in: 'query', field: 'cursor' }] })
})

test.each([
  [404, '/v1/nothing', {}],
  [404, '/v1/statements/st_1', {}],
  [404, '/v1/documents/doc_1/revisions', {}],
  [404, '/v1/subscriptions/nobody/pause', { method: 'POST' }],
  [404, '/v1/subscriptions/nobody/webhook/test', { method: 'POST' }],
  [400, '/v1/urls', json('POST', '{"url":')],
  [413, '/v1/urls', json('POST', JSON.stringify({ url: 'x'.repeat(2_000_000) }))],
  [415, '/v1/urls', { method: 'POST', body: '<url/>', headers: { 'content-type': 'application/xml' } }],
  [406, '/v1/statements', { headers: { accept: 'application/xml' } }],
])('answers %i in the same form: %s', async (status, path, init) => {
  expect(await ask(path, init)).toMatchObject({ status, detail: expect.stringMatching(/\w/) })
})

test('tells nothing of what went wrong inside', async () => {
  await api.onrecord.pool.query('ALTER TABLE onrecord.outcomes RENAME TO outcomes_away')
  try {
    expect(await ask('/v1/outcomes')).toEqual({
      type: 'urn:onrecord:problem:internal',
      title: 'Internal Server Error',
      status: 500,
      detail: 'An unexpected error; the log of the server has it.',
    })
  } finally {
    await api.onrecord.pool.query('ALTER TABLE onrecord.outcomes_away RENAME TO outcomes')
  }
})
