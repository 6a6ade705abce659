import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveApi } from '../../src/runtime/serve-api.ts'
import { addKey, listKeys, removeKey } from '../../src/store/keys.ts'
import { openForTest, type TestOnrecord } from '../support/processing.ts'

let test: TestOnrecord
beforeAll(async () => {
  test = await openForTest()
})
afterAll(() => test.close())

const made = async (name: string, scope: 'read' | 'write') =>
  (await addKey(test.onrecord.pool, { name, scope }))?.secret
const post = {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: '{"url":"https://news.example/"}',
}
const withHeaders = (headers: Record<string, string>) => ({ ...post, headers: { ...post.headers, ...headers } })
const bearer = (secret?: string) => ({ authorization: `Bearer ${secret}` })

describe('keys', () => {
  it('are shown once and kept as hashes', async () => {
    const secret = await made('shown', 'read')
    expect(secret).toMatch(/^onrecord_[\w-]{43}$/)
    expect(await made('shown', 'write')).toBeUndefined()
    const { rows } = await test.onrecord.pool.query('SELECT keys::text AS row FROM onrecord.keys')
    expect(JSON.stringify(rows)).not.toContain(secret)
    expect(await listKeys(test.onrecord.pool)).toMatchObject([{ name: 'shown', scope: 'read', lastUsedAt: null }])
    expect(await removeKey(test.onrecord.pool, 'shown')).toBe(true)
    expect(await removeKey(test.onrecord.pool, 'shown')).toBe(false)
  })
})

describe('on an address that others can reach', () => {
  it('does not start before there is a key', async () => {
    await expect(serveApi(test.onrecord, { host: '0.0.0.0', port: 0 })).rejects.toThrow(
      /not served on 0\.0\.0\.0 without a key.*onrecord keys add/,
    )
  })

  it('lets nobody through without one, and readers read only', async () => {
    const [reader, writer] = [await made('reader', 'read'), await made('writer', 'write')]
    const api = await serveApi(test.onrecord, { host: '0.0.0.0', port: 0 })
    const { port } = new URL(api.url)
    const ask = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, init)

    const without = await ask('/v1/statements')
    expect(without.status).toBe(401)
    expect(without.headers.get('www-authenticate')).toBe('Bearer realm="onrecord"')
    expect((await ask('/metrics')).status).toBe(401)
    expect((await ask('/v1/statements', { headers: bearer('onrecord_wrong') })).status).toBe(401)
    expect((await ask('/v1/statements', { headers: { authorization: `Basic ${reader}` } })).status).toBe(401)
    expect((await ask('/v1/statements', { headers: bearer(reader) })).status).toBe(200)
    expect((await ask('/v1/urls', withHeaders(bearer(reader)))).status).toBe(403)
    expect((await ask('/v1/urls', withHeaders(bearer(writer)))).status).toBe(202)
    for (const open of ['/livez', '/readyz', '/openapi.json', '/docs/']) expect((await ask(open)).status).toBe(200)

    const used = (await listKeys(test.onrecord.pool)).map(({ name, lastUsedAt }) => [name, lastUsedAt !== null])
    expect(used).toEqual([
      ['reader', true],
      ['writer', true],
    ])
    await removeKey(test.onrecord.pool, 'writer')
    expect((await ask('/v1/urls', withHeaders(bearer(writer)))).status).toBe(401)
    await api.close()
  })
})

describe('on loopback', () => {
  let api: Awaited<ReturnType<typeof serveApi>>
  beforeAll(async () => {
    const config = { ...test.onrecord.config, ONRECORD_RATE_LIMIT: 20 }
    api = await serveApi({ ...test.onrecord, config }, { host: '127.0.0.1', port: 0 })
  })
  afterAll(() => api.close())

  it('needs no key from programs on the machine', async () => {
    expect((await fetch(`${api.url}/v1/urls`, post)).status).toBe(202)
  })

  it.each([
    ['a page of another site', { origin: 'https://evil.example' }],
    ['a proxy', { 'x-forwarded-for': '203.0.113.7' }],
  ])('needs one from %s', async (_, headers) => {
    expect((await fetch(`${api.url}/v1/urls`, withHeaders(headers))).status).toBe(401)
  })

  it('needs one from a site whose name stands for 127.0.0.1', async () => {
    const { request } = await import('node:http')
    const status = await new Promise((resolve, reject) =>
      request(`${api.url}/v1/statements`, { headers: { host: 'evil.example' } }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
        .on('error', reject)
        .end(),
    )
    expect(status).toBe(401)
  })

  it('takes nothing that a form of any web page could send', async () => {
    expect((await fetch(`${api.url}/v1/urls`, withHeaders({ 'content-type': 'text/plain' }))).status).toBe(415)
  })

  it('tells browsers of no other site that they may', async () => {
    const response = await fetch(`${api.url}/livez`, { headers: { origin: 'https://desk.example' } })
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  })

  it('answers so many requests in a minute and no more', async () => {
    const secret = await made('busy', 'read')
    const statuses: number[] = []
    for (let sent = 0; sent < 22; sent++) {
      statuses.push((await fetch(`${api.url}/v1/sources`, { headers: bearer(secret) })).status)
    }
    expect(statuses).toEqual([...Array(20).fill(200), 429, 429])
    const refused = await fetch(`${api.url}/v1/sources`, { headers: bearer(secret) })
    expect(refused.headers.get('content-type')).toMatch(/^application\/problem\+json\b/)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await fetch(`${api.url}/livez`)).status).toBe(200)
    expect((await fetch(`${api.url}/v1/sources`)).status).toBe(200)
  })
})

it('looks at no key of an address that has sent too many wrong ones', async () => {
  const secret = await made('patient', 'read')
  const config = { ...test.onrecord.config, ONRECORD_RATE_LIMIT: 3 }
  const api = await serveApi({ ...test.onrecord, config }, { host: '127.0.0.1', port: 0 })
  const ask = (key?: string) => fetch(`${api.url}/v1/sources`, { headers: bearer(key) })
  const statuses: number[] = []
  for (let sent = 0; sent < 3; sent++) statuses.push((await ask('onrecord_wrong')).status)
  const refused = await ask(secret)
  expect([...statuses, refused.status]).toEqual([401, 401, 401, 429])
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  await api.close()
})

describe('for web pages that are meant to', () => {
  it('allows the origins that were named', async () => {
    const config = { ...test.onrecord.config, ONRECORD_CORS_ORIGINS: ['https://desk.example'] }
    const api = await serveApi({ ...test.onrecord, config }, { host: '127.0.0.1', port: 0 })
    const allowed = async (origin: string) =>
      (await fetch(`${api.url}/livez`, { headers: { origin } })).headers.get('access-control-allow-origin')
    expect(await allowed('https://desk.example')).toBe('https://desk.example')
    expect(await allowed('https://evil.example')).toBeNull()
    const asked = await fetch(`${api.url}/v1/sources/a`, {
      method: 'OPTIONS',
      headers: { origin: 'https://desk.example', 'access-control-request-method': 'PATCH' },
    })
    expect(asked.headers.get('access-control-allow-methods')).toContain('PATCH')
    // Allowed to ask is not allowed in: a page of another site needs a key, also on loopback.
    expect((await fetch(`${api.url}/v1/sources`, { headers: { origin: 'https://desk.example' } })).status).toBe(401)
    await api.close()
  })
})
