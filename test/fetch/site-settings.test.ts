import { createServer, request as httpRequest, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createClient, type GetOptions, HopRefused } from '../../src/fetch/client.ts'
import { NO_SETTINGS, type SiteSettings } from '../../src/fetch/site-settings.ts'
import { serve } from './support/server.ts'

const closing: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of closing.splice(0).reverse()) await one.close()
})
function keep<T extends { close(): Promise<void> }>(one: T): T {
  closing.push(one)
  return one
}

const cookie = { name: 'Cookie', value: 'session=hush', isSecret: true }
const edition = { name: 'X-Edition', value: 'world', isSecret: false }

async function get(
  url: string,
  settings: Partial<SiteSettings> | ((url: URL) => Promise<SiteSettings>),
  options: GetOptions = {},
  allowNet = ['127.0.0.0/8'],
) {
  const settingsFor = typeof settings === 'function' ? settings : async () => ({ ...NO_SETTINGS, ...settings })
  const client = keep(
    createClient({ userAgent: 'Tester/1.0', allowNet, timeoutMs: 5_000, maxBytes: 10_000, settingsFor }),
  )
  return client.get(url, options)
}

describe('headers of a site', () => {
  it('are sent besides ours, or instead of ours, and the secret ones are recorded nowhere', async () => {
    const server = keep(
      await serve((_, response) => response.setHeader('Set-Cookie', 'session=renewed').end('<p>Subscribers only')),
    )
    const agent = { name: 'user-agent', value: 'Desk/1', isSecret: false }
    const result = await get(server.url, { headers: [cookie, edition, agent] })
    expect(server.requests[0]!.headers).toMatchObject({
      cookie: 'session=hush',
      'x-edition': 'world',
      'user-agent': 'Desk/1',
    })
    const recorded = JSON.stringify(result)
    expect(recorded).not.toMatch(/hush|renewed/)
    expect(recorded).toContain('["Cookie","[secret]"]')
    expect(recorded).toContain('["X-Edition","world"]')
  })

  it('go to the site and not where it redirects to', async () => {
    const other = keep(await serve((_, response) => response.end('elsewhere'), '127.0.0.2'))
    const server = keep(await serve((_, response) => response.writeHead(302, { Location: other.url }).end()))
    const result = await get(server.url, async ({ hostname }) =>
      hostname === '127.0.0.1' ? { ...NO_SETTINGS, headers: [cookie] } : NO_SETTINGS,
    )
    expect(result).toMatchObject({ outcome: 'fetched', finalUrl: `${other.url}/` })
    expect(server.requests[0]!.headers.cookie).toBe('session=hush')
    expect(other.requests[0]!.headers.cookie).toBeUndefined()
  })

  it('that cannot be had end the fetch before a request', async () => {
    const server = keep(await serve((_, response) => response.end('x')))
    const result = await get(server.url, () => Promise.reject(new HopRefused('misconfigured', 'SECRET is not set')))
    expect(result).toMatchObject({ outcome: 'misconfigured', detail: 'SECRET is not set' })
    expect(server.requests).toEqual([])
  })
})

/** A forward proxy that wants `user:hush`. */
async function startProxy() {
  const asked: string[] = []
  const isAllowed = ({ headers }: IncomingMessage) =>
    headers['proxy-authorization'] === `Basic ${Buffer.from('user:hush').toString('base64')}`
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    if (!isAllowed(request)) return response.writeHead(407).end()
    const { url = '', method, headers } = request
    return httpRequest(url, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    }).end()
  })
  server.on('connect', (request: IncomingMessage, socket) => {
    asked.push(`CONNECT ${request.url}`)
    if (!isAllowed(request)) return socket.end('HTTP/1.1 407 No\r\n\r\n')
    const [host, port] = (request.url ?? '').split(':')
    const target = connect(Number(port), host, () => socket.write('HTTP/1.1 200 Connected\r\n\r\n'))
    target.pipe(socket).pipe(target)
    for (const each of [socket, target]) each.on('error', () => target.destroy())
    return socket
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    asked,
    url: (credentials: string) => `http://${credentials}@127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

describe('the proxy of a site', () => {
  it('is asked instead of the site', async () => {
    const proxy = keep(await startProxy())
    const server = keep(await serve((request, response) => response.end(`at ${request.url}`)))
    const result = await get(`${server.url}/a`, { proxy: proxy.url('user:hush'), headers: [edition] })
    expect(result).toMatchObject({ outcome: 'fetched', body: Buffer.from('at /a') })
    expect(proxy.asked).toEqual([`GET ${server.url}/a`])
    expect(server.requests[0]!.headers['x-edition']).toBe('world')
    expect(JSON.stringify(result)).not.toContain('hush')
  })

  it('is asked for a tunnel to sites that speak TLS', async () => {
    const proxy = keep(await startProxy())
    const server = keep(await serve((_, response) => response.end('x')))
    const result = await get(server.url.replace('http:', 'https:'), { proxy: proxy.url('user:hush') })
    expect(result).toMatchObject({ outcome: 'tls_error' })
    expect(proxy.asked).toEqual([`CONNECT 127.0.0.1:${server.port}`])
  })

  it.each(['http:', 'https:'])(
    'that refuses (%s) makes the site unreachable, and no secret known',
    async (protocol) => {
      const proxy = keep(await startProxy())
      const server = keep(await serve((_, response) => response.end('x')))
      const result = await get(server.url.replace('http:', protocol), { proxy: proxy.url('user:wrong-hush') })
      expect(result).toMatchObject({ outcome: 'unreachable', detail: expect.stringContaining('proxy') })
      expect(JSON.stringify(result)).not.toContain('hush')
    },
  )

  it('that is not there makes the site unreachable', async () => {
    const proxy = await startProxy()
    await proxy.close()
    expect(await get('http://127.0.0.1:1/', { proxy: proxy.url('user:hush') })).toMatchObject({
      outcome: 'unreachable',
    })
  })

  it.each(['http://10.1.2.3/', 'http://169.254.169.254/', 'http://localhost/'])('is not asked for %s', async (url) => {
    const proxy = keep(await startProxy())
    expect(await get(url, { proxy: proxy.url('user:hush') }, {}, [])).toMatchObject({ outcome: 'address_refused' })
    expect(proxy.asked).toEqual([])
  })
})
