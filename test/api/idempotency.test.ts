import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveForTest, type TestApi } from '../support/api.ts'

let api: TestApi
beforeAll(async () => {
  api = await serveForTest()
})
afterAll(() => api.close())

async function add(key: string, url: string) {
  const response = await fetch(`${api.url}/v1/urls`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify({ url }),
  })
  return { status: response.status, body: await response.json() }
}

test('a repetition is answered as the first request was, though the page is known by then', async () => {
  const first = await add('a', 'https://a.example/')
  expect(first).toMatchObject({ status: 202, body: { added: true } })
  expect(await add('a', 'https://a.example/')).toEqual(first)
  expect(await add('another', 'https://a.example/')).toMatchObject({ status: 202, body: { added: false } })
})

test('of many at once one does the work, and none is told anything else', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => add('b', 'https://b.example/')))
  const taken = answers.filter(({ status }) => status === 202)
  expect(taken.length).toBeGreaterThan(0)
  for (const { body } of taken) expect(body).toMatchObject({ added: true })
  expect(answers.every(({ status }) => [202, 409].includes(status))).toBe(true)
})

test('a key that comes with another body is refused', async () => {
  await add('c', 'https://c.example/1')
  expect(await add('c', 'https://c.example/2')).toMatchObject({
    status: 422,
    body: { type: 'urn:onrecord:problem:key-reused', errors: [{ in: 'header', field: 'idempotency-key' }] },
  })
})

test('a request that failed may be sent again', async () => {
  expect(await add('d', 'nonsense')).toMatchObject({ status: 400 })
  expect(await add('d', 'https://d.example/')).toMatchObject({ status: 202, body: { added: true } })
})
