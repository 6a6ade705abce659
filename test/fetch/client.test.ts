import type { LookupFunction } from 'node:net'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { type ClientOptions, createClient, type GetOptions, HopRefused } from '../../src/fetch/client.ts'
import type { FetchResult } from '../../src/fetch/types.ts'
import { serve, serveRaw, serveTls } from './support/server.ts'

const closing: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of closing.splice(0).reverse()) await one.close()
})

function keep<T extends { close(): Promise<void> }>(one: T): T {
  closing.push(one)
  return one
}

const LOOPBACK = ['127.0.0.0/8']

function client(options: Partial<ClientOptions> = {}) {
  return keep(
    createClient({ userAgent: 'Tester/1.0', allowNet: LOOPBACK, timeoutMs: 5_000, maxBytes: 1_000_000, ...options }),
  )
}

function get(url: string, options: GetOptions = {}, clientOptions: Partial<ClientOptions> = {}): Promise<FetchResult> {
  return client(clientOptions).get(url, options)
}

function text(result: FetchResult): string {
  if (result.outcome !== 'fetched') throw new Error(`not fetched: ${JSON.stringify(result)}`)
  return Buffer.from(result.body).toString()
}

describe('a plain answer', () => {
  it('comes with its bytes, heads and validators', async () => {
    const server = keep(
      await serve((_, response) => {
        response.setHeader('ETag', '"v1"')
        response.setHeader('Last-Modified', 'Tue, 03 Nov 2026 10:00:00 GMT')
        response.setHeader('X-Twice', ['one', 'two'])
        response.setHeader('Content-Type', 'text/plain')
        response.end('hello')
      }),
    )
    const result = await get(`${server.url}/a?b=1#c`)
    expect(result).toMatchObject({
      outcome: 'fetched',
      status: 200,
      url: `${server.url}/a?b=1`,
      finalUrl: `${server.url}/a?b=1`,
      redirects: [],
      etag: '"v1"',
      lastModified: 'Tue, 03 Nov 2026 10:00:00 GMT',
      headers: { 'content-type': 'text/plain', 'x-twice': 'one, two' },
      exchange: { request: { method: 'GET', target: '/a?b=1' }, response: { status: 200, statusText: 'OK' } },
    })
    expect(text(result)).toBe('hello')
  })

  it('records the request as the server saw it', async () => {
    const server = keep(await serve((_, response) => response.end('x')))
    const result = await get(server.url, { etag: '"e"', accept: 'text/plain' })
    if (result.outcome !== 'fetched') throw new Error(result.outcome)
    const seen = server.requests[0]!
    const names = result.exchange.request!.headers.map(([name]) => name.toLowerCase())
    expect(names).toEqual(seen.rawHeaders.filter((_, i) => i % 2 === 0).map((name) => name.toLowerCase()))
    expect(seen.headers).toMatchObject({ 'user-agent': 'Tester/1.0', accept: 'text/plain', 'if-none-match': '"e"' })
  })

  it('is unchanged when the server says so', async () => {
    const server = keep(
      await serve((request, response) => {
        response.statusCode = request.headers['if-modified-since'] === 'Tue, 03 Nov 2026 10:00:00 GMT' ? 304 : 200
        response.end()
      }),
    )
    const result = await get(server.url, { lastModified: 'Tue, 03 Nov 2026 10:00:00 GMT' })
    expect(result).toMatchObject({ outcome: 'unchanged', status: 304 })
  })

  it('is an error when the server says "unchanged" to somebody who asked nothing', async () => {
    const server = keep(await serve((_, response) => response.writeHead(304).end()))
    expect(await get(server.url)).toMatchObject({ outcome: 'http_error', status: 304 })
  })

  it('is empty when there is nothing in it', async () => {
    const server = keep(await serve((_, response) => response.end()))
    expect(await get(server.url)).toMatchObject({ outcome: 'empty', status: 200 })
  })

  it('is not downloaded when it is sound', async () => {
    const server = keep(
      await serve((_, response) => {
        response.setHeader('Content-Type', 'audio/mpeg')
        response.write('ID3')
      }),
    )
    expect(await get(server.url)).toMatchObject({ outcome: 'unsupported_type' })
  })
})

describe('a status', () => {
  it.each([
    [404, 'not_found'],
    [410, 'gone'],
    [401, 'forbidden'],
    [403, 'forbidden'],
    [451, 'forbidden'],
    [400, 'http_error'],
    [500, 'http_error'],
    [503, 'http_error'],
  ])('%i is %s', async (status, outcome) => {
    const server = keep(await serve((_, response) => response.writeHead(status).end('sorry')))
    const result = await get(server.url)
    expect(result).toMatchObject({ outcome, status, body: Buffer.from('sorry') })
  })

  it('comes with the wait that the server asks for in seconds', async () => {
    const server = keep(await serve((_, response) => response.writeHead(429, { 'Retry-After': '7' }).end()))
    expect(await get(server.url)).toMatchObject({ outcome: 'http_error', status: 429, retryAfterMs: 7_000 })
  })

  it('comes with the wait until a date, by the clock of the server', async () => {
    const server = keep(
      await serve((_, response) => {
        response.setHeader('Date', 'Mon, 02 Jan 2012 10:00:00 GMT')
        response.writeHead(503, { 'Retry-After': 'Mon, 02 Jan 2012 10:02:00 GMT' }).end()
      }),
    )
    expect(await get(server.url)).toMatchObject({ status: 503, retryAfterMs: 120_000 })
  })

  it('stands although its error page is too large', async () => {
    const server = keep(await serve((_, response) => response.writeHead(404).end(Buffer.alloc(400_000, 'x'))))
    const result = await get(server.url)
    expect(result).toMatchObject({ outcome: 'not_found', status: 404 })
    expect(result).not.toHaveProperty('body')
  })
})

describe('redirects', () => {
  it('are followed, each hop shown and named', async () => {
    const server = keep(
      await serve((request, response) => {
        if (request.url === '/a') response.writeHead(301, { Location: 'b?x=1#part' }).end()
        else if (request.url === '/b?x=1') response.writeHead(307, { Location: `//127.0.0.1:${server.port}/ü` }).end()
        else response.end(`at ${request.url}`)
      }),
    )
    const hops: string[] = []
    const result = await get(`${server.url}/a`, { checkHop: async (url) => void hops.push(url) })
    expect(text(result)).toBe('at /%C3%BC')
    expect(result).toMatchObject({
      url: `${server.url}/a`,
      finalUrl: `${server.url}/%C3%BC`,
      redirects: [`${server.url}/b?x=1`, `${server.url}/%C3%BC`],
    })
    expect(hops).toEqual([`${server.url}/a`, `${server.url}/b?x=1`, `${server.url}/%C3%BC`])
  })

  it('to an address in unescaped UTF-8 are followed', async () => {
    const server = keep(
      await serveRaw((socket) => {
        socket.once('data', (request) => {
          const head = request.toString().startsWith('GET /caf%C3%A9 ') ? '200 OK' : '302 Found\r\nLocation: /café'
          socket.end(`HTTP/1.1 ${head}\r\nContent-Length: 1\r\n\r\nx`)
        })
      }),
    )
    expect(await get(server.url)).toMatchObject({ outcome: 'fetched', finalUrl: `${server.url}/caf%C3%A9` })
  })

  it('end after ten', async () => {
    const server = keep(
      await serve((request, response) => {
        const n = Number(request.url?.slice(1))
        response.writeHead(302, { Location: `/${n + 1}` }).end()
      }),
    )
    const result = await get(`${server.url}/0`)
    expect(result).toMatchObject({ outcome: 'too_many_redirects', finalUrl: `${server.url}/10` })
    expect(server.requests).toHaveLength(11)
  })

  it.each([
    ['without a Location', {}],
    ['to no URL', { Location: 'http://[bad' }],
  ])('%s are invalid', async (_what, headers) => {
    const server = keep(await serve((_, response) => response.writeHead(302, headers).end()))
    expect(await get(server.url)).toMatchObject({ outcome: 'invalid_redirect' })
  })

  it.each([
    ['file:///etc/passwd'],
    ['http://user:secret@127.0.0.1/'],
    ['http://10.1.2.3/'],
    ['http://169.254.169.254/latest/meta-data/'],
    ['http://[::1]/'],
    ['http://[::ffff:127.0.0.1]/'],
  ])('to %s are refused', async (Location) => {
    const server = keep(await serve((_, response) => response.writeHead(302, { Location }).end()))
    const result = await get(server.url)
    expect(result).toMatchObject({ outcome: 'address_refused', redirects: [expect.any(String)] })
    expect(JSON.stringify(result)).not.toContain('127.0.0.1 is not')
  })

  it('end where checkHop refuses', async () => {
    const server = keep(await serve((_, response) => response.writeHead(302, { Location: '/private' }).end()))
    const result = await get(server.url, {
      checkHop: async (url) => {
        if (url.endsWith('/private'))
          throw new HopRefused('robots_disallowed', 'robots.txt says no', { retryAfterMs: 5 })
      },
    })
    expect(result).toMatchObject({
      outcome: 'robots_disallowed',
      detail: 'robots.txt says no',
      finalUrl: `${server.url}/private`,
      retryAfterMs: 5,
    })
    expect(server.requests).toHaveLength(1)
  })

  it('pass other errors of checkHop on', async () => {
    const later = new Error('the gate is closed')
    const fetching = get('http://127.0.0.1:1/', { checkHop: () => Promise.reject(later) })
    await expect(fetching).rejects.toBe(later)
  })
})

describe('content encodings', () => {
  const page = Buffer.from('a page that is said twice, '.repeat(200))

  it.each([
    ['gzip', gzipSync(page)],
    ['x-gzip', gzipSync(page)],
    ['deflate', deflateSync(page)],
    ['deflate', deflateRawSync(page)],
    ['br', brotliCompressSync(page)],
    ['zstd', zstdCompressSync(page)],
    ['deflate, gzip', gzipSync(deflateSync(page))],
    ['GZIP', gzipSync(page)],
    ['utf-8', page],
  ])('%s is undone', async (encoding, body) => {
    const server = keep(
      await serve((_, response) => response.writeHead(200, { 'Content-Encoding': encoding }).end(body)),
    )
    expect(text(await get(server.url))).toBe(page.toString())
  })

  it.each([
    ['is something else', page],
    ['ends too early', gzipSync(page).subarray(0, 40)],
  ])('a body that %s is badly encoded', async (_what, body) => {
    const server = keep(await serve((_, response) => response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(body)))
    expect(await get(server.url)).toMatchObject({ outcome: 'bad_encoding' })
  })

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
  ])('a bomb of %s is too large', async (encoding, compress) => {
    const bomb = compress(Buffer.alloc(2_000_000))
    expect(bomb.length).toBeLessThan(10_000)
    const server = keep(
      await serve((_, response) => response.writeHead(200, { 'Content-Encoding': encoding }).end(bomb)),
    )
    expect(await get(server.url)).toMatchObject({ outcome: 'too_large' })
  })
})

describe('a body beyond the limit', () => {
  it('is given up at its announcement', async () => {
    const server = keep(
      await serve((_, response) => {
        response.writeHead(200, { 'Content-Length': '1000001' })
        response.write('x')
      }),
    )
    expect(await get(server.url)).toMatchObject({ outcome: 'too_large' })
  })

  it('is given up when it has come', async () => {
    const server = keep(
      await serve((_, response) => {
        const more = () => {
          while (response.write(Buffer.alloc(50_000, 'x')));
          response.once('drain', more)
        }
        more()
      }),
    )
    expect(await get(server.url)).toMatchObject({ outcome: 'too_large' })
  })

  it('is kept when it is just as large', async () => {
    const server = keep(await serve((_, response) => response.end(Buffer.alloc(1_000_000, 'x'))))
    expect(await get(server.url)).toMatchObject({ outcome: 'fetched' })
  })
})

describe('time', () => {
  it('runs out on a drip', async () => {
    const server = keep(
      await serve((_, response) => {
        const drip = setInterval(() => response.write('x'), 20)
        response.on('close', () => clearInterval(drip))
      }),
    )
    expect(await get(server.url, {}, { timeoutMs: 300 })).toMatchObject({ outcome: 'timeout' })
  })

  it('runs out on silence', async () => {
    const server = keep(await serveRaw(() => {}))
    expect(await get(server.url, {}, { timeoutMs: 200 })).toMatchObject({ outcome: 'timeout' })
  })

  it('runs out over redirects together', async () => {
    const server = keep(
      await serve((_, response) => void setTimeout(() => response.writeHead(302, { Location: '/on' }).end(), 80)),
    )
    expect(await get(server.url, {}, { timeoutMs: 300 })).toMatchObject({ outcome: 'timeout' })
    expect(server.requests.length).toBeGreaterThan(1)
  })

  it('does not run while a hop waits at the gate', async () => {
    const server = keep(await serve((_, response) => response.end('x')))
    const checkHop = () => new Promise<void>((resolve) => setTimeout(resolve, 400))
    expect(await get(server.url, { checkHop }, { timeoutMs: 300 })).toMatchObject({ outcome: 'fetched' })
  })

  it('runs out on a resolver that says nothing', async () => {
    const result = await get('http://slow.example/', {}, { timeoutMs: 200, lookup: () => {} })
    expect(result).toMatchObject({ outcome: 'timeout' })
  })

  it('is up when the caller says so', async () => {
    const server = keep(await serve(() => {}))
    const controller = new AbortController()
    const fetching = get(server.url, { signal: controller.signal })
    setTimeout(() => controller.abort(new Error('shutting down')), 50)
    await expect(fetching).rejects.toThrow('shutting down')
  })
})

describe('broken servers', () => {
  it.each([
    ['hang up at once', '', 'unreachable'],
    ['send less than they announce', 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf', 'unreachable'],
    ['end within a chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nha', 'unreachable'],
    ['speak no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n', 'http_error'],
    ['send two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx', 'unreachable'],
    ['send endless headers', `HTTP/1.1 200 OK\r\n${'X-Filler: xxxxxxxxxxxxxxxx\r\n'.repeat(5_000)}\r\n`, 'http_error'],
  ])('that %s', async (_what, answer, outcome) => {
    const server = keep(await serveRaw((socket) => void socket.once('data', () => socket.end(answer))))
    const result = await get(server.url)
    expect(result).toMatchObject({ outcome, detail: expect.stringContaining(`127.0.0.1:${server.port}`) })
  })

  it('that reset the connection', async () => {
    const server = keep(await serveRaw((socket) => void socket.once('data', () => socket.resetAndDestroy())))
    expect(await get(server.url)).toMatchObject({ outcome: 'unreachable' })
  })

  it('that listen no longer', async () => {
    const server = await serve(() => {})
    await server.close()
    expect(await get(server.url)).toMatchObject({ outcome: 'unreachable', detail: expect.stringContaining('refused') })
  })

  it('whose certificate nobody vouches for', async () => {
    const server = keep(await serveTls((_, response) => response.end('x'), 'news.example'))
    expect(await get(server.url)).toMatchObject({ outcome: 'tls_error' })
    expect(server.requests).toHaveLength(0)
  })

  it('that speak no TLS', async () => {
    const server = keep(await serve((_, response) => response.end('x')))
    expect(await get(server.url.replace('http:', 'https:'))).toMatchObject({ outcome: 'tls_error' })
  })
})

describe('names', () => {
  const answering =
    (...addresses: string[]): LookupFunction =>
    (_name, _options, callback) =>
      callback(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      )

  it('that do not resolve', async () => {
    const lookup: LookupFunction = (_name, _options, callback) =>
      callback(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }), '', 0)
    expect(await get('http://nowhere.example/', {}, { lookup })).toMatchObject({ outcome: 'dns_error' })
  })

  it.each([
    ['127.0.0.1'],
    ['10.0.0.8'],
    ['::1'],
    ['fd00::1'],
    ['::ffff:10.0.0.8'],
    ['64:ff9b::7f00:1'],
    ['2002:7f00:1::'],
  ])('that stand for %s are refused', async (address) => {
    const result = await get('http://inside.example/', {}, { lookup: answering(address), allowNet: [] })
    expect(result).toMatchObject({ outcome: 'address_refused', detail: expect.stringContaining(address) })
  })

  it('are reached at the permitted ones of their addresses', async () => {
    const server = keep(await serve((_, response) => response.end('x')))
    const lookup = answering('10.0.0.8', '127.0.0.1')
    expect(await get(`http://both.example:${server.port}/`, {}, { lookup })).toMatchObject({ outcome: 'fetched' })
  })

  it('that change their address between two requests are looked at again', async () => {
    const server = keep(
      await serve((_, response) => {
        response.setHeader('Connection', 'close')
        response.end('x')
      }),
    )
    let asked = 0
    const lookup: LookupFunction = (name, options, callback) => {
      asked += 1
      answering(asked === 1 ? '127.0.0.1' : '192.168.0.1')(name, options, callback)
    }
    const one = client({ lookup })
    const url = `http://rebind.example:${server.port}/`
    expect(await one.get(url)).toMatchObject({ outcome: 'fetched' })
    expect(await one.get(url)).toMatchObject({ outcome: 'address_refused' })
  })
})

describe('addresses', () => {
  it.each([
    ['http://127.0.0.1/'],
    ['http://2130706433/'],
    ['http://0x7f.1/'],
    ['http://017700000001/'],
    ['http://127.1/'],
    ['http://127.0.0.1./'],
    ['http://0/'],
    ['http://[::1]/'],
    ['http://[::]/'],
    ['http://[::ffff:7f00:1]/'],
    ['http://[fe80::1]/'],
    ['http://100.64.0.1/'],
    ['http://224.0.0.1/'],
    ['http://255.255.255.255/'],
    ['http://localhost/'],
    ['file:///etc/passwd'],
    ['http://user:pass@192.0.2.1/'],
  ])('%s is refused', async (url) => {
    expect(await get(url, {}, { allowNet: [] })).toMatchObject({ outcome: 'address_refused' })
  })

  it('that are no URL are the caller’s mistake', async () => {
    await expect(get('nonsense')).rejects.toThrow(TypeError)
  })

  it('allowed in no CIDR form are the caller’s mistake', () => {
    expect(() => client({ allowNet: ['ten'] })).toThrow(/CIDR/)
  })
})
